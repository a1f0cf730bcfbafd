import { readFile } from "node:fs/promises";
import { expect, test } from "./fixtures";
import { ReaderPage } from "./reader-page";

const SPEECH = `Friends, the harbour is open, and traffic through it has doubled since we took office.

The auditor wrote that “the project was finished within its budget”. The same tired clique said it would cost us everything.`;

test("a new person finds the sample project with its annotated speech", async ({
  site,
  signIn,
}) => {
  const page = await signIn(site.owner);
  await page.goto("/projects");
  await page.getByRole("link", { name: /Brackwater: the east quay/ }).click();
  await page.getByRole("link", { name: "Speech at the reopening of the east quay" }).click();
  const reader = new ReaderPage(page);
  await expect(reader.text).toContainText("traffic through it has doubled");
  await expect(reader.card(/^Claim.* by Mira/).first()).toBeVisible();
  await expect(reader.card(/by Yusuf/).first()).toBeVisible();
});

test("a text is pasted, read, tagged, noted and cited, and another person answers live", async ({
  site,
  signIn,
  read,
}) => {
  const { projectId } = await site.article("nothing [yet]");
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}`);
  await page.getByRole("button", { name: "Import" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^Text/).fill(SPEECH);
  await dialog.getByLabel(/^Title/).fill("What the mayor said");
  await dialog.getByRole("button", { name: "Import", exact: true }).click();

  const reader = new ReaderPage(page);
  await expect(reader.text).toContainText("traffic through it has doubled");
  await page.waitForURL(/\/documents\//);
  const path = new URL(page.url()).pathname;
  const documentId = path.split("/").at(-1) ?? "";
  expect(await site.owner.api.text(`/documents/${documentId}/text`)).toBe(SPEECH);

  const tomas = await site.someone("Tomas", projectId);
  const other = await read(tomas, path);

  await test.step("a claim, with its plain words", async () => {
    await reader.select("traffic through it has doubled since we took office");
    await page.keyboard.press("1");
    const palette = page.getByRole("dialog", { name: "Tag the selected words" });
    await palette.getByRole("combobox").fill("stat");
    await palette.getByLabel(/Claim in plain words/).fill("Harbour traffic doubled.");
    await palette.getByRole("button", { name: "Save", exact: true }).click();
    await expect(reader.card(/Claim.*Harbour traffic doubled/)).toBeVisible();
    await expect(other.card(/Claim.*Harbour traffic doubled/)).toBeVisible();
  });

  await test.step("a quotation and a piece of rhetoric, by their numbers", async () => {
    await reader.select("the project was finished within its budget");
    await page.keyboard.press("2");
    await page.keyboard.press("Enter");
    await expect(reader.card(/quotation/i)).toBeVisible();
    await reader.select("The same tired clique");
    await page.keyboard.press("3");
    await page.getByRole("dialog").getByRole("combobox").fill("name calling");
    await page.keyboard.press("Enter");
    const save = page.getByRole("button", { name: "Save", exact: true });
    if (await save.isVisible()) await save.click();
    await expect(reader.card(/Name calling/i)).toBeVisible();
  });

  await test.step("a note and a reference", async () => {
    await reader.click("traffic through it has doubled");
    const card = reader.card(/Harbour traffic doubled/);
    await card.getByRole("button", { name: "Add note" }).click();
    await card.getByLabel(/Note \(Markdown\)/).fill("Doubled *from what*?");
    await card.getByRole("button", { name: "Save" }).click();
    await expect(card.locator("em", { hasText: "from what" })).toBeVisible();
    await card.getByRole("button", { name: "Add evidence" }).click();
    await card.getByLabel("Source").fill("https://port.example.org/register/2023");
    await card.getByLabel("Page or section").fill("p. 14");
    await card.getByLabel("Stance").selectOption({ label: "⊕ supports" });
    await card.getByRole("button", { name: "Save evidence" }).click();
    await expect(card.getByRole("link", { name: /port\.example\.org/ })).toBeVisible();
  });

  await test.step("the other person sees it, replies and disagrees", async () => {
    await other.click("traffic through it has doubled");
    const card = other.card(/Harbour traffic doubled/);
    await expect(card.locator("em", { hasText: "from what" })).toBeVisible();
    await card.getByRole("region", { name: "Conversation" }).getByText("Reply").first().click();
    await card.getByLabel(/^Reply to/).fill("From 212 calls.");
    await card.getByRole("button", { name: "Save" }).click();
    await card.getByRole("button", { name: /^Disagree/ }).click();
    const mine = reader.card(/Harbour traffic doubled/);
    await expect(mine.getByText("From 212 calls.")).toBeVisible();
    await expect(mine.getByRole("button", { name: /^Disagree.*1/ })).toBeVisible();
  });

  await test.step("it is still there after a reload, and goes out", async () => {
    await page.reload();
    await expect(reader.card(/Harbour traffic doubled/)).toBeVisible();
    await page.getByRole("button", { name: "Export" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: /W3C/ }).click(),
    ]);
    const w3c = JSON.parse(await readFile((await download.path()) ?? "", "utf8")) as object;
    expect(JSON.stringify(w3c)).toContain("TextQuoteSelector");
    expect(JSON.stringify(w3c)).toContain("traffic through it has doubled since we took office");
  });
});

test("the exported page opens by itself, with its overlays and without a request", async ({
  site,
  signIn,
  browser,
}) => {
  const page = await signIn(site.owner);
  const html = await page.request.get(
    "/api/v1/documents/01900000-0000-7000-8000-000000000010/export/html",
  );
  expect(html.headers()["content-disposition"]).toContain("attachment");
  const context = await browser.newContext({ offline: true });
  const alone = await context.newPage();
  const requests: string[] = [];
  alone.on("request", (request) => requests.push(request.url()));
  await alone.setContent(await html.text());
  await expect(alone.getByText("traffic through it has doubled").first()).toBeVisible();
  expect(await alone.locator("mark").count()).toBeGreaterThan(10);
  expect(requests.filter((url) => /^https?:/.test(url))).toEqual([]);
  await context.close();
});
