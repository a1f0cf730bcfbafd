import { expect, test } from "./fixtures";
import type { Api } from "./api";
import { press, signInByKeys, tabTo } from "./keys";
import { alive } from "./words";

const TEXT = `Friends, three winters ago this quay was a ruin. Today the harbour is open, and traffic through it has doubled since we took office. They told us it could not be done.

The auditor wrote that the project was finished within its budget.`;

interface Stored {
  readonly id: string;
  readonly kind: string;
  readonly target: readonly { readonly exact: string }[];
  readonly claim: { readonly statement: string | null; readonly type: string | null } | null;
  readonly rhetoric: { readonly technique: string | null } | null;
  readonly noteCount: number;
  readonly references: readonly { readonly source: { readonly url: string } }[];
}

async function stored(api: Api, documentId: string): Promise<readonly Stored[]> {
  const path = `/documents/${documentId}/annotations`;
  return (await api.get<{ items: Stored[] }>(path)).items;
}

async function wordsOf(api: Api, documentId: string): Promise<string[]> {
  const all = await stored(api, documentId);
  return all.map(({ target }) => target.map(({ exact }) => exact).join(" … "));
}

test("an annotation is made, moved, changed, noted, cited, undone and deleted with no mouse", async ({
  site,
  page,
}) => {
  const { owner } = site;
  const { documentId, path } = await site.article(TEXT);
  const one = async () => (await stored(owner.api, documentId))[0];
  await signInByKeys(page, owner, path);
  await alive(page);
  const text = page.locator("[data-text]");

  await test.step("words are selected with the caret and tagged", async () => {
    await tabTo(page, text);
    await press(page, "Control+Home");
    await press(page, "PageDown");
    await press(page, "Control+ArrowRight", 6);
    await press(page, "Shift+Control+ArrowRight", 5);
    await page.keyboard.press("1");
    await expect(page.getByRole("combobox")).toBeFocused();
    await page.keyboard.type("statist");
    const words = page.getByLabel(/Claim in plain words/);
    await tabTo(page, words);
    await page.keyboard.type("Harbour traffic doubled.");
    await page.keyboard.press("Enter");
    await expect
      .poll(async () => {
        const made = await one();
        return [made?.kind, made?.claim?.type, made?.claim?.statement, made?.target[0]?.exact];
      })
      .toEqual([
        "claim",
        "statistical",
        "Harbour traffic doubled.",
        "traffic through it has doubled",
      ]);
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(text).toBeFocused();
  });

  const card = page.getByRole("article", { name: /Harbour traffic doubled/ });
  await test.step("its edge is moved: kept by Enter, put back by Escape", async () => {
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.keyboard.press("]");
    await expect(
      page.getByRole("slider", { name: /^End of the claim, before “since”/ }),
    ).toBeFocused();
    await press(page, "ArrowRight", 2);
    await expect(page.getByRole("status").getByText(/since we\. Enter saves it/)).toBeAttached();
    await page.keyboard.press("Enter");
    await expect
      .poll(() => wordsOf(owner.api, documentId))
      .toEqual(["traffic through it has doubled since we"]);
    await page.keyboard.press("[");
    const start = page.getByRole("slider", { name: /^Start of the claim/ });
    await press(page, "Shift+ArrowRight", 3);
    await expect(start).toHaveAttribute("aria-valuetext", /“ffic through/);
    await page.keyboard.press("Escape");
    await expect(start).toHaveAttribute("aria-valuetext", /“traffic through/);
    await expect(card).toBeVisible();
  });

  await test.step("the move is one step to undo, and to do again", async () => {
    await page.keyboard.press("Control+z");
    await expect
      .poll(() => wordsOf(owner.api, documentId))
      .toEqual(["traffic through it has doubled"]);
    await page.keyboard.press("Control+Shift+z");
    await expect
      .poll(() => wordsOf(owner.api, documentId))
      .toEqual(["traffic through it has doubled since we"]);
  });

  await test.step("its tag is changed", async () => {
    await page.keyboard.press("e");
    const type = page.getByLabel("Type of claim");
    await tabTo(page, type);
    await page.keyboard.type("Causal");
    await page.keyboard.press("Tab");
    await tabTo(page, page.getByRole("button", { name: "Save" }));
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await one())?.claim?.type).toBe("causal");
  });

  await test.step("a note and a reference are added", async () => {
    await page.keyboard.press("n");
    await expect(page.getByLabel(/^Note \(Markdown\)/)).toBeFocused();
    await page.keyboard.type("Doubled *from what*?");
    await page.keyboard.press("Control+Enter");
    await expect(card.locator("em", { hasText: "from what" })).toBeVisible();
    await page.keyboard.press("r");
    await expect(page.getByLabel("Source")).toBeFocused();
    await page.keyboard.type("https://port.example.org/register/2023");
    await tabTo(page, page.getByLabel("Stance"));
    await page.keyboard.press("ArrowDown");
    await tabTo(page, page.getByRole("button", { name: "Save evidence" }));
    await page.keyboard.press("Enter");
    await expect
      .poll(async () => (await one())?.references.map(({ source }) => source.url))
      .toEqual(["https://port.example.org/register/2023"]);
    const id = (await one())?.id ?? "";
    const notes = await owner.api.get<{ items: { body: string }[] }>(`/annotations/${id}/notes`);
    expect(notes.items.map(({ body }) => body)).toEqual(["Doubled *from what*?"]);
  });

  await test.step("and taken back, and brought back", async () => {
    const cited = async () => (await one())?.references.length;
    await page.keyboard.press("Control+z");
    await expect.poll(cited).toBe(0);
    await page.keyboard.press("Control+z");
    await expect(card.locator("em", { hasText: "from what" })).toHaveCount(0);
    await page.keyboard.press("Control+Shift+z");
    await page.keyboard.press("Control+Shift+z");
    await expect(card.locator("em", { hasText: "from what" })).toBeVisible();
    await expect.poll(cited).toBe(1);
  });

  await test.step("it is deleted, and comes back with the words that hang on it", async () => {
    const before = await one();
    await page.keyboard.press("Delete");
    await expect(page.getByText(/^Deleted\. Undo brings it back/)).toBeVisible();
    await expect.poll(() => wordsOf(owner.api, documentId)).toEqual([]);
    await page.keyboard.press("Control+z");
    await expect
      .poll(() => wordsOf(owner.api, documentId))
      .toEqual(["traffic through it has doubled since we"]);
    const back = await one();
    expect([back?.id, back?.noteCount]).toEqual([before?.id, 1]);
    expect(back?.references).toEqual(before?.references);
  });
});

