import { expect, expectAccessible, expectAccessibleInLightAndDark, test } from "./fixtures";

test("formats are compared by what they carry and how their files begin, and one is downloaded", async ({
  site,
  signIn,
}) => {
  const { documentId, path, spans } = await site.text("[The quay holds 400 crates.] Nobody asked.");
  await site.owner.api.post(`/documents/${documentId}/annotations`, {
    kind: "claim",
    target: spans,
    body: "Who counted?",
  });
  const page = await signIn(site.owner);
  await page.goto(path);
  await page.getByRole("button", { name: "Export" }).press("Enter");
  await page.getByRole("menuitem", { name: "Compare export formats…" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Export ");
  const lines = page.getByRole("region", { name: "First lines" });
  await expect(lines).toContainText('"@context"');
  await expectAccessibleInLightAndDark(page);

  const format = page.getByRole("combobox", { name: "Format" });
  await format.selectOption({ label: "Obelus lines (JSONL)" });
  await expect(lines).toContainText('"exact":"The quay holds 400 crates."');
  await expect(page.getByText("The file goes on.")).toBeVisible();
  await expect(page.getByText("Not in the file: the document’s text.")).toBeVisible();
  await page.getByRole("combobox", { name: "Annotations" }).selectOption({ index: 1 });
  await expect(page.getByText("The file is empty")).toBeVisible();
  await page.getByRole("combobox", { name: "Annotations" }).selectOption({ index: 0 });
  await format.selectOption({ label: "Table (CSV)" });
  await expect(lines).toContainText("The quay holds 400 crates.");
  await expect(page.getByText("This is the whole file.")).toBeVisible();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download (.csv)" }).press("Enter");
  expect((await downloading).suggestedFilename()).toMatch(/\.csv$/);
  await format.selectOption({ label: "Text with comments (Word)" });
  await expect(page.getByText(/is packed and is read by other programs/)).toBeVisible();

  const table = page.getByRole("table", { name: "All formats compared" });
  const row = table.getByRole("row", { name: /^the document’s text/ });
  await expect(row.getByRole("cell").first()).toHaveText("no");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  const overflow = () =>
    document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
});
