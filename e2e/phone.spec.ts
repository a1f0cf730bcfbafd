import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessibleInLightAndDark, test } from "./fixtures";
import { alive, drawnOf, spotsOf, type Spot } from "./words";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

const SENTENCE = "The keeper of the gate counts each boat that passes and writes the number down. ";
const TEXT = `${SENTENCE.repeat(9)}Nobody reads it. ${SENTENCE.repeat(9)}`.trim();

async function boxOf(locator: Locator): Promise<Spot> {
  return (await locator.boundingBox()) as Spot;
}

/** An on-screen keyboard leaves the window as it is and takes from what is seen of it. */
async function raiseKeyboard(page: Page, seen: number): Promise<void> {
  await page.evaluate((height) => {
    const view = window.visualViewport as VisualViewport;
    Object.defineProperty(view, "height", { configurable: true, get: () => height });
    view.dispatchEvent(new Event("resize"));
  }, seen);
}

test("the sheet leaves the tapped line in view, and a note is written above the keyboard", async ({
  site,
  read,
}) => {
  const { owner } = site;
  const { documentId, path } = await site.text(`${TEXT}\n\n${TEXT}`);
  const { id } = await owner.api.post(`/documents/${documentId}/annotations`, {
    kind: "claim",
    revision: 1,
    target: [{ start: 0, end: TEXT.length }],
  });
  const reader = await read(owner, path);
  const { page } = reader;
  await alive(page);
  await drawnOf(page, id);
  const words = async () => (await spotsOf(page, "Nobody reads it"))[0] as Spot;
  // Tapped near the foot of the screen, where the sheet comes.
  const { y } = await words();
  await page.evaluate((by) => window.scrollBy({ top: by, behavior: "instant" }), y - 700);
  const box = await page.locator("[data-text]").evaluate((root) => {
    const range = document.createRange();
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const node = walker.nextNode() as Text;
    const at = node.data.indexOf("Nobody");
    range.setStart(node, at);
    range.setEnd(node, at + 6);
    const { x, y, height } = range.getBoundingClientRect();
    return { x: x + 6, y: y + height / 2 };
  });
  expect(box.y).toBeGreaterThan(560);
  await page.touchscreen.tap(box.x, box.y);
  const sheet = page.getByRole("dialog").filter({ has: page.getByRole("article") });
  await expect(sheet.getByRole("button", { name: "Add note" })).toBeVisible();
  const isAbove = async () => {
    const line = await page.locator("[data-text]").evaluate((root) => {
      const range = document.createRange();
      const node = document.createTreeWalker(root, NodeFilter.SHOW_TEXT).nextNode() as Text;
      const at = node.data.indexOf("Nobody");
      range.setStart(node, at);
      range.setEnd(node, at + 6);
      const { top, bottom } = range.getBoundingClientRect();
      return { top, bottom };
    });
    return line.top > 56 && line.bottom <= (await boxOf(sheet)).y;
  };
  await expect.poll(isAbove).toBe(true);
  await expectAccessibleInLightAndDark(page);

  await sheet.getByRole("button", { name: "Add note" }).tap();
  const field = sheet.getByLabel(/^Note \(Markdown\)/);
  await field.tap();
  const seen = 430;
  await raiseKeyboard(page, seen);
  const save = sheet.getByRole("button", { name: "Save" });
  const inView = async (thing: Locator) => {
    const { y, height } = await boxOf(thing);
    return y >= 56 && y + height <= seen + 1;
  };
  await expect.poll(async () => (await boxOf(sheet)).y + (await boxOf(sheet)).height).toBe(seen);
  await expect.poll(() => inView(field)).toBe(true);
  await expect.poll(() => inView(save)).toBe(true);
  await expect.poll(isAbove).toBe(true);
  await field.fill("Who reads it, then?");
  await save.tap();
  await expect(sheet.getByText("Who reads it, then?")).toBeVisible();
});

test("no keys are shown to fingers, and the legend says in words what they would do", async ({
  site,
  read,
}) => {
  const { path } = await site.text(TEXT);
  const reader = await read(site.owner, path);
  const { page } = reader;
  await alive(page);
  await expect(page.locator("kbd:visible")).toHaveCount(0);
  await reader.legend.getByRole("button", { name: "More of what is shown and done" }).tap();
  await expect(page.getByRole("button", { name: "Find in the text" })).toBeVisible();
  await expect(page.locator("kbd:visible")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await reader.tap("Nobody");
  await expect(reader.palette).toBeVisible();
  await expect(page.locator("kbd:visible")).toHaveCount(0);
  await expectAccessibleInLightAndDark(page);
});

test("the bar of finding holds its words in one row and its buttons in the next", async ({
  site,
  read,
}) => {
  const { path } = await site.text(TEXT);
  const { page } = await read(site.owner, path);
  await alive(page);
  await page.getByRole("button", { name: /^Commands/ }).tap();
  await page.getByRole("combobox").fill("find");
  await page.getByRole("option", { name: /^Find/ }).first().tap();
  const bar = page.getByRole("search", { name: "Find in the text" });
  await bar.getByRole("textbox").fill("gate");
  await expect(bar.getByRole("button", { name: "Annotate this match" })).toBeVisible();
  const tops = await bar
    .getByRole("button")
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  expect(new Set(tops).size).toBe(1);
});

test("the tab of a project's page is in view in its row", async ({ site, signIn }) => {
  const { projectId } = await site.text(TEXT);
  const page = await signIn(site.owner);
  for (const [place, name] of [
    ["members", "Members"],
    ["charts", "Charts"],
    ["", "Documents"],
  ] as const) {
    await page.goto(`/projects/${projectId}/${place}`);
    const tab = page.getByRole("navigation", { name: "Project" }).getByRole("link", { name });
    await expect(tab).toHaveAttribute("aria-current", "page");
    await expect.poll(async () => (await boxOf(tab)).x).toBeGreaterThanOrEqual(0);
    const { x, width } = await boxOf(tab);
    expect(x + width).toBeLessThanOrEqual(390);
  }
});

test("the menu of a row hides none of its words", async ({ site, signIn }) => {
  const { projectId } = await site.article("Words.");
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}`);
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: "A speech" }) });
  const menu = row.locator("[data-actions]");
  await expect(menu).toBeVisible();
  await expect(menu).toHaveCSS("background-color", "rgba(0, 0, 0, 0)");
  await expect(menu).toHaveCSS("background-image", "none");
});

test("where no keyboard comes up, the first press on Save saves", async ({ site, read }) => {
  const { owner } = site;
  const { documentId, path } = await site.text(`${TEXT}\n\n${TEXT}`);
  await owner.api.post(`/documents/${documentId}/annotations`, {
    kind: "claim",
    revision: 1,
    target: [{ start: 0, end: 34 }],
  });
  const reader = await read(owner, path);
  const { page } = reader;
  await alive(page);
  const [spot] = await spotsOf(page, "keeper of the gate");
  await page.touchscreen.tap((spot?.x ?? 0) + 6, (spot?.y ?? 0) + 8);
  const sheet = page.getByRole("dialog").filter({ has: page.getByRole("article") });
  await sheet.getByRole("button", { name: "Add note" }).tap();
  await sheet.getByLabel(/^Note \(Markdown\)/).fill("Who says so?");
  await sheet.getByRole("button", { name: "Save" }).tap();
  await expect(sheet.locator("[data-card-form]")).toHaveCount(0);
  await expect(sheet.getByText("Who says so?")).toBeVisible();
});
