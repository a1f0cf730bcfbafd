import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures";
import type { ReaderPage } from "./reader-page";
import { alive } from "./words";

const LINE = "The council met again, and the keeper of the light spoke for an hour about the cost.";
const LINES = Array.from({ length: 30 }, () => LINE);
const WORDS = "last pier";
const END = "and nobody answered";
const TEXT = [
  ...LINES,
  "Nobody paid for the last pier here.",
  ...LINES,
  `They asked, ${END}.`,
].join("\n\n");

interface Box {
  readonly top: number;
  readonly bottom: number;
}

/** Where something is in the window, in CSS pixels. */
async function boxOf(element: Locator): Promise<Box> {
  return element.evaluate((node) => {
    const { top, bottom } = node.getBoundingClientRect();
    return { top, bottom };
  });
}

/** Where words of the text lie in the window: the last of their lines decides. */
function wordsOf({ text }: ReaderPage, words: string): Promise<Box> {
  return text.evaluate((container, sought) => {
    const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.textContent?.lastIndexOf(sought) ?? -1;
      if (start < 0) continue;
      range.setStart(node, start);
      range.setEnd(node, start + sought.length);
    }
    const { top, bottom, width } = range.getBoundingClientRect();
    if (width === 0) throw new Error(`“${sought}” is not drawn`);
    return { top, bottom };
  }, words);
}

/**
 * The palette lies below the words, and its foot is in the part of the window that is seen, as soon
 * as what was just shown in it has been laid out.
 */
async function expectInView(reader: ReaderPage, seen: number, selected = WORDS): Promise<number> {
  const { palette } = reader;
  const save = palette.getByRole("button", { name: "Save", exact: true });
  await expect(save).toBeVisible();
  let height = 0;
  await expect(async () => {
    const [all, foot, words] = [
      await boxOf(palette),
      await boxOf(save),
      await wordsOf(reader, selected),
    ];
    expect(words.top).toBeGreaterThanOrEqual(0);
    expect(all.top).toBeGreaterThanOrEqual(words.bottom - 0.5);
    expect(foot.bottom).toBeLessThanOrEqual(seen);
    expect(all.bottom).toBeLessThanOrEqual(seen + 1);
    height = Math.round(all.bottom - all.top);
  }).toPass();
  return height;
}

/** Previews a note beside its field, before a kind is chosen and after that. */
async function expectPreview(reader: ReaderPage, seen: number): Promise<void> {
  const { palette } = reader;
  const field = palette.getByLabel(/^Note/);
  await field.fill("He means the *old* quay.\n\n".repeat(12));
  const preview = palette.getByRole("region", { name: "Preview" });
  const tall = (await boxOf(palette)).bottom - (await boxOf(palette)).top;
  await palette.getByRole("button", { name: "Preview" }).click();
  await expect(preview.getByText("old", { exact: true }).first()).toBeVisible();
  const box = await boxOf(palette);
  expect(Math.abs(box.bottom - box.top - tall)).toBeLessThanOrEqual(1);
  expect((await boxOf(palette.getByRole("button", { name: /^Save/ }))).bottom).toBeLessThanOrEqual(
    seen,
  );
  await palette.getByRole("button", { name: "Claim" }).click();
  await expectInView(reader, seen);
  await expect(preview).toBeVisible();
  await palette.getByRole("button", { name: "Hide preview" }).click();
  await expect(preview).toHaveCount(0);
}

