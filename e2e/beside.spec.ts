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
  const text = pane.locator("[data-text]");
  await text.waitFor();
  const box = await text.evaluate((root, wanted) => {
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

/** Opens by keyboard the only annotation of a pane, once both texts answer. */
async function openOnly(page: Page, pane: Locator): Promise<void> {
  await expect(page.locator("[data-live]")).toHaveCount(2);
  await pane
    .getByRole("navigation", { name: /annotations/i })
    .getByRole("button")
    .focus();
  await page.keyboard.press("Enter");
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

  await test.step("it has a legend and filter of its own, and on a small screen only that", async () => {
    const filters = page.getByLabel("Legend and filter");
    const own = pane.getByRole("group", { name: "Legend and filter" });
    await expect(filters).toHaveCount(2);
    await own.getByRole("button", { name: /claim/i }).click();
    await expect(pane.locator("svg [data-annotation]")).toHaveCount(0);
    await expect(page).not.toHaveURL(/kind=/);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("button", { name: "A press release", exact: true }).click();
    await expect(filters).toHaveCount(1);
    await own.getByRole("button", { name: "Show all" }).click();
    await expect(pane.locator("svg [data-annotation]")).toHaveCount(1);
    await expectAccessible(page);
    await page.setViewportSize({ width: 1280, height: 720 });
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

test("keys belong to the document in which something was done last, and do the same in both", async ({
  house,
  read,
}) => {
  const speech = await house.article("The mayor said “nobody paid for the whole quay”.");
  const { id } = await house.owner.api.post(`/projects/${speech.projectId}/documents`, {
    ...{ title: "A press release", format: "plain", content: RELEASE.replace(/[[\]]/g, "") },
  });
  const { page } = await read(house.owner, `${speech.path}?beside=${id}`);
  const pane = page.getByRole("complementary", { name: "Beside: A press release" });
  await expect(page.locator("[data-live]")).toHaveCount(2);
  const first = page.locator("main [data-text]");
  const second = pane.locator("[data-text]");
  const drawn = () => page.evaluate(() => [...(CSS.highlights.get("found-now") ?? [])].map(String));

  await test.step("words are found in it", async () => {
    await second.focus();
    await page.keyboard.press("/");
    const bar = pane.getByRole("search", { name: "Find in the text" });
    await expect(bar.getByRole("textbox")).toBeFocused();
    await page.keyboard.type("again");
    await expect(bar.getByRole("status")).toHaveText("1 of 1");
    await expect.poll(drawn).toEqual(["again"]);
    await expectAccessible(page);

    await first.focus();
    await page.keyboard.press("Control+f");
    const other = page.getByRole("search", { name: "Find in the text" }).last();
    await expect(page.getByRole("search")).toHaveCount(2);
    await expect(other.getByRole("textbox")).toBeFocused();
    await page.keyboard.type("quay");
    await expect(other.getByRole("status")).toHaveText("1 of 1");
    await expect.poll(drawn).toEqual(expect.arrayContaining(["again", "quay"]));
    await page.keyboard.press("Escape");
    await expect(bar).toBeVisible();
    await expect.poll(drawn).toEqual(["again"]);
    await second.focus();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("search")).toHaveCount(0);
    await expect.poll(drawn).toEqual([]);
  });

  await test.step("help is one for both", async () => {
    await second.focus();
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
    await page.keyboard.press("Escape");
  });

  await test.step("a proposal is not taken by a key that was meant for the other text", async () => {
    const panels = page.getByRole("region", { name: "Quotations in this text" });
    const proposals = page.locator("main").getByRole("region", { name: "Quotations in this text" });
    await second.focus();
    await page.keyboard.press("q");
    await expect(pane.getByRole("region", { name: "Quotations in this text" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(panels).toHaveCount(0);
    await first.focus();
    await page.keyboard.press("q");
    await expect(proposals.getByRole("status")).toHaveText("1 of 1");
    await second.focus();
    await page.keyboard.press("x");
    await page.keyboard.press("y");
    await expect(proposals.getByRole("status")).toHaveText("1 of 1");
    await first.focus();
    await page.keyboard.press("y");
    await expect(proposals.getByRole("status")).toHaveText("0 of 0");
  });
});

test("an edge that is dragged to the foot of the second document scrolls that one", async ({
  house,
  read,
}) => {
  const { speech } = await twoTexts(house);
  const content = Array.from({ length: 60 }, (_, i) => `Line ${i} of the ledger.`).join("\n\n");
  const { id } = await house.owner.api.post(`/projects/${speech.projectId}/documents`, {
    ...{ title: "The ledger", format: "plain", content },
  });
  await house.owner.api.post(`/documents/${id}/annotations`, {
    ...{ kind: "rhetoric", target: [{ start: 0, end: 6 }] },
  });
  const { page } = await read(house.owner, `${speech.path}?beside=${id}`);
  const pane = page.getByRole("complementary", { name: "Beside: The ledger" });
  await openOnly(page, pane);
  const box = await pane.getByRole("slider", { name: /^End of the/ }).boundingBox();
  const area = await pane.locator("[data-live]").evaluate((text) => {
    let at = text.parentElement;
    while (at && getComputedStyle(at).overflowY !== "auto") at = at.parentElement;
    return at?.getBoundingClientRect().bottom ?? 0;
  });
  if (!box) throw new Error("the annotation has no handle");
  await page.mouse.move(box.x + 1, box.y + box.height + 6);
  await page.mouse.down();
  const firstLine = pane.getByText("Line 0 of");
  const top = (await firstLine.boundingBox())?.y ?? 0;
  for (let i = 0; i < 12; i++) await page.mouse.move(box.x + 40 + i, area - 30);
  await expect.poll(async () => (await firstLine.boundingBox())?.y ?? 0).toBeLessThan(top - 50);
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await page.keyboard.press("Escape");
  await page.mouse.up();
});

test("words of the first document are cited for a claim of the second, and both stay open", async ({
  house,
  read,
}) => {
  const { speech, releaseId } = await twoTexts(house);
  const { items } = await house.owner.api.get<{ items: { id: string }[] }>(
    `/documents/${releaseId}/annotations`,
  );
  const passage = items[0]?.id ?? "";
  await house.owner.api.post(`/annotations/${passage}/occurrences`, {
    ...{ statement: "Calls rose by half.", type: "statistical" },
  });
  const { page } = await read(house.owner, `${speech.path}?beside=${releaseId}`);
  const pane = page.getByRole("complementary", { name: "Beside: A press release" });
  await openOnly(page, pane);
  const card = pane.getByRole("article");
  const evidence = card.getByRole("group", { name: "Evidence", exact: true });
  await card.getByRole("button", { name: "Cite", exact: true }).last().click();
  await card.getByRole("button", { name: "Select words in “A speech”" }).click();
  await expect(page.getByText("Select the words that bear on")).toBeVisible();
  await expectAccessible(page);
  await dragOver(page.locator("main"), "twice as often");
  await expect(card.getByText("twice as often")).toBeVisible();
  await card.getByRole("button", { name: "Save evidence" }).click();
  await expect(evidence).toContainText("“twice as often”");

  await test.step("and a press on the document's name turns to the words in it", async () => {
    await page.setViewportSize({ width: 1440, height: 240 });
    await page.evaluate(() => window.scrollTo({ top: 0 }));
    await evidence.getByRole("button", { name: "A speech" }).click();
    await expect(page).toHaveURL(new RegExp(`beside=${releaseId}`));
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
    await expect(pane).toBeVisible();
  });
});

test("a file that is brought in on the spot opens beside the passage, and its words are cited", async ({
  house,
  read,
}) => {
  const article = await house.article("Ships call [twice] as often.");
  const { api } = house.owner;
  const claim = await api.post(`/projects/${article.projectId}/claims`, { statement: "It grew." });
  await api.post(`/documents/${article.documentId}/annotations`, {
    ...{ kind: "claim", target: article.spans },
    claim: { id: claim.id, statement: "It grew.", type: null, checkworthy: null },
  });
  const reader = await read(house.owner, article.path);
  const { page } = reader;
  await alive(page);
  const card = reader.card(/It grew/);
  await card.getByRole("button").first().click();
  await card.getByRole("button", { name: "Cite", exact: true }).click();
  const bringIn = card.getByRole("button", { name: "Bring in a text" });
  const dialog = page.getByRole("dialog", { name: "Bring in a text" });

  await test.step("closing the import by key leaves what is being cited open", async () => {
    await bringIn.click();
    await expect(dialog.getByRole("tab", { name: "Paste" })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(bringIn).toBeVisible();
  });

  await bringIn.click();
  const content = "# The ledger\n\nIn 2023 there were **318 calls**, and 212 before.";
  await dialog.getByLabel("Choose files").setInputFiles({
    ...{ name: "ledger.md", mimeType: "text/markdown", buffer: Buffer.from(content) },
  });
  await dialog.getByRole("button", { name: "Bring in the file" }).click();
  await expect(dialog).toHaveCount(0);
  const pane = page.getByRole("complementary", { name: "Beside: The ledger" });
  await expect(pane.getByText("Select the words that bear on")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(article.documentId));
  await reader.pick(pane, "318 calls");
  await expect(card.getByText("318 calls")).toBeVisible();
  await card.getByRole("button", { name: "Save evidence" }).click();
  const path = `/claims/${claim.id}/evidence`;
  await expect
    .poll(async () => (await api.get<{ items: object[] }>(path)).items)
    .toMatchObject([{ quote: "318 calls", document: { title: "The ledger" } }]);

  await test.step("a text that is pasted opens in its place", async () => {
    await card.getByRole("button", { name: "Cite", exact: true }).click();
    await bringIn.click();
    await dialog.getByRole("tab", { name: "Paste" }).click();
    await dialog.getByLabel("Text", { exact: true }).fill("The almanac counts 300 ships.");
    await dialog.getByLabel("Title").fill("The almanac");
    await dialog.getByRole("button", { name: "Bring in", exact: true }).click();
    const almanac = page.getByRole("complementary", { name: "Beside: The almanac" });
    await expect(almanac.getByText("Select the words that bear on")).toBeVisible();
  });
});

test("for a claim of the second document another source takes the place of the first", async ({
  house,
  read,
}) => {
  const { speech, releaseId } = await twoTexts(house);
  const { api } = house.owner;
  const { id: ledgerId } = await api.post(`/projects/${speech.projectId}/documents`, {
    ...{ title: "The ledger", format: "plain", content: "There were 318 calls, and 212 before." },
  });
  const { items } = await api.get<{ items: { id: string }[] }>(
    `/documents/${releaseId}/annotations`,
  );
  await api.post(`/annotations/${items[0]?.id}/occurrences`, { statement: "Calls rose by half." });
  const { page } = await read(house.owner, `${speech.path}?beside=${releaseId}`);
  const pane = page.getByRole("complementary", { name: "Beside: A press release" });
  await openOnly(page, pane);
  const card = pane.getByRole("article");
  await card.getByRole("button", { name: "Cite", exact: true }).last().click();
  await card.getByLabel("Text", { exact: true }).selectOption({ label: "The ledger" });
  await expect(page).toHaveURL(new RegExp(`${ledgerId}.*beside=${releaseId}`));
  await expect(page.locator("main [data-text]")).toContainText("212 before");
  await expect(page.getByText("Select the words that bear on: Calls rose by half.")).toBeVisible();
  await expect(page.locator("[data-live]")).toHaveCount(2);
  await dragOver(page.locator("main"), "318 calls");
  await expect(card.getByText("318 calls")).toBeVisible();
  await card.getByRole("button", { name: "Save evidence" }).click();
  const evidence = card.getByRole("group", { name: "Evidence", exact: true });
  await expect(evidence).toContainText("“318 calls”");
  await expect(evidence.getByRole("button", { name: "The ledger" })).toBeVisible();
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
