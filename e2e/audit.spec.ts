import { readFile } from "node:fs/promises";
import { expect, expectAccessibleInLightAndDark, test } from "./fixtures";

test("an owner sees who read and changed what, narrows it, pages it and takes it home", async ({
  site,
  signIn,
}) => {
  test.setTimeout(180_000);
  const { projectId, documentId } = await site.article("The quay was repaired in two summers.");
  const bo = await site.newcomer("Bo", projectId);
  const reading = await signIn(bo);
  await reading.goto(`/projects/${projectId}/documents/${documentId}`);
  await expect(reading.getByText("The quay was repaired")).toBeVisible();
  for (let n = 0; n < 101; n++) {
    await site.owner.api.post(`/projects/${projectId}/claims`, { statement: `Claim ${n}` });
  }

  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}/members`);
  await page.getByRole("link", { name: "Who read and changed what" }).click();
  const log = page.getByRole("table", { name: "Who read and changed what" });
  await expect(log.getByRole("row")).toHaveCount(101);
  // What was read on the way here may have been written meanwhile, and stands above.
  await expect(log.getByRole("row").filter({ hasText: "wrote a claim" }).first()).toBeVisible();
  await expect(log.getByRole("link", { name: "Claim 100" })).toHaveAttribute("href", /\/claims\//);
  await expect(page.getByRole("img", { name: /^Readings above a line/ })).toBeVisible();
  await expectAccessibleInLightAndDark(page);

  await page.getByRole("link", { name: "Older" }).press("Enter");
  await expect(page).toHaveURL(/cursor=/);
  await expect(log.getByRole("link", { name: "Claim 100" })).toHaveCount(0);
  await page.getByRole("link", { name: "Newest" }).press("Enter");
  await expect(log.getByRole("link", { name: "Claim 100" })).toBeVisible();

  // What was read is written every ten seconds.
  const narrow = async () => {
    await page.goto(`/projects/${projectId}/members/log`);
    await page.getByLabel("Who", { exact: true }).selectOption({ label: "Bo" });
    await page.getByLabel("What", { exact: true }).selectOption({ label: "What was read" });
    await page.getByRole("button", { name: "Show", exact: true }).press("Enter");
    await expect(page).toHaveURL(/group=read/);
    return log.getByRole("row").filter({ hasText: "read a text" }).count();
  };
  await expect.poll(narrow, { timeout: 60_000 }).toBe(1);
  await expect(log).not.toContainText("wrote a claim");

  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSV" }).click(),
  ]);
  const lines = (await readFile(await file.path(), "utf8")).trimEnd().split("\r\n");
  expect(lines[0]).toMatch(/^\uFEFFat,lastAt,count,what,kind,person/);
  expect(lines.slice(1).every((line) => line.includes("Bo"))).toBe(true);

  await page.getByLabel("To", { exact: true }).fill("2001-01-01");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByText("Nothing of this kind happened in these days.")).toBeVisible();
  await page.getByRole("link", { name: "Show everything" }).click();
  await expect(log).toBeVisible();
  await page.goto(`/projects/${projectId}/members/log?person=nobody`);
  await expect(page.getByRole("alert").filter({ hasText: "can not be looked for" })).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/projects/${projectId}/members/log`);
  await expect(page.getByRole("img", { name: /^Readings above a line/ })).toBeVisible();
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide).toBeLessThanOrEqual(0);
  await expectAccessibleInLightAndDark(page);

  const refused = await signIn(bo);
  const answer = await refused.goto(`/projects/${projectId}/members/log`);
  expect(answer?.status()).toBe(404);
});

test("whoever runs the installation sees sign-ins, and nobody else does", async ({
  site,
  signIn,
}) => {
  const { projectId } = await site.article("Words.");
  const page = await signIn(site.owner);
  await page.goto("/people");
  await page.getByRole("link", { name: "Sign-ins" }).click();
  const table = page.getByRole("table", { name: "Sign-ins" });
  await expect(table.getByRole("row").filter({ hasText: "made a token" }).first()).toBeVisible();
  await expectAccessibleInLightAndDark(page);
  const bo = await signIn(await site.newcomer("Bo", projectId));
  const answer = await bo.goto("/sign-ins");
  expect(answer?.status()).toBe(404);
});
