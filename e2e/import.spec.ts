import { strToU8, zipSync } from "fflate";
import { expect, expectAccessibleInLightAndDark, test } from "./fixtures";

const WORD = zipSync({
  "word/document.xml": strToU8(
    '<w:document><w:body><w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>The ledger</w:t></w:r></w:p>' +
      "<w:p><w:r><w:t>Twelve crates were counted.</w:t></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p></w:body></w:document>",
  ),
});

const file = (name: string, content: string | Uint8Array) => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(content),
});

test("a file is seen as it will be kept before it is imported", async ({ site, signIn }) => {
  const { projectId } = await site.article("Words.");
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}`);
  await page.getByRole("button", { name: /^Import/ }).click();
  const dialog = page.getByRole("dialog", { name: "Import" });
  await dialog.getByRole("tab", { name: "Files" }).click();
  const choose = dialog.getByLabel("Choose files");
  const preview = dialog.getByRole("region", { name: "Preview" });

  await test.step("what it is, and what was left out, is said", async () => {
    await choose.setInputFiles(file("ledger.txt", WORD));
    await expect(preview.getByRole("heading", { name: "The ledger" })).toBeVisible();
    await expect(preview).toContainText("Twelve crates were counted.");
    await expect(preview.getByRole("list", { name: "What was changed or left out" })).toHaveText(
      /The name ends in \.txt, but this is a Word document.*1 passage that was struck out is left out/,
    );
    await expectAccessibleInLightAndDark(page);
    await dialog.getByRole("button", { name: "Remove ledger.txt" }).click();
  });

  await test.step("the encoding can be chosen, and is what is stored", async () => {
    await choose.setInputFiles(file("port.txt", Buffer.from([0xf0, 0xcf, 0xd2, 0xd4])));
    await preview.getByLabel("Encoding").selectOption("koi8-r");
    await expect(preview.getByRole("group", { name: "The text as it will be" })).toHaveText("Порт");
    await dialog.getByRole("button", { name: "Import file" }).click();
    await expect(page.getByRole("main")).toContainText("Порт");
  });
});

test("an archive is unpacked, and a report says which files did not come in", async ({
  site,
  signIn,
}) => {
  const { projectId } = await site.article("Words.");
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}`);
  await page.getByRole("button", { name: /^Import/ }).click();
  const dialog = page.getByRole("dialog", { name: "Import" });
  await dialog.getByRole("tab", { name: "Files" }).click();
  const archive = zipSync({
    "in/one.md": strToU8("# One\n\nWords of the first."),
    "in/two.txt": strToU8(" "),
    "in/photo.png": strToU8("x"),
  });
  await dialog.getByLabel("Choose files").setInputFiles(file("all.zip", archive));
  await expect(dialog.getByText("passed over: in/photo.png")).toBeVisible();
  await dialog.getByRole("button", { name: "Preview of one.md" }).click();
  await expect(dialog.getByRole("region", { name: "Preview" })).toContainText(
    "Words of the first.",
  );
  await dialog.getByRole("button", { name: "Import 2 files" }).click();
  await expect(dialog.getByText("1 file was imported, 1 was not")).toBeVisible();
  await expect(dialog.getByText("There are no words in it.")).toBeVisible();
});

test("what is pasted with structure keeps it", async ({ site, signIn }) => {
  const { projectId } = await site.article("Words.");
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}`);
  await page.getByRole("button", { name: /^Import/ }).click();
  const dialog = page.getByRole("dialog", { name: "Import" });
  const field = dialog.getByLabel("Text", { exact: true });
  await field.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "The ledger\none\ntwo");
    clipboardData.setData(
      "text/html",
      "<html><body><!--StartFragment--><h2>The ledger</h2><ul><li>one</li><li>two</li></ul><!--EndFragment--></body></html>",
    );
    element.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await expect(field).toHaveValue("The ledger\none\ntwo");
  const preview = dialog.getByRole("region", { name: "Preview" });
  await expect(preview.getByRole("heading", { name: "The ledger" })).toBeVisible();
  await expect(preview.getByRole("listitem").filter({ hasText: "two" })).toBeVisible();
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "two" })).toBeVisible();
});
