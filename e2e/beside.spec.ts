import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import type { Article, House } from "./house";
import { alive } from "./words";

const SPEECH = "# The quay\n\nShips call [twice] as often.\n\n# The money\n\nNobody paid for it.";
const RELEASE = "Ships call half again as often, says the [release]. The council paid.";

async function twoTexts(house: House): Promise<{ speech: Article; releaseId: string }> {
  const speech = await house.article(SPEECH, { title: "A speech", format: "markdown" });
  const { id } = await house.owner.api.post(`/projects/${speech.projectId}/documents`, {
    ...{ title: "A press release", format: "plain", content: RELEASE.replace(/[[\]]/g, "") },
  });
  const start = RELEASE.indexOf("[");
  const claim = { statement: "It says so.", type: null, checkworthy: null };
  await house.owner.api.post(`/documents/${id}/annotations`, {
    ...{ kind: "claim", target: [{ start, end: start + "release".length }], claim },
  });
  return { speech, releaseId: id };
}

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog", { name: "Commands" });
  await dialog.getByRole("combobox").fill(words);
  await expect(dialog.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
}

/** Selects words within a pane as a person with a mouse does. */
async function dragOver(pane: Locator, words: string): Promise<void> {
  const box = await pane.locator("[data-text]").evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, y: (top + bottom) / 2 };
    }
    throw new Error(`no “${wanted}”`);
  }, words);
  const { mouse } = pane.page();
  await mouse.move(box.left + 1, box.y);
  await mouse.down();
  await mouse.move(box.right - 1, box.y, { steps: 5 });
  await mouse.up();
}

test("the commands do by name what the page can do", async ({ house, read }) => {
  const { speech } = await twoTexts(house);
  const claim = { statement: "Traffic doubled.", type: null, checkworthy: null };
  // The brackets of the notation are gone, the two marks of the headings are not part of the text.
  const text = await house.owner.api.text(`/documents/${speech.documentId}/text`);
  const start = text.indexOf("twice");
  await house.owner.api.post(`/documents/${speech.documentId}/annotations`, {
    ...{ kind: "claim", target: [{ start, end: start + 5 }], claim },
  });
  const reader = await read(house.owner, speech.path);
  const { page } = reader;
  await alive(page);

  await page.getByRole("button", { name: "Commands" }).click();
  const dialog = page.getByRole("dialog", { name: "Commands" });
  await expect(dialog.getByRole("option", { name: /Undo/ })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("combobox").fill("zebra");
  await expect(dialog.getByText("Nothing has these words.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Commands" })).toBeFocused();

  await command(page, "doubled");
  await expect(page).toHaveURL(/#annotation-/);
  await command(page, "show only rhetoric");
  await expect(page).toHaveURL(/kind=rhetoric/);
  await expect(reader.card(/Traffic doubled/)).toHaveCount(0);
  await command(page, "show all");
  await expect(page).not.toHaveURL(/kind=/);
  await command(page, "show these keys");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("Escape");
  await command(page, "find words");
  await expect(page.getByRole("search")).toBeVisible();
  await page.keyboard.press("Escape");
  await command(page, "colours: dark");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expectAccessible(page);
  await command(page, "the money");
  await expect(page.locator("[data-text]")).toBeFocused();

  await reader.select("Nobody paid");
  await command(page, "tag the selected words as rhetoric");
  await expect(reader.palette.getByRole("combobox")).toBeFocused();
});

test("a second document is read, opened, selected and tagged beside the first", async ({
  house,
  read,
}) => {
  const { speech, releaseId } = await twoTexts(house);
  const reader = await read(house.owner, speech.path);
  const { page } = reader;
  await alive(page);
  await command(page, "press release beside");
  const pane = page.getByRole("complementary", { name: "Beside: A press release" });
  await expect(pane.locator("[data-text]")).toContainText("half again as often");
  await expect(page).toHaveURL(new RegExp(`beside=${releaseId}`));
  await page.reload();
  await expect(pane.locator("[data-text]")).toContainText("half again as often");
  await expect(pane.locator("[data-live]")).toHaveCount(1);
  await expect(pane.locator("svg [data-annotation]")).toHaveCount(1);
  await expectAccessible(page);

  await test.step("its overlays open their card within the pane", async () => {
    await pane
      .getByRole("navigation", { name: /annotations/i })
      .getByRole("button")
      .focus();
    await page.keyboard.press("Enter");
    await expect(pane.getByRole("article", { name: /It says so/ })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(pane.getByRole("article", { name: /It says so/ })).toHaveCount(0);
  });

  await test.step("its words are tagged in it, live", async () => {
    await dragOver(pane, "council paid");
    await expect(pane.getByRole("dialog", { name: "Tag the selected words" })).toBeVisible();
    await page.keyboard.press("1");
    await expect(pane.getByRole("combobox")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(pane.locator("svg [data-annotation]")).toHaveCount(2);
    await expect
      .poll(async () => {
        const { items } = await house.owner.api.get<{ items: unknown[] }>(
          `/documents/${releaseId}/annotations`,
        );
        return items.length;
      })
      .toBe(2);
    await house.owner.api.post(`/documents/${releaseId}/annotations`, {
      ...{ kind: "rhetoric", target: [{ start: 0, end: 5 }] },
    });
    await expect(pane.locator("svg [data-annotation]")).toHaveCount(3);
    await expect(page.locator("main svg [data-annotation]")).toHaveCount(0);
  });

  await test.step("the divider moves with the keys", async () => {
    const divider = page.getByRole("separator");
    await divider.focus();
    const before = Number(await divider.getAttribute("aria-valuenow"));
    await page.keyboard.press("ArrowRight");
    await expect(divider).toHaveAttribute("aria-valuenow", String(before + 2));
    await page.keyboard.press("End");
    await expect(divider).toHaveAttribute("aria-valuenow", "75");
  });

  await page.getByRole("button", { name: "Close the second document" }).click();
  await expect(pane).toHaveCount(0);
  await expect(page).not.toHaveURL(/beside=/);
});

test.describe("on a narrow screen", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the two documents are two tabs", async ({ house, read }) => {
    const { speech, releaseId } = await twoTexts(house);
    const reader = await read(house.owner, `${speech.path}?beside=${releaseId}`);
    const { page } = reader;
    const which = page.getByRole("group", { name: "Which document is shown" });
    const pane = page.getByRole("complementary", { name: "Beside: A press release" });
    await expect(pane).toHaveCount(0);
    await which.getByRole("button", { name: "A press release" }).click();
    await expect(pane).toBeVisible();
    await expectAccessible(page);
    await which.getByRole("button", { name: "A speech" }).click();
    await expect(pane).toHaveCount(0);
  });
});
