import { inProject, label, main, press, type Form, type Place } from "./form";

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
    file: "components/assignments/guideline-form.tsx",
    path: inProject("/assignments"),
    open: press("Guidelines…", "Write a guideline"),
    field: label(/^What is to be done/),
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
    file: "components/webhooks/webhook-form.tsx",
    path: inProject("/members/webhooks"),
    open: press("New webhook"),
    field: label("Address"),
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
    file: "components/review/reply-form.tsx",
    path: inProject("/review/inbox"),
    open: press("Reply"),
    field: label("Your reply", main),
    back: "stands",
    stays: true,
  },
];

const cases = (place: Place) => `${place.project}/review/adjudication?document=${place.coded}`;
const annotateRemoved = press("Annotate the removed words");

const OF_DOCUMENTS: readonly Form[] = [
  {
    file: "components/adjudication/case-acts.tsx",
    path: cases,
    open: press(/^Add a note/),
    field: (page) => main(page).getByRole("textbox", { name: /^Note with your decision/ }),
    back: "stands",
    stays: true,
  },
  {
    file: "components/adjudication/label-form.tsx",
    path: cases,
    open: press(/^Relabel/),
    field: label("Tag", (page) => page.getByRole("list", { name: "Cases" })),
    words: "Flag waving",
    back: "opens",
  },
  {
    file: "components/suggestions/adjust-form.tsx",
    path: (place) => `${place.project}/documents/${place.coded}/suggestions`,
    open: press(/^Adjust/),
    field: (page) => main(page).getByRole("textbox", { name: "Note" }),
    back: "leads",
  },
  {
    file: "components/reader/panels/print/removed-form.tsx",
    path: (place) => `${place.project}/documents/${place.revised}/revisions?from=1&to=2`,
    open: annotateRemoved,
    field: label("Note", (page) => page.getByRole("form", { name: /that were removed/ })),
    back: "opens",
    again: annotateRemoved,
  },
];

/** The forms that whoever owns the project sees on its pages, and on their own. */
export const PAGE_FORMS: readonly Form[] = [
  ...OF_CLAIMS,
  ...OF_PROJECTS,
  ...OF_LISTS,
  ...OF_REVIEW,
  ...OF_DOCUMENTS,
];

/** A form that only somebody sees who may not write. */
export const ASKING: Form = {
  file: "components/members/ask-for-role.tsx",
  path: inProject("/members"),
  field: label(/^Why you ask/, main),
  back: "stands",
  stays: true,
};
