import type { Locator, Page } from "@playwright/test";
import type { FormFile } from "../test/forms";
import type { ReaderPage } from "./reader-page";
import type { Article } from "./site";

/** What the forms of a test are about. */
export interface Place extends Article {
  readonly project: string;
  readonly claim: string;
  readonly speaker: string;
}

export interface Form {
  /** The form, by the file that gives it its draft. */
  readonly file: FormFile;
  readonly path: (place: Place) => string;
  /** Opens it on its page; it is open where this is left out. */
  readonly open?: (page: Page, reader: ReaderPage) => Promise<void>;
  readonly field: (page: Page) => Locator;
  readonly words?: string;
  /**
   * How one comes back after the page was loaded again: the page says that something waits and leads
   * there ("leads"), the form is opened again as before ("opens"), it is there with the page
   * ("stands"), or with its card, once that is open ("card").
   */
  readonly back: "leads" | "opens" | "stands" | "card";
  /** Whether Escape leaves it open, since it is a part of its page. */
  readonly stays?: true;
  /** Where it is discarded, if not with a button of the form. */
  readonly discards?: "in it" | "in the palette" | "in the proposals";
  /** Opens again what putting it back does not open. */
  readonly again?: (page: Page) => Promise<void>;
  /** Opens the card in which it stands. */
  readonly card?: (reader: ReaderPage) => Promise<void>;
}

const dialog = (page: Page) => page.getByRole("dialog");
const press =
  (...names: readonly (string | RegExp)[]) =>
  async (page: Page) => {
    for (const name of names) {
      const exact = typeof name === "string";
      await page.getByRole("button", { name, exact }).first().click();
    }
  };
const label = (name: string | RegExp, within: (page: Page) => Locator | Page = dialog) => {
  const exact = typeof name === "string";
  return (page: Page) => within(page).getByLabel(name, { exact }).first();
};
const main = (page: Page) => page.getByRole("main");
const cards = (page: Page) => page.locator("article[data-annotation]");
const inProject = (rest: string) => (place: Place) => `${place.project}${rest}`;
const claimPage = (place: Place) => `${place.project}/claims/${place.claim}`;

const OF_CLAIMS: readonly Form[] = [
  {
    file: "components/claims/create-claim.tsx",
    path: inProject("/claims"),
    open: press("New claim"),
    field: label("Claim"),
    back: "leads",
  },
  {
    file: "components/claims/edit-claim.tsx",
    path: claimPage,
    open: press("Edit"),
    field: label("Context", main),
    back: "leads",
    stays: true,
  },
  {
    file: "components/claims/decide-claim.tsx",
    path: claimPage,
    open: press("Set verdict"),
    field: label("Rationale", main),
    back: "leads",
    stays: true,
  },
  {
    file: "components/claims/add-source.tsx",
    path: claimPage,
    open: press("Add source"),
    field: label("Source", main),
    back: "leads",
    stays: true,
  },
  {
    file: "components/claims/edit-evidence.tsx",
    path: claimPage,
    open: press(/^Change the evidence/),
    field: label("Note", main),
    back: "leads",
    stays: true,
  },
  {
    file: "components/claims/search-log-form.tsx",
    path: claimPage,
    open: press("Record a search"),
    field: label("Where", main),
    back: "leads",
    stays: true,
  },
  {
    file: "components/claims/searched-place.tsx",
    path: inProject("/claims/queue"),
    open: press(/^Not found/),
    field: label("Where did you search?", main),
    back: "leads",
  },
  {
    file: "components/claims/queue-weights.tsx",
    path: inProject("/claims/queue"),
    open: (page) => page.getByText("Weights of the types of claim").click(),
    field: (page) => page.getByRole("spinbutton").first(),
    words: "7",
    back: "opens",
    stays: true,
  },
];

