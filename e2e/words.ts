import { expect, type Page } from "@playwright/test";

export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The text as the page holds it. */
export function textOf(page: Page): Promise<string | null> {
  return page.locator("[data-text]").evaluate((text) => text.textContent);
}

/** Waits until the text answers to mouse and keys. */
export async function alive(page: Page): Promise<void> {
  await expect(page.locator("[data-live]")).toHaveCount(1);
}

/** Waits until all that the page does can be done without a connection. */
export async function complete(page: Page): Promise<void> {
  await expect(page.locator("[data-complete]")).toHaveCount(1);
}

/** Keeps what is selected, with the first choice of the kind that the key stands for. */
export async function keepAs(page: Page, key: "1" | "2" | "3"): Promise<void> {
  await page.keyboard.press(key);
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.press("Enter");
}

/** Where words stand in the window, one box for each line; `nth` counts from 0. */
export async function spotsOf(page: Page, words: string, nth = 0): Promise<Spot[]> {
  const text = page.locator("[data-text]");
  // A text that is still being sent stands in a hidden part of the page, where nothing has a place.
  await text.waitFor();
  const spots = await text.evaluate(
    (root, [words, nth]) => {
      let start = -1;
      for (let i = 0; i <= nth; i++) start = (root.textContent ?? "").indexOf(words, start + 1);
      if (start < 0) return [];
      const range = document.createRange();
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      let at = 0;
      let begun = false;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = node.nodeValue?.length ?? 0;
        if (!begun && start < at + length) {
          range.setStart(node, start - at);
          begun = true;
        }
        if (begun && start + words.length <= at + length) {
          range.setEnd(node, start + words.length - at);
          break;
        }
        at += length;
      }
      if (!begun) return [];
      if (
        range.getBoundingClientRect().bottom > innerHeight - 80 ||
        range.getBoundingClientRect().top < 80
      ) {
        window.scrollBy({ top: range.getBoundingClientRect().top - 200, behavior: "instant" });
      }
      return [...range.getClientRects()]
        .filter(({ width, height }) => width > 0.5 && height > 0.5)
        .map(({ x, y, width, height }) => ({ x, y, width, height }));
    },
    [words, nth] as const,
  );
  expect(spots, `"${words}" stands on the page`).not.toEqual([]);
  return spots;
}

/** Drags the mouse over words, from before the first letter to behind the last. */
export async function dragOver(page: Page, words: string): Promise<void> {
  const spots = await spotsOf(page, words);
  const [first, last] = [spots[0] as Spot, spots.at(-1) as Spot];
  // Words that run from right to left begin at the right end of their first line.
  const leftwards = /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(words);
  const [left, right] = [({ x }: Spot) => x + 1, ({ x, width }: Spot) => x + width - 1];
  const [begin, end] = leftwards ? [right, left] : [left, right];
  await page.mouse.move(begin(first), first.y + first.height / 2);
  await page.mouse.down();
  await page.mouse.move(last.x + last.width / 2, last.y + last.height / 2, { steps: 4 });
  await page.mouse.move(end(last), last.y + last.height / 2, { steps: 4 });
  await page.mouse.up();
}

/** What is drawn for an annotation: the boxes of its washes and of the lines under its words. */
export async function drawnOf(page: Page, id: string): Promise<{ washes: Spot[]; lines: Spot[] }> {
  const group = page.locator(`svg g[data-annotation="${id}"]`);
  await expect(group).not.toHaveCount(0);
  const boxes = (name: string) =>
    group.locator(name).evaluateAll((all) =>
      all.map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return { x, y, width, height };
      }),
    );
  return { washes: await boxes("rect"), lines: await boxes("path") };
}
