import { expect, test } from "./fixtures";
import { alive } from "./words";

const SPEECH =
  "The quay is open again, and [ships call] twice as often. Nobody paid for it. The council voted.";

test("what is half written survives Escape, another press, a reload and a discard that is undone", async ({
  site,
  read,
}) => {
  const article = await site.article(SPEECH);
  const annotations = `/documents/${article.documentId}/annotations`;
  const target = [article.spans[0]];
  await site.owner.api.post(annotations, { kind: "claim", claim: { type: "factual" }, target });
  const reader = await read(site.owner, article.path);
  const { page } = reader;
  await alive(page);
  const note = page.getByLabel(/^Note \(Markdown\)/);
  const kept = page.getByText("Not saved yet. Your words are kept");
  const add = page.getByRole("button", { name: "Add note" });

  await test.step("Escape closes the form and says that the words are kept", async () => {
    await reader.click("ships");
    await add.click();
    await note.fill("Twice as often as");
    await page.keyboard.press("Escape");
    await expect(note).toHaveCount(0);
    await expect(kept).toBeVisible();
    await add.click();
    await expect(note).toHaveValue("Twice as often as");
  });

  await test.step("a press beside and a reload leave it as it is", async () => {
    await reader.click("council");
    await page.keyboard.press("Escape");
    await page.reload();
    await alive(page);
    await reader.click("ships");
    await expect(note).toHaveValue("Twice as often as");
  });

  await test.step("discarding it can be undone", async () => {
    await page.getByRole("button", { name: "Discard" }).first().click();
    await expect(note).toHaveCount(0);
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(note).toHaveValue("Twice as often as");
    await note.fill("Twice as often as before the storm?");
    await page.keyboard.press("Control+Enter");
    await expect(page.getByText("before the storm?")).toBeVisible();
    await page.reload();
    await alive(page);
    await reader.click("ships");
    await expect(page.getByText("before the storm?")).toBeVisible();
    await expect(note).toHaveCount(0);
  });

  await test.step("what was typed beside a tag is there when the words are selected again", async () => {
    await page.keyboard.press("Escape");
    await reader.select("Nobody paid for it");
    await page.keyboard.press("n");
    await reader.palette.getByLabel(/^Note/).fill("Who says so?");
    await page.keyboard.press("Escape");
    await expect(reader.palette).toHaveCount(0);
    await expect(kept).toBeVisible();
    await page.reload();
    await alive(page);
    await reader.select("Nobody paid for it");
    await expect(reader.palette.getByLabel(/^Note/)).toHaveValue("Who says so?");
    await reader.palette.getByRole("button", { name: "Claim" }).click();
    await reader.palette.getByLabel(/Claim in plain words/).fill("The quay was free.");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("article", { name: /The quay was free/ })).toBeVisible();
  });
});
