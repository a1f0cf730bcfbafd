import { expect, expectAccessible, test } from "./fixtures";

const HEARING =
  "QUIST: Good evening. The pumps failed twice.\n\nHOLM: The pumps never failed.\n\nQUIST: I read the log.";

test("who speaks in a text is offered for linking at import, and one press links a label to a speaker", async ({
  site,
  signIn,
}) => {
  const { projectId } = await site.article("nothing [yet]");
  await site.owner.api.post(`/projects/${projectId}/speakers`, { name: "Nora Quist" });
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}`);
  await page.getByRole("button", { name: "Import" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^Text/).fill(HEARING);
  await dialog.getByLabel(/^Title/).fill("The hearing");
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  const offer = page.getByText("2 people speak in The hearing without a speaker’s record.");
  await expect(offer).toBeVisible();
  await page.getByRole("button", { name: "Link speakers" }).click();
  const labels = page.getByRole("region", { name: "Who speaks in The hearing" });
  await expect(labels.getByText("2 turns")).toBeVisible();
  await expectAccessible(page);
  await labels.getByRole("button", { name: "QUIST is Nora Quist" }).click();
  await expect(labels.getByRole("link", { name: "QUIST" })).toBeVisible();
  await labels.getByRole("button", { name: "New speaker: HOLM" }).click();
  await expect(labels.getByRole("link", { name: "HOLM" })).toBeVisible();
  await labels.getByRole("link", { name: "QUIST" }).click();
  await expect(page.getByRole("heading", { name: "Nora Quist" })).toBeVisible();
  await expect(page.getByRole("link", { name: "The hearing" })).toBeVisible();
  await expect(page.getByText("2 turns")).toBeVisible();
});
