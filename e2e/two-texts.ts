import { expect, type Locator, type Page } from "@playwright/test";
import type { Article, Site } from "./site";

const SPEECH = "# The quay\n\nShips call [twice] as often.\n\n# The money\n\nNobody paid for it.";
export const RELEASE = "Ships call half again as often, says the [release]. The council paid.";

export async function twoTexts(site: Site): Promise<{ speech: Article; releaseId: string }> {
  const speech = await site.article(SPEECH, { title: "A speech", format: "markdown" });
  const { id } = await site.owner.api.post(`/projects/${speech.projectId}/documents`, {
    title: "A press release",
    format: "plain",
    content: RELEASE.replace(/[[\]]/g, ""),
  });
  const start = RELEASE.indexOf("[");
  const claim = { statement: "It says so.", type: null, checkworthy: null };
  await site.owner.api.post(`/documents/${id}/annotations`, {
    kind: "claim",
    target: [{ start, end: start + "release".length }],
    claim,
  });
  return { speech, releaseId: id };
}

export async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog", { name: "Commands" });
  await dialog.getByRole("combobox").fill(words);
  await expect(dialog.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
}

/** Where words stand in the window, on one line, two frames from now. */
function placeOf(text: Locator, words: string) {
  return text.evaluate(async (root, sought) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(sought) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + sought.length);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, y: (top + bottom) / 2 };
    }
    throw new Error(`no “${sought}”`);
  }, words);
}

/** Selects words within a pane as a person with a mouse does. */
export async function dragOver(pane: Locator, words: string): Promise<void> {
  const text = pane.locator("[data-text]");
  await text.waitFor();
  const place = () => placeOf(text, words);
  // Where the words stood before the page has found its layout, something else is dragged over.
  let box = await place();
  await expect(async () => {
    const before = box;
    box = await place();
    expect(box).toEqual(before);
  }).toPass();
  const { mouse } = pane.page();
  await mouse.move(box.left + 1, box.y);
  await mouse.down();
  await mouse.move(box.right - 1, box.y, { steps: 5 });
  await mouse.up();
}

/** Opens by keyboard the only annotation of a pane, once both texts answer. */
export async function openOnly(page: Page, pane: Locator): Promise<void> {
  await expect(page.locator("[data-live]")).toHaveCount(2);
  await pane
    .getByRole("navigation", { name: /annotations/i })
    .getByRole("button")
    .focus();
  await page.keyboard.press("Enter");
}
