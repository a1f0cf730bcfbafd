import { expect, test } from "./fixtures";

const KEPT = "Not saved yet. Your words are kept";

test("what is half written in a form of a page survives Escape, a reload and a discard that is undone", async ({
  site,
  signIn,
}) => {
  const { projectId } = await site.article("The ferry runs at noon.");
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}/claims`);
  const dialog = page.getByRole("dialog");
  const statement = dialog.getByLabel("Claim", { exact: true });

  await test.step("Escape keeps the words and says so", async () => {
    await page.getByRole("button", { name: "New claim" }).click();
    await expect(statement).toBeFocused();
    await statement.fill("The ferry runs twice");
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText(KEPT)).toBeVisible();
  });

  await test.step("after a reload the page says that something waits, and leads to it", async () => {
    await page.reload();
    await expect(page.getByText("Something you began to write here")).toBeVisible();
    await page.getByRole("button", { name: "Go on" }).click();
    await expect(statement).toHaveValue("The ferry runs twice");
    await expect(dialog.getByText("You wrote this earlier")).toBeVisible();
  });

  await test.step("discarding can be undone, which opens the form again", async () => {
    await dialog.getByRole("button", { name: "Discard" }).last().click();
    await expect(dialog).toHaveCount(0);
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(statement).toHaveValue("The ferry runs twice");
  });

  await test.step("nothing is kept of what is saved", async () => {
    await statement.fill("The ferry runs twice a day.");
    await dialog.getByRole("button", { name: "Add claim", exact: true }).click();
    await expect(page.getByRole("link", { name: "The ferry runs twice a day." })).toBeVisible();
    await page.getByRole("button", { name: "New claim" }).click();
    await expect(statement).toHaveValue("");
    await page.keyboard.press("Escape");
    await expect(page.getByText(KEPT)).toHaveCount(0);
  });
});

test("pasted words are there after another page and a reload", async ({ site, signIn }) => {
  const { projectId } = await site.article("The bakery closed.");
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}`);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Text", { exact: true }).fill("Nobody asked the baker why he left.");
  await page.keyboard.press("Escape");
  await expect(page.getByText(KEPT)).toBeVisible();
  await page.getByRole("link", { name: "Codebook" }).click();
  await expect(page.getByRole("heading", { name: "Codebook", level: 1 })).toBeVisible();
  await page.goBack();
  await page.reload();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(dialog.getByLabel("Text", { exact: true })).toHaveValue(
    "Nobody asked the baker why he left.",
  );
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await page.waitForURL(/\/documents\//);
  await expect(page.getByText("Nobody asked the baker").first()).toBeVisible();
});

test("a draft says that its record changed meanwhile, and takes nothing back", async ({
  site,
  signIn,
}) => {
  const { projectId } = await site.article("The mill stands.");
  const speaker = await site.owner.api.post<{ id: string }>(`/projects/${projectId}/speakers`, {
    name: "Mira Holt",
    role: "miller",
    description: "Runs the mill.",
  });
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}/speakers/${speaker.id}`);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Description").fill("Runs the mill and the shop.");
  await page.keyboard.press("Escape");
  await site.owner.api.patch(`/speakers/${speaker.id}`, {
    role: "miller and mayor",
    description: "Ran the mill until spring.",
  });
  await page.reload();
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(dialog.getByLabel("Role")).toHaveValue("miller and mayor");
  await expect(dialog.getByLabel("Description")).toHaveValue("Runs the mill and the shop.");
  await expect(dialog.getByText("Somebody has changed the same since then")).toBeVisible();
  await expect(dialog.getByText("Ran the mill until spring.")).toBeVisible();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Runs the mill and the shop.")).toBeVisible();
  await expect(page.getByText("miller and mayor").first()).toBeVisible();
});

test("what somebody began to write is theirs alone and gone once they sign out", async ({
  site,
  signIn,
}) => {
  const { projectId } = await site.article("The well is dry.");
  const newcomer = await site.newcomer("Dora", projectId);
  const page = await signIn(newcomer);
  await page.goto(`/projects/${projectId}/claims`);
  await page.getByRole("button", { name: "New claim" }).click();
  await page.getByRole("dialog").getByLabel("Claim", { exact: true }).fill("The well ran dry");
  await page.keyboard.press("Escape");
  const drafts = () =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("obelus.draft.")));
  expect(await drafts()).toHaveLength(1);
  await page.getByRole("button", { name: /Dora/ }).click();
  await page.getByRole("menuitem", { name: "Sign out, discard what is not saved" }).click();
  await page.waitForURL(/sign-in/);
  expect(await drafts()).toEqual([]);
});
