import { expect, expectAccessible, test } from "./fixtures";
import { RELEASE, twoTexts, command, dragOver, openOnly } from "./two-texts";
import { alive } from "./words";

test("the commands do by name what the page can do", async ({ site, read }) => {
  const { speech } = await twoTexts(site);
  const claim = { statement: "Traffic doubled.", type: null, checkworthy: null };
  // The brackets of the notation are gone, the two marks of the headings are not part of the text.
  const text = await site.owner.api.text(`/documents/${speech.documentId}/text`);
  const start = text.indexOf("twice");
  await site.owner.api.post(`/documents/${speech.documentId}/annotations`, {
    kind: "claim",
    target: [{ start, end: start + 5 }],
    claim,
  });
  const reader = await read(site.owner, speech.path);
  const { page } = reader;
  await alive(page);

  await page.getByRole("button", { name: "Commands" }).click();
  const dialog = page.getByRole("dialog", { name: "Commands" });
  await expect(dialog.getByRole("option", { name: /Undo/ })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("combobox").fill("zebra");
  await expect(dialog.getByText("No matches.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Commands" })).toBeFocused();

  await command(page, "doubled");
  await expect(page).toHaveURL(/#annotation-/);
  await command(page, "show only rhetoric");
  await expect(page).toHaveURL(/kind=rhetoric/);
  await expect(reader.card(/Traffic doubled/)).toHaveCount(0);
  await command(page, "show all");
  await expect(page).not.toHaveURL(/kind=/);
  await command(page, "Show keyboard shortcuts");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await command(page, "find words");
  await expect(page.getByRole("search")).toBeVisible();
  await page.keyboard.press("Escape");
  await command(page, "appearance: dark");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expectAccessible(page);
  await command(page, "the money");
  await expect(page.locator("[data-text]")).toBeFocused();

  await reader.select("Nobody paid");
  await command(page, "tag the selected words as rhetoric");
  await expect(reader.palette.getByRole("combobox")).toBeFocused();
});

test("a second document is read, opened, selected and tagged beside the first", async ({
  site,
  read,
}) => {
  const { speech, releaseId } = await twoTexts(site);
  const reader = await read(site.owner, speech.path);
  const { page } = reader;
  await alive(page);
  await command(page, "press release beside");
  const pane = page.getByRole("complementary", { name: "Second document: A press release" });
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
    await own.getByRole("button", { name: "More of what is shown and done" }).click();
    await page
      .getByRole("dialog", { name: "More of what is shown and done" })
      .getByRole("button", { name: "Show all" })
      .click();
    await page.keyboard.press("Escape");
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
        const { items } = await site.owner.api.get<{ items: unknown[] }>(
          `/documents/${releaseId}/annotations`,
        );
        return items.length;
      })
      .toBe(2);
    await site.owner.api.post(`/documents/${releaseId}/annotations`, {
      kind: "rhetoric",
      target: [{ start: 0, end: 5 }],
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
  site,
  read,
}) => {
  const speech = await site.article("The mayor said “nobody paid for the whole quay”.");
  const { id } = await site.owner.api.post(`/projects/${speech.projectId}/documents`, {
    title: "A press release",
    format: "plain",
    content: RELEASE.replace(/[[\]]/g, ""),
  });
  const { page } = await read(site.owner, `${speech.path}?beside=${id}`);
  const pane = page.getByRole("complementary", { name: "Second document: A press release" });
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
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
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

  await test.step("a command of the palette acts in the document used last, and in its panel", async () => {
    await command(page, "undo");
    const proposals = page.locator("main").getByRole("region", { name: "Quotations in this text" });
    await expect(proposals.getByRole("status")).toHaveText("1 of 1");
    await command(page, "edit the open card");
    await expect(proposals.getByRole("combobox")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(proposals).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(proposals).toHaveCount(0);
    await second.focus();
    await command(page, "find words in the text");
    await expect(pane.getByRole("search").getByRole("textbox")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("search")).toHaveCount(0);
  });
});

test("an edge that is dragged to the foot of the second document scrolls that one", async ({
  site,
  read,
}) => {
  const { speech } = await twoTexts(site);
  const content = Array.from({ length: 60 }, (_, i) => `Line ${i} of the ledger.`).join("\n\n");
  const { id } = await site.owner.api.post(`/projects/${speech.projectId}/documents`, {
    title: "The ledger",
    format: "plain",
    content,
  });
  await site.owner.api.post(`/documents/${id}/annotations`, {
    kind: "rhetoric",
    target: [{ start: 0, end: 6 }],
  });
  const { page } = await read(site.owner, `${speech.path}?beside=${id}`);
  const pane = page.getByRole("complementary", { name: "Second document: The ledger" });
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
  const firstLine = pane.locator("[data-text]").getByText("Line 0 of");
  const top = (await firstLine.boundingBox())?.y ?? 0;
  for (let i = 0; i < 12; i++) await page.mouse.move(box.x + 40 + i, area - 30);
  await expect.poll(async () => (await firstLine.boundingBox())?.y ?? 0).toBeLessThan(top - 50);
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await page.keyboard.press("Escape");
  await page.mouse.up();
});

test.describe("on a narrow screen", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the two documents are two tabs", async ({ site, read }) => {
    const { speech, releaseId } = await twoTexts(site);
    const reader = await read(site.owner, `${speech.path}?beside=${releaseId}`);
    const { page } = reader;
    const which = page.getByRole("region", { name: "Document shown" });
    const pane = page.getByRole("complementary", { name: "Second document: A press release" });
    await expect(pane).toHaveCount(0);
    await which.getByRole("button", { name: "A press release" }).click();
    await expect(pane).toBeVisible();
    await expectAccessible(page);
    await which.getByRole("button", { name: "A speech" }).click();
    await expect(pane).toHaveCount(0);
  });
});
