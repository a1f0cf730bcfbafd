import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import type { Someone } from "./site";

const SENTENCES = [
  "The new quay was promised to us in the spring, and in the spring we shall stand on it.",
  "They told you that the ferry could not be paid for; it has carried four thousand people since.",
  "Whoever says that the town is too small for a school has never counted its children.",
  "I have read every line of the report, and I have spoken with the people who wrote it.",
  "There are nights when the whole street is awake because nobody mended the pumps.",
  "My neighbour asked me what I would do first, and I answered that I would listen.",
];

/** Some 1,000 words, which fill two pages of a book. */
const SPEECH = Array.from({ length: 10 }, (_, paragraph) =>
  [0, 1, 2, 3, 4, 5].map((n) => SENTENCES[(n + paragraph) % SENTENCES.length]).join(" "),
).join("\n\n");

/** Marks each paragraph of an ASCII text twice, with a note under one of the two marks. */
async function annotate(owner: Someone, documentId: string, text: string): Promise<void> {
  let start = 0;
  for (const [n, paragraph] of text.split("\n\n").entries()) {
    for (const [k, kind] of (["claim", "rhetoric"] as const).entries()) {
      const made = await owner.api.post(`/documents/${documentId}/annotations`, {
        kind,
        target: [{ start: start + k * 20, end: start + k * 20 + 45 }],
        body: "It is *said* without a source,\nand repeated below.",
        ...(kind === "claim" && {
          claim: { statement: "The quay opens in spring.", type: "factual" },
        }),
      });
      if (n % 2 === k)
        await owner.api.post(`/annotations/${made.id}/notes`, { body: "Who promised <it>?" });
    }
    start += paragraph.length + 2;
  }
}

function sheetsOf(pdf: Buffer): number {
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

async function exportAs(page: Page, name: string) {
  await page.getByRole("button", { name: "Export" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name }).click();
  return download;
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test("the exported page reads offline in the product's faces, on a phone too, and is filtered and printed", async ({
  site,
  read,
  browser,
}, testInfo) => {
  const { documentId, path, text } = await site.text(SPEECH, { title: "Straße nach Łódź, 攻击" });
  await annotate(site.owner, documentId, text);
  const { page: reading } = await read(site.owner, path);
  const file = await exportAs(reading, "Page to read offline");
  expect(file.suggestedFilename()).toBe("Straße nach Łódź, 攻击.html");
  const kept = testInfo.outputPath("page.html");
  await file.saveAs(kept);

  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const faults: string[] = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("request", (one) => /^(file|data):/.test(one.url()) || faults.push(one.url()));
  await page.goto(pathToFileURL(kept).href);
  const loaded = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter(({ status }) => status === "loaded").map((f) => f.family);
  });
  expect(new Set(loaded)).toEqual(new Set(["Literata", "Inter"]));
  await expectAccessible(page);
  await expect(page.locator("article .note-body em").first()).toHaveText("said");
  await expect(page.locator("li .note-body").first()).toHaveText("Who promised <it>?");
  await expect(page.locator("#hashes code")).toHaveText(/^[0-9a-f]{64}$/);

  const shown = () => page.locator("article:visible").count();
  expect(await shown()).toBe(20);
  const line = () =>
    page
      .locator(".text mark.rhetoric")
      .first()
      .evaluate((mark) => getComputedStyle(mark).textDecorationLine);
  expect(await line()).toBe("underline");
  await page.getByRole("checkbox", { name: "Rhetoric" }).uncheck();
  expect(await shown()).toBe(10);
  expect(await line()).toBe("none");
  await page.getByRole("checkbox", { name: "Rhetoric" }).check();

  // The cards keep beside the text, and scroll there: no empty column stands below it.
  const beside = page.locator(".cards");
  const words = page.locator(".text");
  expect((await beside.boundingBox())?.height).toBeLessThanOrEqual(900);
  await words.locator("p").last().scrollIntoViewIfNeeded();
  await expect(beside).toBeInViewport({ ratio: 0.5 });

  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      expect(await overflow(page), `at ${width} px`).toBeLessThanOrEqual(0);
      await testInfo.attach(`export-${width}-${colorScheme}`, {
        body: await page.screenshot({ fullPage: true }),
        contentType: "image/png",
      });
    }
    await expectAccessible(page);
  }
  const printed = await page.pdf({ format: "A4", preferCSSPageSize: true });
  expect(sheetsOf(printed)).toBeGreaterThan(1);
  expect(sheetsOf(printed), "printed pages of two pages of speech").toBeLessThanOrEqual(4);
  expect(faults).toEqual([]);
  await page.close();
});

test("the print view of two pages of speech is at most four pages", async ({ site, read }) => {
  const { documentId, path, text } = await site.text(SPEECH);
  await annotate(site.owner, documentId, text);
  const { page } = await read(site.owner, path);
  await page.goto(`${path}?view=print`);
  await expect(page.getByText("20 annotations")).toBeVisible();
  // What a note is stands whole on one line, whatever is said behind it.
  const tall = await page
    .getByRole("complementary")
    .locator("p > b")
    .evaluateAll((all) => all.filter((each) => each.getClientRects().length > 1).length);
  expect(tall).toBe(0);
  const printed = await page.pdf({ format: "A4", preferCSSPageSize: true });
  expect(sheetsOf(printed)).toBeGreaterThan(1);
  expect(sheetsOf(printed)).toBeLessThanOrEqual(4);
});

test("a table opens in a spreadsheet with its letters", async ({ site, read }, testInfo) => {
  const { documentId, path } = await site.text("The road to Łódź is [open].", { title: "Łódź" });
  await site.owner.api.post(`/documents/${documentId}/annotations`, {
    kind: "claim",
    target: [{ start: 12, end: 16 }],
  });
  const { page } = await read(site.owner, path);
  const file = await exportAs(page, "Table (CSV)");
  expect(file.suggestedFilename()).toBe("Łódź.csv");
  const kept = testInfo.outputPath("table.csv");
  await file.saveAs(kept);
  const bytes = await readFile(kept);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(bytes.toString("utf8")).toContain('"Łódź"');
});

test("each format says what it does not carry before one downloads it", async ({ site, read }) => {
  const { path } = await site.text("The quay is [open] again.");
  const { page } = await read(site.owner, path);
  await page.getByRole("button", { name: "Export" }).click();
  const item = (name: RegExp) => page.getByRole("menuitem", { name });
  await expect(item(/^References as RIS Not in the file: where the words stand/)).toBeVisible();
  await expect(item(/^Page to read offline.*The file holds everything\./)).toBeVisible();
  await expectAccessible(page);
});
