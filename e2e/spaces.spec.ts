import type { Page } from "@playwright/test";
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
