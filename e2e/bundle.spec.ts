import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import { expect, expectAccessible, test } from "./fixtures";
import { hydrated } from "./keys";

test("a project leaves as a bundle, is read without a network, and comes back after it was deleted", async ({
  site,
  signIn,
  browser,
}, testInfo) => {
  const { projectId, documentId, spans } = await site.article(
    "[The quay holds 400 crates.] [Nobody asked.]",
  );
  const { api } = site.owner;
  const [first, second] = spans;
  await api.post(`/documents/${documentId}/annotations`, {
    kind: "claim",
    target: [first],
    body: "Who counted?",
  });
  await api.post(`/documents/${documentId}/annotations`, {
    kind: "note",
    target: [second],
    body: "Really?",
  });
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}`);
  const menu = page.getByRole("button", { name: "Export", exact: true });
  await hydrated(menu);
  await menu.press("Enter");
  const downloading = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /Everything, to import again/ }).press("Enter");
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.zip$/);
  const bundle = testInfo.outputPath("bundle.zip");
  await download.saveAs(bundle);
  const files = unzipSync(await readFile(bundle));

  const html = testInfo.outputPath("project.html");
  await writeFile(html, files["project.html"] ?? "");
  const offline = await browser.newContext({ offline: true });
  const read = await offline.newPage();
  await read.goto(pathToFileURL(html).href);
  const cards = read.getByRole("article");
  await expect(cards).toHaveCount(2);
  await read.getByRole("checkbox", { name: /note/i }).uncheck();
  await expect(cards.filter({ hasText: "Really?" })).toBeHidden();
  await expect(cards.filter({ hasText: "Who counted?" })).toBeVisible();
  await read.locator("a.sign").first().click();
  expect(read.url()).toContain("#");
  await offline.close();

  const { name } = await api.get<{ name: string }>(`/projects/${projectId}`);
  await api.delete(`/projects/${projectId}`);
  await page.goto("/projects");
  await page.getByRole("link", { name: "Import a project" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Import a project");
  const look = page.getByRole("button", { name: "Look into it" });
  await hydrated(look);
  await look.press("Enter");
  await expect(page.getByText("Choose a bundle first.")).toBeVisible();
  await page.locator("input[type=file]").setInputFiles({
    name: "broken.zip",
    mimeType: "application/zip",
    buffer: Buffer.from("PK and nothing more"),
  });
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await page.locator("input[type=file]").setInputFiles(bundle);
  const report = page.getByRole("region", { name: "What will be imported" });
  await expect(report).toContainText("2 annotations");
  await expect(report).toContainText("What you wrote stays yours.");
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  await page.getByRole("button", { name: `Import “${name}”` }).press("Enter");
  await expect(page).toHaveURL(/\/projects\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  const imported = page.url().split("/").at(-1) ?? "";
  const documents = await api.get<{ items: { id: string; annotationCount: number }[] }>(
    `/projects/${imported}/documents`,
  );
  expect(documents.items).toMatchObject([{ annotationCount: 2 }]);
});
