import type { Page } from "@playwright/test";
import type { FormFile } from "../test/forms";
import { label, press, type Form, type Place } from "./form";
import type { ReaderPage } from "./reader-page";

const cards = (page: Page) => page.locator("article[data-annotation]");

const onCard = (file: FormFile, words: string, name: string | RegExp, field: string | RegExp) => ({
  file,
  path: ({ path }: Place) => path,
  card: (reader: ReaderPage) => reader.click(words),
  open: press(name),
  field: label(field, cards),
  back: "card" as const,
});

async function chooseRhetoric(page: Page): Promise<void> {
  await page.keyboard.press("3");
  const more = page.getByRole("button", { name: /Target, claim, reason/ });
  if ((await more.getAttribute("aria-expanded")) === "false") await more.click();
}

const OF_CARDS: readonly Form[] = [
  onCard("components/reader/panels/card/note-form.tsx", "call twice", "Add note", /^Note/),
  {
    ...onCard("components/reader/panels/card/details-form.tsx", "call twice", "", "Comment"),
    open: (page) => page.locator("article").getByRole("button", { name: "Edit" }).last().click(),
  },
  onCard(
    "components/reader/panels/claim/carried-claims.tsx",
    "call twice",
    "Add another claim",
    "Claim in plain words",
  ),
  {
    ...onCard("components/reader/panels/claim/occurrence-form.tsx", "call twice", "", "Wording"),
    open: (page) => page.locator("article").getByRole("button", { name: "Edit" }).first().click(),
  },
  {
    ...onCard("components/reader/context/citing.ts", "call twice", "", "Source"),
    open: press("Cite", "Other source"),
  },
  {
    ...onCard("components/annotation/reason-form.tsx", "a storm", "Say why", /^Why is it rejected/),
    // It stands in the card of whoever rejected it.
    open: undefined,
  },
  {
    ...onCard("components/quotations/sign-form.tsx", "not asked", /The report/, "Reason"),
    field: label("Reason"),
    back: "leads",
  },
  onCard(
    "components/reader/panels/claim/reference-form.tsx",
    "call twice",
    "Add evidence",
    "Source",
  ),
  onCard(
    "components/reader/panels/quotation/attribution-form.tsx",
    "not asked",
    /^(Add|Change) speaker/,
    "Addressee",
  ),
  onCard(
    "components/reader/panels/rhetoric/card-part.tsx",
    "worn-out crew",
    /^(Add|Edit) details/,
    /^Reason/,
  ),
  {
    ...onCard("components/reader/panels/relation/edit-relation.tsx", "worn-out crew", "", /^Note/),
    open: press(/^Edit: /),
  },
  {
    ...onCard("components/reader/panels/relation/relate-bar.tsx", "not asked", "Relate…", /^Note/),
    field: label(/^Note/, (page) => page.getByRole("region", { name: "Relate an annotation" })),
    back: "opens",
  },
  {
    file: "components/reader/panels/palette/use-palette-draft.ts",
    path: ({ path }) => path,
    async open(page, reader) {
      await reader.select("Nobody answered");
      await chooseRhetoric(page);
    },
    again: chooseRhetoric,
    discards: "in the palette",
    field: label(/^Target/, (page) => page.getByRole("dialog", { name: "Tag the selected words" })),
    back: "opens",
  },
];

const PROPOSALS = "Quotations in this text";

const OF_TEXTS: readonly Form[] = [
  {
    file: "components/reader/panels/claim/unregistered-dialog.tsx",
    path: ({ path }) => path,
    open: press("add it"),
    field: label("Claim in plain words"),
    back: "leads",
  },
  {
    file: "components/reader/panels/quotation/open-proposals.tsx",
    path: ({ path }) => path,
    open: (page) => page.keyboard.press("q"),
    field: label("Speaker", (page) => page.getByRole("region", { name: PROPOSALS })),
    discards: "in the proposals",
    back: "leads",
    stays: true,
  },
];

/** The forms that whoever owns the project sees in a text, on its cards and beside them. */
export const TEXT_FORMS: readonly Form[] = [...OF_CARDS, ...OF_TEXTS];
