import { expect, expectAccessible, test } from "./fixtures";
import { pressOn } from "./keys";
import type { Site } from "./site";
import { alive } from "./words";

const FIRST =
  "The quay\n\nThe quay was [open] to all ships.\n\nNobody guards the [eastern gate] at night.\n\n" +
  "It rained.\n\nA boat lay there.\n\nTwo boats lay there.\n\nIt was the [end] of it.";
const SECOND =
  "The quay\n\nThe quay was closed to all ships.\n\nIt rained.\n\nA boat lay there.\n\n" +
  "Two boats lay there.\n\nIt was the end of it.\n\nThen a new harbour was built.";

/** A text with three annotations, and a second revision of it. */
async function revised(site: Site) {
  const article = await site.text(FIRST);
  const { documentId, spans } = article;
  const { api } = site.owner;
  for (const [i, span] of spans.entries()) {
    const body = `note ${i + 1}`;
    const draft = { kind: "claim", revision: 1, target: [span], body };
    await api.post(`/documents/${documentId}/annotations`, draft);
  }
  await api.put(`/documents/${documentId}/text`, { content: SECOND, format: "plain" });
  return article;
}

test("revisions are listed, read as they stood, and compared by keys, with what lies on both", async ({
  site,
  read,
}) => {
  const { path } = await revised(site);
  const { page } = await read(site.owner, path);
  await alive(page);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Commands" })).toBeVisible();
  await page.keyboard.type("removed added");
  await page.getByRole("option", { name: "Revisions" }).click();
  await expect(page).toHaveURL(/\/revisions$/);
  const rows = page.getByRole("row");
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toContainText("read now");
  await expectAccessible(page);

  await page.getByRole("link", { name: "Read as it stood: revision 1" }).click();
  await expect(page.getByText(/^You see revision 1 as it stood last/)).toBeVisible();
  await expect(page.getByText("Nobody guards the")).toBeVisible();
  await expect(page.getByText("note 2")).toBeVisible();
  await page.goBack();

  await page.getByRole("link", { name: "Compare with the one before: revision 2" }).click();
  await expect(page.getByText("3 differences", { exact: true })).toBeVisible();
  await expect(page.locator("del")).toContainText(["open", "Nobody guards the"]);
  await expect(page.locator("ins")).toContainText(["closed", "Then a new harbour was built."]);
  await expect(page.getByText("note 2")).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press("n");
  await expect(page.getByRole("group", { name: "Difference 1 of 3, changed" })).toBeFocused();
  await page.keyboard.press("j");
  const gone = page.getByRole("group", { name: "Difference 2 of 3, removed" });
  await expect(gone).toBeFocused();
  await page.keyboard.press("n");
  await expect(page.getByRole("group", { name: "Difference 3 of 3, added" })).toBeFocused();
  // The K of a Russian keyboard.
  await pressOn(page, "л", "KeyK");
  await expect(gone).toBeFocused();
  await expect(page.getByText("Difference 2 of 3", { exact: true })).toBeVisible();

  // What is folded is opened.
  await page.getByRole("link", { name: /paragraphs unchanged, show/ }).click();
  await expect(page.getByText("A boat lay there.")).toBeVisible();

  await page.getByLabel("Shown").selectOption("side by side");
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page).toHaveURL(/view=beside/);
  await expect(page.getByText("Revision 1", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("nothing stands here").first()).toBeVisible();
  await expectAccessible(page);
});

test("words that were removed are annotated, and taken back; added ones are selected in the text", async ({
  site,
  read,
}) => {
  const { path } = await revised(site);
  const { page } = await read(site.owner, path);
  await page.goto(`${path}/revisions?from=1&to=2`);
  await alive(page);
  await page.keyboard.press("n");
  await page.keyboard.press("n");
  await page.keyboard.press("r");
  const form = page.getByRole("form", { name: "Annotate words that were removed" });
  await expect(form.getByLabel("Kind")).toBeFocused();
  await form.getByLabel("Kind").selectOption("Rhetoric");
  await form.getByLabel("Note").fill("Why was this taken out?");
  await expectAccessible(page);
  // What is half written outlives the page.
  await page.reload();
  await alive(page);
  await page.keyboard.press("n");
  await page.keyboard.press("n");
  await page.keyboard.press("r");
  await expect(form.getByLabel("Note")).toHaveValue("Why was this taken out?");
  await form.getByRole("button", { name: "Save annotation" }).click();
  await expect(page.getByText("Saved with revision 1.")).toBeVisible();
  await expect(page.getByText("Why was this taken out?")).toBeVisible();
  await expect(page.getByText(/made on removed words/)).toBeVisible();

  await page.goto(path);
  await alive(page);
  const unplaced = page.getByRole("region", { name: /without a certain place/ });
  await expect(unplaced.getByText("in revision 1").first()).toBeVisible();
  await expect(
    unplaced.getByText("Nobody guards the eastern gate at night.").first(),
  ).toBeVisible();

  await page.goto(`${path}/revisions?from=1&to=2#difference-3`);
  await alive(page);
  await expect(page.getByRole("group", { name: "Difference 3 of 3, added" })).toBeFocused();
  await page.keyboard.press("a");
  await expect(page).toHaveURL(new RegExp(`${path}(#.*)?$`));
  await expect
    .poll(() => page.evaluate(() => String(getSelection())))
    .toBe("Then a new harbour was built.");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("two revisions side by side are one text, and nothing is wider than the page", async ({
    site,
    read,
  }) => {
    const { path } = await revised(site);
    const { page } = await read(site.owner, path);
    await page.goto(`${path}/revisions?from=1&to=2&view=beside`);
    await alive(page);
    await expect(page.locator("del")).toContainText(["open", "Nobody guards the"]);
    await expect(page.getByText("nothing stands here")).toHaveCount(0);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    await expectAccessible(page);
  });
});