for (const [width, height] of [
  [1440, 900],
  [1366, 768],
] as const) {
  test.describe(`at ${width} × ${height}`, () => {
    test.use({ viewport: { width, height } });

    test("a press chooses, its questions and Save stay in view, and nothing moves", async ({
      site,
      read,
    }) => {
      const { path } = await site.text(TEXT);
      const reader = await read(site.owner, path);
      const { page, palette } = reader;
      await alive(page);
      await reader.select(WORDS);
      await palette.getByRole("button", { name: "Rhetoric" }).click();
      const options = palette.getByRole("option");
      const tall = await expectInView(reader, height);

      await test.step("whatever is chosen, its height and place stay", async () => {
        for (const at of [3, 7, 1]) {
          await options.nth(at).click();
          await expect(options.nth(at)).toHaveAttribute("aria-selected", "true");
          expect(await expectInView(reader, height)).toBe(tall);
        }
      });

      await test.step("moving the pointer changes nothing", async () => {
        await options.nth(4).hover();
        await options.nth(2).hover();
        await expect(options.nth(1)).toHaveAttribute("aria-selected", "true");
      });

      await test.step("when to use it and when not is one key away", async () => {
        await palette.getByRole("combobox").fill("loaded");
        await page.keyboard.press("F1");
        const guidance = palette.getByRole("region", { name: "When to use Loaded language" });
        await expect(guidance.getByRole("heading", { name: "Avoid it when" })).toBeVisible();
        await expect(guidance.getByRole("heading", { name: "Examples" })).toBeVisible();
        await expect(guidance.getByRole("heading", { name: "Not meant" })).toBeAttached();
        expect(await expectInView(reader, height)).toBe(tall);
        await page.keyboard.press("Escape");
        await expect(guidance).toHaveCount(0);
        await expect(palette.getByRole("combobox")).toBeFocused();
      });

      await test.step("the second press on the same one saves", async () => {
        const loaded = palette.getByRole("option", { name: /^Loaded language/ });
        await loaded.click();
        await expect(palette.getByText(/Loaded language or/).first()).toBeAttached();
        await loaded.click();
        await expect(palette).toHaveCount(0);
        await expect(reader.card(/Loaded language/).first()).toBeVisible();
      });
    });

    test("the preview of a note moves nothing, and Save stays in view", async ({ site, read }) => {
      const { path } = await site.text(TEXT);
      const reader = await read(site.owner, path);
      await alive(reader.page);
      await reader.select(WORDS);
      await reader.page.keyboard.press("n");
      await expectPreview(reader, height);
    });

    test("below the last words of the text the page grows", async ({ site, read }) => {
      const { path } = await site.text(TEXT);
      const reader = await read(site.owner, path);
      const { page, palette } = reader;
      await alive(page);
      await reader.select(END);
      for (const kind of ["Claim", "Quotation", "Rhetoric"]) {
        await palette.getByRole("button", { name: kind }).click();
        await expectInView(reader, height, END);
      }
      await page.keyboard.press("Escape");
      await expect(palette).toHaveCount(0);
    });
  });
}

for (const size of [
  { width: 1440, height: 900 },
  { width: 1366, height: 768 },
]) {
  test(`the field of a chosen claim is in view above Save at ${size.width} × ${size.height}`, async ({
    site,
    read,
  }) => {
    const { path } = await site.text(TEXT);
    const reader = await read(site.owner, path);
    const { page, palette } = reader;
    await page.setViewportSize(size);
    await alive(page);
    await page.evaluate(() => document.fonts.ready);
    await reader.select(WORDS);
    await page.keyboard.press("1");
    const field = palette.getByLabel(/Claim in plain words/);
    const save = palette.getByRole("button", { name: "Save", exact: true });
    const isPrivate = palette.getByLabel("Private");
    await expect(save).toBeVisible();
    const [words, foot] = [await boxOf(field), await boxOf(isPrivate)];
    expect(words.bottom).toBeLessThanOrEqual(foot.top);
    const all = await palette.boundingBox();
    const room = await page.evaluate(() => document.body.clientWidth);
    expect((all?.x ?? 0) + (all?.width ?? 0)).toBeLessThanOrEqual(room);
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a tap chooses, and the field and Save stay above an on-screen keyboard", async ({
    site,
    read,
  }) => {
    const { path } = await site.text(TEXT);
    const reader = await read(site.owner, path);
    const { page, palette } = reader;
    await alive(page);
    await reader.tap(WORDS);
    await palette.getByRole("button", { name: "Claim" }).tap();
    const statistical = palette.getByRole("option", { name: /^Statistical/ });
    await statistical.tap();
    await expect(statistical).toHaveAttribute("aria-selected", "true");
    const tall = await expectInView(reader, 844);

    await test.step("the sheet ends where the keyboard begins", async () => {
      const seen = 430;
      await page.evaluate((height) => {
        const view = window.visualViewport as VisualViewport;
        Object.defineProperty(view, "height", { configurable: true, get: () => height });
        view.dispatchEvent(new Event("resize"));
      }, seen);
      await expect.poll(async () => (await boxOf(palette)).bottom).toBeLessThanOrEqual(seen + 1);
      expect(await expectInView(reader, seen)).toBeLessThan(tall);
      const field = palette.getByLabel(/Claim in plain words/);
      await field.scrollIntoViewIfNeeded();
      const { top } = await boxOf(palette.getByRole("button", { name: "Save", exact: true }));
      expect((await boxOf(field)).bottom).toBeLessThanOrEqual(top);
    });

    await palette.getByRole("button", { name: "Save", exact: true }).tap();
    await expect(palette).toHaveCount(0);
  });

  test("the preview of a note leaves Save in view", async ({ site, read }) => {
    const { path } = await site.text(TEXT);
    const reader = await read(site.owner, path);
    await alive(reader.page);
    await reader.tap(WORDS);
    await reader.palette.getByRole("button", { name: "Note", exact: true }).tap();
    await expectPreview(reader, 844);
  });
});
