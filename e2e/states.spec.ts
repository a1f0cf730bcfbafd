import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import type { ReaderPage } from "./reader-page";
import { alive } from "./words";

const PROJECT = "/projects/01900000-0000-7000-8000-000000000001";
const SPEECH = `${PROJECT}/documents/01900000-0000-7000-8000-000000000010`;

const LOOKS = [
  { name: "dark", colorScheme: "dark", width: 1440 },
  { name: "at 200 % of its size", colorScheme: "light", width: 720 },
  { name: "on a phone", colorScheme: "light", width: 390 },
  { name: "in 320 px, dark", colorScheme: "dark", width: 320 },
  { name: "in forced colours", colorScheme: "light", width: 1440, forcedColors: "active" },
  { name: "with reduced motion", colorScheme: "light", width: 1440, reducedMotion: "reduce" },
] as const;

for (const look of LOOKS) {
  test.describe(look.name, () => {
    test.use({
      colorScheme: look.colorScheme,
      viewport: { width: look.width, height: 900 },
    });

    test("every state of the reading page keeps WCAG 2.2 AA", async ({ site, read }) => {
      test.slow();
      const reader = await read(site.owner, SPEECH);
      const { page } = reader;
      await page.emulateMedia({
        forcedColors: "forcedColors" in look ? look.forcedColors : "none",
        reducedMotion: "reducedMotion" in look ? look.reducedMotion : "no-preference",
      });
      await alive(page);
      for (const [name, state] of Object.entries(STATES)) {
        await test.step(name, async () => {
          await state.enter(reader);
          await expectAccessible(page);
          await fits(page, name);
          await state.leave(page);
        });
      }
    });
  });
}

/** Nothing pushes the page out of the window's sides. */
async function fits(page: Page, name: string): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over, `${name} fits the width`).toBeLessThanOrEqual(0);
}

const escape = (page: Page) => page.keyboard.press("Escape");

interface State {
  enter(reader: ReaderPage): Promise<void>;
  leave(page: Page): Promise<unknown>;
}

async function openCard({ page }: ReaderPage): Promise<void> {
  await page.getByRole("navigation", { name: "Annotations in the text" }).scrollIntoViewIfNeeded();
  await page
    .getByRole("navigation", { name: "Annotations in the text" })
    .getByRole("button", { name: /Harbour traffic|traffic/i })
    .first()
    .press("Enter");
  await expect(page.getByRole("button", { name: /^Agree/ })).toBeVisible();
}

const STATES: Readonly<Record<string, State>> = {
  "the commands": {
    enter: async ({ page }) => {
      await page.keyboard.press("Control+k");
      await expect(page.getByRole("dialog", { name: "Commands" })).toBeVisible();
    },
    leave: escape,
  },
  "the keys": {
    enter: async ({ page }) => {
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    },
    leave: escape,
  },
  "finding words": {
    enter: async ({ page }) => {
      await page.keyboard.press("/");
      await page.getByRole("search").getByRole("textbox").fill("harbour");
      await expect(page.getByText(/^\d+ of \d+$/).first()).toBeVisible();
    },
    leave: (page) => page.getByRole("search").getByRole("button", { name: "Close" }).click(),
  },
  "finding quotations": {
    enter: async ({ page }) => {
      await page.keyboard.press("q");
      await expect(page.getByRole("region", { name: "Quotations in this text" })).toBeVisible();
    },
    leave: escape,
  },
  "the export menu": {
    enter: async ({ page }) => {
      await page.getByRole("button", { name: "Export" }).click();
      await expect(page.getByRole("menu")).toBeVisible();
    },
    leave: escape,
  },
  "an open card": { enter: openCard, leave: async () => undefined },
  "the menu of a card": {
    enter: async ({ page }) => {
      await page.getByRole("button", { name: "More", exact: true }).click();
      await expect(page.getByRole("menu")).toBeVisible();
    },
    leave: escape,
  },
  "the history of an annotation": {
    enter: async ({ page }) => {
      await page.getByRole("button", { name: "More", exact: true }).click();
      await page.getByRole("menuitem", { name: "History" }).click();
      await expect(page.getByRole("dialog", { name: "History" })).toBeVisible();
    },
    leave: escape,
  },
  "writing a note": {
    enter: async ({ page }) => {
      await page.keyboard.press("n");
      await expect(page.getByLabel(/^Note \(Markdown\)/)).toBeFocused();
    },
    leave: async (page) => {
      await escape(page);
      await escape(page);
    },
  },
  tagging: {
    enter: async (reader) => {
      await reader.select("three winters ago");
      await reader.page.keyboard.press("3");
      await expect(reader.page.getByRole("combobox").first()).toBeVisible();
    },
    leave: escape,
  },
};

test("the print view keeps it", async ({ site, signIn }) => {
  const page = await signIn(site.owner);
  await page.goto(`${SPEECH}?view=print`);
  await expect(page.getByText(/^\d+ annotations$/)).toBeVisible();
  await expectAccessible(page);
});

test("the tree that a screen reader walks names every annotation in reading order", async ({
  site,
  read,
}) => {
  const { path, documentId, spans } = await site.text(
    "The [harbour is open], and “[nobody thanked us],” she said. [Everyone] knows it.",
  );
  const details = [
    { kind: "claim", claim: { statement: "The harbour is open again." } },
    { kind: "quotation", quotation: { form: "direct", speaker: "Ilse Varn" } },
    { kind: "rhetoric", rhetoric: { technique: "appeal-to-popularity" } },
  ];
  for (const [position, span] of [...spans].entries()) {
    const target = [span];
    await site.owner.api.post(`/documents/${documentId}/annotations`, {
      ...details[position],
      target,
    });
  }
  const reader = await read(site.owner, path);
  const list = reader.page.getByRole("navigation", { name: "Annotations in the text" });
  await expect(list.getByRole("button")).toHaveCount(3);
  await expect(list).toMatchAriaSnapshot(`
    - navigation "Annotations in the text":
      - list:
        - listitem:
          - button /^Claim by .*The harbour is open again\\./
        - listitem:
          - button /^Quotation, Direct quotation, Ilse Varn by .*nobody thanked us/
        - listitem:
          - button /^Rhetoric, Appeal to popularity by .*Everyone/
  `);
  await expect(reader.text).toMatchAriaSnapshot(`
    - paragraph: The harbour is open, and “nobody thanked us,” she said. Everyone knows it.
  `);
});