const OF_PROJECTS: readonly Form[] = [
  {
    file: "components/projects/project-form.tsx",
    path: () => "/projects",
    open: press("New project"),
    field: label("Name"),
    back: "leads",
  },
  {
    file: "components/documents/import-dialog.tsx",
    path: inProject(""),
    open: press("Import"),
    field: label("Text"),
    back: "leads",
  },
  {
    file: "components/documents/edit-document.tsx",
    path: inProject(""),
    async open(page) {
      await press(/^Actions for/)(page);
      await page.getByRole("menuitem", { name: "Title and source…" }).click();
    },
    field: label("Title"),
    back: "leads",
  },
  {
    file: "components/revise/revise-form.tsx",
    path: ({ path }) => `${path}/revise`,
    field: label("New text", main),
    back: "stands",
    stays: true,
  },
  {
    file: "components/query/saved-queries.tsx",
    path: inProject("/query?q=kind%3Aclaim"),
    open: press("Save"),
    field: label("Name"),
    back: "leads",
  },
  {
    file: "components/members/invite.tsx",
    path: inProject("/members"),
    open: press("Invite"),
    field: label("Email addresses"),
    back: "leads",
  },
  {
    file: "components/members/class-link-dialog.tsx",
    path: inProject("/members"),
    open: press("New class link"),
    field: label(/^Name/),
    back: "leads",
  },
  {
    file: "components/account/name-form.tsx",
    path: () => "/account",
    field: (page) => main(page).getByLabel("Name", { exact: true }).last(),
    back: "stands",
    stays: true,
  },
  {
    file: "components/account/tokens.tsx",
    path: () => "/account",
    field: label("Token name", main),
    back: "stands",
    stays: true,
  },
];

const OF_LISTS: readonly Form[] = [
  {
    file: "components/documents/manage-labels.tsx",
    path: inProject(""),
    async open(page) {
      await press("Labels", "Edit labels…", "Actions for “Harbour”")(page);
      await page.getByRole("menuitem", { name: "Name and colour…" }).click();
    },
    field: label("Name"),
    back: "leads",
  },
  {
    file: "components/codebook/tag-form.tsx",
    path: inProject("/codebook"),
    open: press(/^New tag: Claim/),
    field: label("Definition"),
    back: "leads",
  },
  {
    file: "components/codebook/split-tag.tsx",
    path: inProject("/codebook"),
    async open(page) {
      await press("More for Loaded language")(page);
      await page.getByRole("menuitem", { name: "Split" }).click();
    },
    field: label("Label"),
    back: "leads",
  },
  {
    file: "components/codebook/relation-type-form.tsx",
    path: inProject("/codebook"),
    async open(page) {
      await page.getByRole("tab", { name: "Relations" }).click();
      await press("New type of relation")(page);
    },
    field: label(/^Label/),
    back: "leads",
  },
  {
    file: "components/speakers/speaker-form.tsx",
    path: inProject("/speakers"),
    open: press("Add speaker"),
    field: label("Description"),
    back: "leads",
  },
  {
    file: "components/speakers/speaker-actions.tsx",
    path: (place) => `${place.project}/speakers/${place.speaker}`,
    open: press("Merge"),
    field: label("Merge into"),
    words: "Jon Aske",
    back: "leads",
  },
  {
    file: "components/sources/add-relation.tsx",
    path: inProject("/sources"),
    open: press("Relate"),
    field: label(/^Note/),
    back: "leads",
  },
];

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

const OF_REVIEW: readonly Form[] = [
  {
    file: "components/review/item-acts.tsx",
    path: inProject("/review?author=Rosa"),
    open: press("Add a comment"),
    field: label(/^Comment with your verdict/, main),
    back: "stands",
    stays: true,
  },
  {
    file: "components/review/talk.tsx",
    path: inProject("/review/inbox"),
    open: press("Reply"),
    field: label("Your reply", main),
    back: "stands",
    stays: true,
  },
];

/** The forms that whoever owns the project sees. */
export const OWNERS_FORMS: readonly Form[] = [
  ...OF_CLAIMS,
  ...OF_PROJECTS,
  ...OF_LISTS,
  ...OF_CARDS,
  ...OF_TEXTS,
  ...OF_REVIEW,
];

/** A form that only somebody sees who may not write. */
export const ASKING: Form = {
  file: "components/members/ask-for-role.tsx",
  path: inProject("/members"),
  field: label(/^Why you ask/, main),
  back: "stands",
  stays: true,
};

/** Forms that stand where several people or revisions are, and are written in by tests of their own. */
export const APART: readonly FormFile[] = [
  "components/adjudication/case-acts.tsx",
  "components/adjudication/label-form.tsx",
  "components/assignments/guideline-form.tsx",
  "components/reader/panels/print/removed-form.tsx",
];
