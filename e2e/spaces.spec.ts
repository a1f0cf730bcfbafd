import { pathToFileURL } from "node:url";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { alive, dragOver, keepAs, spotsOf, textOf, type Spot } from "./words";

/** Where the first letter of some words stands in its line, in CSS pixels from the text's edge. */
async function indentOf(page: Page, words: string): Promise<number> {
  const [spot] = (await spotsOf(page, words)) as [Spot];
  const text = (await page.locator("[data-text]").boundingBox()) as Spot;
  return spot.x - text.x;
}

/** How wide words are that stand on one line, in CSS pixels. */
async function widthOf(page: Page, words: string): Promise<number> {
  const spots = await spotsOf(page, words);
  const [first, last] = [spots[0] as Spot, spots.at(-1) as Spot];
  return last.x + last.width - first.x;
}

const TEXT = `The clerk wrote it down and left.

The clerk wrote  it down\tand left.

    The board read it aloud.

Over the water,
  over the sand,
 nobody waits.`;

test("double spaces, tabs and indentation are shown as they are stored", async ({ site, read }) => {
  const { owner } = site;
  const { documentId, path } = await site.verbatim(TEXT, { title: "Minutes" });
  const { page } = await read(owner, path);
  await alive(page);
  expect(await textOf(page)).toBe(TEXT);
  expect(await widthOf(page, "wrote  it")).toBeGreaterThan((await widthOf(page, "wrote it")) + 3);
  expect(await widthOf(page, "down\tand")).toBeGreaterThan((await widthOf(page, "down and")) + 3);
  expect(await indentOf(page, "The board")).toBeGreaterThan(15);
  expect(await indentOf(page, "over the sand")).toBeGreaterThan(7);
  expect(await indentOf(page, "nobody waits")).toBeGreaterThan(3);
  expect(await indentOf(page, "Over the water")).toBeLessThan(2);

  const words = "wrote  it down\tand";
  await dragOver(page, words);
  await keepAs(page, "1");
  const stored = () =>
    owner.api
      .get<{ items: { target: { exact: string; start: number }[] }[] }>(
        `/documents/${documentId}/annotations`,
      )
      .then(({ items }) => items.flatMap(({ target }) => target));
  await expect
    .poll(stored)
    .toEqual([expect.objectContaining({ exact: words, start: TEXT.indexOf(words) })]);
});

interface Place {
  /** CSS pixels from the left edge of the text. */
  readonly indent: number;
  readonly width: number;
}

/** Where words of one line stand in a text on any page. */
function placeIn(text: Locator, words: string): Promise<Place> {
  return text.evaluate((root, line) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes: { node: Text; from: number }[] = [];
    let whole = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push({ node: node as Text, from: whole.length });
      whole += (node as Text).data;
    }
    const start = whole.indexOf(line);
    const range = document.createRange();
    const first = nodes.findLast(({ from }) => from <= start);
    const last = nodes.findLast(({ from }) => from < start + line.length);
    if (start < 0 || !first || !last) throw new Error(`“${line}” does not stand on the page`);
    range.setStart(first.node, start - first.from);
    range.setEnd(last.node, start + line.length - last.from);
    const { left, right } = range.getBoundingClientRect();
    return { indent: left - root.getBoundingClientRect().left, width: right - left };
  }, words);
}

async function expectSpacesShown(text: Locator): Promise<void> {
  const width = async (words: string) => (await placeIn(text, words)).width;
  const indent = async (words: string) => (await placeIn(text, words)).indent;
  const usual = await indent("Over the water");
  expect(await width("wrote  it")).toBeGreaterThan((await width("wrote it")) + 2);
  expect(await width("down\tand")).toBeGreaterThan((await width("down and")) + 2);
  expect(await indent("The board")).toBeGreaterThan(usual + 8);
  expect(await indent("over the sand")).toBeGreaterThan(usual + 4);
  expect(await indent("nobody waits")).toBeGreaterThan(usual + 2);
}

test("the exported page and the printed one keep white space as it is stored", async ({
  site,
  read,
  browser,
}, testInfo) => {
  const { documentId, path } = await site.verbatim(TEXT, { title: "Minutes" });
  const { owner } = site;
  const start = TEXT.indexOf("wrote  it");
  await owner.api.post(`/documents/${documentId}/annotations`, {
    kind: "claim",
    target: [{ start, end: start + "wrote  it down\tand".length }],
  });
  const { page } = await read(owner, path);
  await alive(page);
  await page.getByRole("button", { name: "Export" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Page to read offline" }).click();
  const file = testInfo.outputPath("page.html");
  await (await download).saveAs(file);
  const exported = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await exported.goto(pathToFileURL(file).href);
  const text = exported.locator(".text");
  expect((await text.evaluate((element) => element.textContent)).trim()).toBe(TEXT);
  await expectSpacesShown(text);
  for (const [width, colorScheme] of [
    [1440, "light"],
    [390, "dark"],
  ] as const) {
    await exported.emulateMedia({ colorScheme });
    await exported.setViewportSize({ width, height: 844 });
    const body = await exported.screenshot({ fullPage: true });
    await testInfo.attach(`spaces-${width}-${colorScheme}`, { body, contentType: "image/png" });
  }
  await exported.emulateMedia({ media: "print" });
  await expectSpacesShown(text);
  await exported.close();

  await page.goto(`${path}?view=print`);
  await expect(page.getByText("1 annotation", { exact: true })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expectSpacesShown(page.getByRole("main"));
  const body = await page.screenshot({ fullPage: true });
  await testInfo.attach("spaces-printed", { body, contentType: "image/png" });
});

const LEFTWARDS = [
  ["Arabic", "ar", "كتب الحارس  عدد القوارب\tوأغلق الباب.", "الحارس  عدد القوارب\tوأغلق"],
  ["Hebrew", "he", "השומר ספר  את 12 הסירות\tוסגר את השער.", "ספר  את 12 הסירות\tוסגר"],
] as const;

for (const [name, language, text, words] of LEFTWARDS) {
  test(`${name}: words are annotated across double spaces and tabs`, async ({ site, read }) => {
    const { owner } = site;
    const { documentId, path } = await site.verbatim(text, { title: "The gate" });
    await owner.api.patch(`/documents/${documentId}`, { language });
    const { page } = await read(owner, path);
    await alive(page);
    await dragOver(page, words);
    await keepAs(page, "1");
    await expect
      .poll(async () => {
        const { items } = await owner.api.get<{ items: { target: { exact: string }[] }[] }>(
          `/documents/${documentId}/annotations`,
        );
        return items.map(({ target }) => target.map(({ exact }) => exact).join(" … "));
      })
      .toEqual([words]);
  });
}
