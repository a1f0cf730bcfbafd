import { expect, expectAccessible, test } from "./fixtures";
import { alive } from "./words";

const TEXT = "The quay holds 400 crates. The crane was built in 1911. Nobody asked the ferrymen.";
const line = (exact: string, author: string, start: number) =>
  JSON.stringify({ kind: "claim", target: [{ start, end: start + exact.length, exact }], author });
const FILE = [
  line("The quay holds 400 crates.", "Ilse Varn", 0),
  // Its offsets do not fit: it is found by its words.
  line("The crane was built in 1911.", "Ilse Varn", 3),
  line("The mayor denied it.", "Jon Aske", 0),
].join("\n");

test("annotations of a file are tried, seen, imported, and known again", async ({ site, read }) => {
  const article = await site.text(TEXT);
  const { page } = await read(site.owner, article.path);
  await alive(page);
  await page.getByRole("button", { name: "Export" }).press("Enter");
  await page.getByRole("menuitem", { name: "Import annotations…" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Import annotations into");
  await page.getByRole("button", { name: "Try it" }).press("Enter");
  await expect(page.getByText("Choose a file first.")).toBeVisible();

  const choose = (name: string, text: string) =>
    page
      .locator("input[type=file]")
      .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await choose("notes.csv", "quote;who\n");
  await expect(page.getByRole("combobox", { name: "Format" })).toHaveValue("csv");
  const report = page.getByRole("region", { name: "What would happen" });
  await expect(report).toContainText("No new annotations");

  await choose("work.jsonl", FILE);
  await expect(report).toContainText("2 new annotations");
  await expect(report).toContainText("1 of the new is placed by the words");
  await expect(report).toContainText("1 could not be placed");
  await expect(report).toContainText("Line 3");
  await expect(report).toContainText("The mayor denied it.");
  await expect(page.getByRole("combobox", { name: "Format" })).toHaveValue("jsonl");
  await expectAccessible(page);
  const count = async () =>
    (await site.owner.api.get<{ annotationCount: number }>(`/documents/${article.documentId}`))
      .annotationCount;
  expect(await count()).toBe(0);

  await page.getByRole("button", { name: "Import 2 annotations" }).press("Enter");
  await expect(page.getByText("2 annotations were imported.")).toBeVisible();
  expect(await count()).toBe(2);
  await choose("again.jsonl", FILE);
  await expect(report).toContainText("2 are there already");
  await expect(page.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
  await page.getByRole("link", { name: "Back to the text" }).click();
  await expect(page.getByRole("button", { name: /^Claim by Ilse Varn/ })).toHaveCount(2);
});
