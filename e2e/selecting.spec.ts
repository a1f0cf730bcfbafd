import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { drawnOf, keepAs, spotsOf, type Spot } from "./words";

const FIRST = "The quay is open again since May.";
const SECOND = "Nobody counts the ships at night. The clerk sleeps, and the lamps burn.";
const THIRD = "The board reads the figures aloud.";
const TEXT = [FIRST, SECOND, THIRD].join("\n\n");

interface Place {
  readonly x: number;
  readonly y: number;
}

async function placeOf(page: Page, words: string, at: "start" | "end"): Promise<Place> {
  const [{ x, y, width, height }] = (await spotsOf(page, words)) as [Spot];
  return { x: at === "start" ? x + 1 : x + width - 1, y: y + height / 2 };
}

function selected(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.getSelection()?.toString().trim());
}

test("Alt and two clicks take the sentence, three clicks the paragraph", async ({ site, read }) => {
  const { owner } = site;
  const { path } = await site.text(TEXT);
  const reader = await read(owner, path);
  const { page } = reader;
  const { x, y } = await placeOf(page, "ships", "end");
  await page.keyboard.down("Alt");
  await page.mouse.click(x, y, { clickCount: 2 });
  await page.keyboard.up("Alt");
  await expect(reader.palette).toBeVisible();
  expect(await selected(page)).toBe("Nobody counts the ships at night.");
  await page.keyboard.press("Escape");
  await page.mouse.click(x, y, { clickCount: 3 });
  await expect(reader.palette).toBeVisible();
  expect(await selected(page)).toBe(SECOND);
});

test("words that a translator wrapped in elements of its own are still marked", async ({
  site,
  read,
}) => {
  const { owner } = site;
  const { documentId, path } = await site.text(TEXT);
  const target = [{ start: 0, end: "The quay".length }];
  const { id } = await owner.api.post(`/documents/${documentId}/annotations`, {
    kind: "claim",
    revision: 1,
    target,
  });
  const reader = await read(owner, path);
  const { page } = reader;
  await drawnOf(page, id);
  await expect(page.locator("[data-text]")).toHaveAttribute("translate", "no");
  await page.locator("[data-text]").evaluate((root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes: Node[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
    for (const node of nodes) {
      if (!node.nodeValue?.trim()) continue;
      const font = document.createElement("font");
      font.textContent = node.nodeValue;
      (node as ChildNode).replaceWith(font);
    }
  });
  const [spot] = (await spotsOf(page, "The quay")) as [Spot];
  await expect
    .poll(async () => Math.abs(((await drawnOf(page, id)).washes[0]?.x ?? 0) - spot.x) < 4)
    .toBe(true);
  await reader.select("lamps burn");
  await keepAs(page, "1");
  await expect
    .poll(async () => {
      const { items } = await owner.api.get<{ items: { target: { exact: string }[] }[] }>(
        `/documents/${documentId}/annotations`,
      );
      return items.map(({ target }) => target[0]?.exact);
    })
    .toEqual(["The quay", "lamps burn"]);
});
