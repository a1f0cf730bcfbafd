import { createHash } from "node:crypto";
import { FETCHED_PORT } from "../playwright.config";
import { startSite } from "../test/fetch/site";
import { expect, expectAccessibleInLightAndDark, test } from "./fixtures";
import { alive } from "./words";

const WORDS = "The tide gauge at the quay was read at noon and again at dusk. ".repeat(6);
const PAGE = `<!doctype html><html lang="en"><head><title>Tide gauge</title></head><body><nav>Home News</nav><article><h1>Tide gauge</h1><p>${WORDS}</p></article></body></html>`;

test("a page comes in by its address, is seen before it is kept, and says where it is from", async ({
  site,
  read,
}) => {
  let ledger = false;
  const web = await startSite(
    (request, response) => {
      if (request.url === "/silent") return;
      const isThere = request.url === "/gauge" || (request.url === "/ledger" && ledger);
      response.writeHead(isThere ? 200 : 404, { "content-type": "text/html" });
      response.end(isThere ? PAGE : "nothing");
    },
    { port: FETCHED_PORT },
  );
  const { path, documentId, spans } = await site.text("The quay is [open].");
  const { api } = site.owner;
  const { id } = await api.post(`/documents/${documentId}/annotations`, {
    kind: "claim",
    target: [spans[0]],
    claim: { statement: "It is open." },
  });
  const reference = { relation: "supports", url: `${web.origin}/ledger` };
  await api.post(`/annotations/${id}/references`, reference);
  const reader = await read(site.owner, path);
  const { page } = reader;
  await alive(page);

  await test.step("what a reference points to is archived by a press", async () => {
    await reader.click("open");
    const card = reader.card(/It is open/);
    const archive = card.getByRole("button", { name: /^Archive a copy of/ });
    await archive.click();
    await expect(card.getByRole("alert")).toHaveText(/answered with status 404/);
    ledger = true;
    await archive.click();
    await expect(card.locator("[data-archived]")).toContainText(
      `Archived copy of ${web.origin}/ledger, fetched`,
    );
    await expect(card.getByRole("alert")).toHaveCount(0);
    await expect(card.getByRole("button", { name: /^Archive again/ })).toBeVisible();
    await expectAccessibleInLightAndDark(page);
  });

  await test.step("the palette leads to it", async () => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog", { name: "Commands" })).toBeVisible();
    await page.keyboard.type("from an address");
    await page.getByRole("option", { name: "Import from an address" }).click();
  });
  const dialog = page.getByRole("dialog", { name: "Import" });
  await expect(dialog.getByRole("tab", { name: "From an address" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  const address = dialog.getByRole("textbox", { name: "Address" });
  const fetchIt = dialog.getByRole("button", { name: "Fetch and preview" });

  await test.step("why an address is not fetched is said", async () => {
    await fetchIt.click();
    await expect(dialog.getByText("Type or paste an address first.")).toBeVisible();
    await address.fill("http://192.168.0.1/");
    await fetchIt.click();
    await expect(dialog.getByRole("alert")).toHaveText(
      /No public server is known at 192\.168\.0\.1/,
    );
    await address.fill(`${web.origin}/nothing`);
    await fetchIt.click();
    await expect(dialog.getByRole("alert")).toHaveText(/answered with status 404/);
    await expect(dialog.getByRole("button", { name: "Try again" })).toBeEnabled();
  });

  await test.step("it can be ended while it is fetched", async () => {
    await address.fill(`${web.origin}/silent`);
    await fetchIt.click();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(fetchIt).toBeEnabled();
    await expect(dialog.getByRole("alert")).toHaveCount(0);
  });

  await test.step("the text is seen with what was left out, on a wide page and on a phone", async () => {
    await address.fill(`${web.origin}/gauge`);
    await fetchIt.click();
    const preview = dialog.getByRole("region", { name: "Preview" });
    await expect(preview.getByRole("heading", { name: "Tide gauge" })).toBeVisible();
    await expect(preview).toContainText("2 words beside the article were left out.");
    await expect(dialog.getByText(/^Fetched from .*\/gauge/)).toBeVisible();
    await expectAccessibleInLightAndDark(page);
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const excess = await page.evaluate(() => document.body.scrollWidth - window.innerWidth);
      expect(excess).toBeLessThanOrEqual(0);
    }
  });

  await test.step("what was seen is kept, and its copy can be downloaded", async () => {
    await dialog.getByRole("button", { name: "Import", exact: true }).click();
    const about = page
      .getByRole("banner")
      .or(page.locator("header"))
      .filter({ hasText: "Archived copy" });
    await expect(about.last()).toContainText(`Archived copy of ${web.origin}/gauge, fetched`);
    const sha256 = createHash("sha256").update(PAGE).digest("hex");
    await expect(page.locator("code", { hasText: sha256.slice(0, 12) })).toHaveAttribute(
      "title",
      sha256,
    );
    const started = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download the copy" }).click();
    expect((await started).suggestedFilename()).toBe("127.0.0.1-gauge.html");
  });
  expect(web.requests.filter(({ path }) => path === "/gauge")).toHaveLength(1);
  await web.close();
});
