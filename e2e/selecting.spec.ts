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

async function drag(page: Page, from: Place, to: Place): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 });
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
}

function selected(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.getSelection()?.toString().trim());
}

async function columnOf(page: Page): Promise<Spot> {
  return (await page.locator("[data-text]").boundingBox()) as Spot;
}

test("a drag beyond the text marks what is on the line beside the pointer", async ({
  site,
  read,
}) => {
  const { owner } = site;
  const { documentId, path } = await site.text(TEXT);
  await owner.api.post(`/documents/${documentId}/annotations`, {
    kind: "claim",
    revision: 1,
    target: [{ start: TEXT.indexOf("Nobody"), end: TEXT.indexOf("Nobody") + 6 }],
  });
  const reader = await read(owner, path);
  const { page } = reader;
  const card = (await reader.card(/^Claim/).boundingBox()) as Spot;
  const column = await columnOf(page);
  const right = { x: column.x + column.width + 24 };
  const left = { x: column.x - 24 };
  const clear = async () => {
    await page.keyboard.press("Escape");
    await page.mouse.click(column.x + column.width / 2, column.y + column.height + 60);
    await expect(reader.palette).toHaveCount(0);
  };

  await test.step("to the right: the rest of the line", async () => {
    const from = await placeOf(page, "open again", "start");
    await drag(page, from, { ...right, y: from.y });
    await expect(reader.palette).toBeVisible();
    expect(await selected(page)).toBe("open again since May.");
    await clear();
  });

  await test.step("to the left: what stands before on the line", async () => {
    const from = await placeOf(page, "counts", "end");
    await drag(page, from, { ...left, y: from.y });
    await expect(reader.palette).toBeVisible();
    expect(await selected(page)).toBe("Nobody counts");
    await clear();
  });

  await test.step("over a card: the line beside it", async () => {
    const from = await placeOf(page, "since", "start");
    const over = { x: card.x + card.width / 2, y: (await placeOf(page, "Nobody", "start")).y };
    await drag(page, from, over);
    await expect(reader.palette).toBeVisible();
    const words = await selected(page);
    expect(words?.startsWith("since May.")).toBe(true);
    expect(SECOND.startsWith(words?.split("\n").at(-1) ?? "-")).toBe(true);
    expect(words).not.toContain("board");
    await clear();
  });

  await test.step("from outside: the line beside the place where it began", async () => {
    const to = await placeOf(page, "figures", "end");
    await drag(page, { ...left, y: to.y }, to);
    await expect(reader.palette).toBeVisible();
    expect(await selected(page)).toBe("The board reads the figures");
    await clear();
    const from = await placeOf(page, "again", "start");
    await drag(page, { ...right, y: from.y }, from);
    await expect(reader.palette).toBeVisible();
    expect(await selected(page)).toBe("again since May.");
    await clear();
  });

  await test.step("from far outside and slowly, when the browser has begun a selection of its own", async () => {
    const end = await placeOf(page, "figures", "end");
    const start = await placeOf(page, "again", "start");
    for (const [side, to, words] of [
      [column.x - 70, end, "The board reads the figures"],
      [column.x + column.width + 90, start, "again since May."],
    ] as const) {
      await page.mouse.move(side, to.y);
      await page.mouse.down();
      await page.mouse.move((side + to.x) / 2, to.y, { steps: 40 });
      await page.mouse.move(to.x, to.y, { steps: 10 });
      await page.mouse.up();
      await expect(reader.palette).toBeVisible();
      expect(await selected(page)).toBe(words);
      await clear();
    }
  });

  await test.step("begun on words of a card, it marks nothing of the text", async () => {
    const words = (await page
      .getByRole("article")
      .getByText(/Nobody/)
      .first()
      .boundingBox()) as Spot;
    const from = { x: words.x + 8, y: words.y + words.height / 2 };
    await drag(page, from, await placeOf(page, "clerk", "start"));
    await expect(reader.palette).toHaveCount(0);
  });
});

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

test("Alt and three clicks take a whole paragraph of several lines, the palette takes wholes too", async ({
  site,
  read,
}) => {
  const verse = "Over the water,\n  over the sand,\n nobody waits. The lamps burn.";
  const { documentId, path } = await site.verbatim(`${FIRST}\n\n${verse}`, { title: "Verse" });
  const reader = await read(site.owner, path);
  const { page, palette } = reader;
  const marked = () => page.getByText(/^Selected: /);

  await test.step("by mouse", async () => {
    const { x, y } = await placeOf(page, "over the sand", "start");
    await page.keyboard.down("Alt");
    await page.mouse.click(x, y, { clickCount: 3 });
    await page.keyboard.up("Alt");
    await expect(palette).toBeVisible();
    expect(await page.evaluate(() => document.getSelection()?.toString())).toBe(verse);
    await page.keyboard.press("Escape");
    await expect(palette).toHaveCount(0);
  });

  await test.step("by the palette's buttons", async () => {
    await reader.select("nobody");
    await palette.getByRole("button", { name: "Whole sentence" }).click();
    await expect(marked()).toHaveText("Selected: nobody waits.");
    await palette.getByRole("button", { name: "Whole paragraph" }).click();
    await expect(marked()).toHaveText(/^Selected: Over the water[^]+The lamps burn\.$/);
    await keepAs(page, "1");
  });

  await test.step("by keys", async () => {
    await reader.select("quay");
    await page.keyboard.press("s");
    await expect(marked()).toHaveText(`Selected: ${FIRST}`);
    await keepAs(page, "1");
  });

  await expect
    .poll(async () => {
      const { items } = await site.owner.api.get<{ items: { target: { exact: string }[] }[] }>(
        `/documents/${documentId}/annotations`,
      );
      return items.map(({ target }) => target.map(({ exact }) => exact).join(" … "));
    })
    .toEqual([FIRST, verse]);
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

test.describe("with a finger", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the end of a selection that is moved out of the text stays in its paragraph", async ({
    site,
    read,
  }) => {
    const { path } = await site.text(TEXT);
    const reader = await read(site.owner, path);
    const { page } = reader;
    await reader.tap("counts");
    await expect.poll(() => selected(page)).toBe("Nobody counts the ships at night.");
    // What the browser does when a finger moves the end of its selection below the text.
    await page.evaluate(() => {
      document.getSelection()?.extend(document.querySelector("footer") as Node, 0);
    });
    await reader.palette.getByRole("button", { name: "Claim" }).waitFor();
    await expect(page.getByText(`Selected: ${SECOND}`)).toBeAttached();
  });
});