test("a tag that is kept ready makes each selection an annotation, until Escape", async ({
  site,
  page,
}) => {
  const { owner } = site;
  const { documentId, path } = await site.article(TEXT);
  await owner.api.post(`/documents/${documentId}/annotations`, {
    kind: "rhetoric",
    revision: 1,
    rhetoric: { technique: "loaded-language" },
    target: [{ start: TEXT.indexOf("a ruin"), end: TEXT.indexOf("a ruin") + 6 }],
  });
  await signInByKeys(page, owner, path);
  await alive(page);
  await expect(page.getByText("1 shown")).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.keyboard.press("a");
  const chip = page.getByRole("button", { name: /^Quick tag: rhetoric, Loaded language/ });
  await expect(chip).toBeVisible();

  await tabTo(page, page.locator("[data-text]"), 120);
  await press(page, "Control+Home");
  for (const steps of [2, 3]) {
    await page.keyboard.down("Shift");
    await press(page, "Control+ArrowRight", steps);
    await page.keyboard.up("Shift");
    await press(page, "Control+ArrowRight", 2);
  }
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect
    .poll(() => wordsOf(owner.api, documentId))
    .toEqual(["Friends, three", "this quay was", "a ruin"]);
  const all = await stored(owner.api, documentId);
  expect(all.map(({ rhetoric }) => rhetoric?.technique)).toEqual(Array(3).fill("loaded-language"));

  await page.keyboard.press("Escape");
  await expect(chip).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect.poll(() => wordsOf(owner.api, documentId)).toEqual(["Friends, three", "a ruin"]);
  await page.keyboard.down("Shift");
  await press(page, "Control+ArrowRight");
  await page.keyboard.up("Shift");
  await expect(page.getByRole("dialog", { name: "Tag the selected words" })).toBeVisible();
});

test("the help names every key, by what one wants to do", async ({ site, page }) => {
  const { path } = await site.article(TEXT);
  await signInByKeys(page, site.owner, path);
  await alive(page);
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  for (const name of ["Read", "Select words", "Tag", "Change an annotation", "Find"]) {
    await expect(help.getByRole("heading", { name, exact: true })).toBeVisible();
  }
  await page.keyboard.press("Escape");
  await expect(help).toHaveCount(0);
});
