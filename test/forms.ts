/**
 * Every form that keeps what is half written, by the file that gives it its draft. A unit test
 * compares this with the sources, and a test in the browser writes in each of them.
 */
export const FORMS = [
  "components/account/name-form.tsx",
  "components/account/tokens.tsx",
  "components/adjudication/case-acts.tsx",
  "components/adjudication/label-form.tsx",
  "components/annotation/reason-form.tsx",
  "components/assignments/guideline-form.tsx",
  "components/claims/add-source.tsx",
  "components/claims/create-claim.tsx",
  "components/claims/decide-claim.tsx",
  "components/claims/edit-claim.tsx",
  "components/claims/edit-evidence.tsx",
  "components/claims/queue-weights.tsx",
  "components/claims/search-log-form.tsx",
  "components/claims/searched-place.tsx",
  "components/codebook/relation-type-form.tsx",
  "components/codebook/split-tag.tsx",
  "components/codebook/tag-form.tsx",
  "components/documents/edit-document.tsx",
  "components/documents/import-dialog.tsx",
  "components/documents/manage-labels.tsx",
  "components/members/ask-for-role.tsx",
  "components/members/class-link-dialog.tsx",
  "components/members/invite.tsx",
  "components/projects/project-form.tsx",
  "components/query/saved-queries.tsx",
  "components/quotations/sign-form.tsx",
  "components/reader/context/citing.ts",
  "components/reader/panels/card/details-form.tsx",
  "components/reader/panels/card/note-form.tsx",
  "components/reader/panels/claim/carried-claims.tsx",
  "components/reader/panels/claim/occurrence-form.tsx",
  "components/reader/panels/claim/reference-form.tsx",
  "components/reader/panels/claim/unregistered-dialog.tsx",
  "components/reader/panels/palette/use-palette-draft.ts",
  "components/reader/panels/print/removed-form.tsx",
  "components/reader/panels/quotation/attribution-form.tsx",
  "components/reader/panels/quotation/open-proposals.tsx",
  "components/reader/panels/relation/edit-relation.tsx",
  "components/reader/panels/relation/relate-bar.tsx",
  "components/reader/panels/rhetoric/card-part.tsx",
  "components/review/item-acts.tsx",
  "components/review/reply-form.tsx",
  "components/revise/revise-form.tsx",
  "components/sources/add-relation.tsx",
  "components/speakers/speaker-actions.tsx",
  "components/speakers/speaker-form.tsx",
  "components/suggestions/adjust-form.tsx",
  "components/webhooks/webhook-form.tsx",
] as const;

export type FormFile = (typeof FORMS)[number];

/** Files that hold fields to type in and no draft, with the forms in which they stand. */
export const FIELDS: Readonly<Record<string, readonly FormFile[]>> = {
  "components/annotation/mention-area.tsx": [
    "components/reader/panels/card/note-form.tsx",
    "components/review/reply-form.tsx",
  ],
  "components/annotation/property-fields.tsx": [
    "components/reader/panels/palette/use-palette-draft.ts",
    "components/reader/panels/card/details-form.tsx",
  ],
  "components/claims/claim-field.tsx": [
    "components/reader/panels/palette/use-palette-draft.ts",
    "components/reader/panels/claim/carried-claims.tsx",
    "components/reader/panels/claim/unregistered-dialog.tsx",
    "components/reader/panels/rhetoric/card-part.tsx",
  ],
  "components/claims/source-fields.tsx": [
    "components/claims/add-source.tsx",
    "components/reader/context/citing.ts",
    "components/reader/panels/claim/reference-form.tsx",
  ],
  "components/claims/stance-fields.tsx": [
    "components/claims/add-source.tsx",
    "components/claims/edit-evidence.tsx",
  ],
  "components/codebook/near-misses.tsx": ["components/codebook/tag-form.tsx"],
  "components/codebook/property-editor.tsx": ["components/codebook/tag-form.tsx"],
  "components/documents/address-field.tsx": [
    "components/documents/import-dialog.tsx",
    "components/revise/revise-form.tsx",
  ],
  "components/documents/import-paste.tsx": ["components/documents/import-dialog.tsx"],
  "components/documents/written-text.tsx": [
    "components/documents/import-dialog.tsx",
    "components/revise/revise-form.tsx",
  ],
  "components/documents/source-fields.tsx": [
    "components/documents/edit-document.tsx",
    "components/documents/import-dialog.tsx",
  ],
  "components/projects/verdict-fields.tsx": ["components/projects/project-form.tsx"],
  "components/reader/panels/claim/quantity-fields.tsx": [
    "components/reader/panels/claim/occurrence-form.tsx",
  ],
  "components/reader/panels/palette/palette-choice.tsx": [
    "components/reader/panels/palette/use-palette-draft.ts",
  ],
  "components/reader/panels/palette/palette-note.tsx": [
    "components/reader/panels/palette/use-palette-draft.ts",
  ],
  "components/reader/panels/relation/relation-fields.tsx": [
    "components/reader/panels/relation/edit-relation.tsx",
    "components/reader/panels/relation/relate-bar.tsx",
  ],
  "components/reader/panels/rhetoric/use-fields.tsx": [
    "components/reader/panels/palette/use-palette-draft.ts",
    "components/reader/panels/rhetoric/card-part.tsx",
    "components/reader/panels/card/details-form.tsx",
  ],
  "components/sources/source-field.tsx": [
    "components/claims/add-source.tsx",
    "components/reader/context/citing.ts",
    "components/reader/panels/claim/reference-form.tsx",
  ],
  "components/speakers/speaker-field.tsx": [
    "components/reader/panels/quotation/attribution-form.tsx",
  ],
};

/** Files whose fields keep nothing, each with the reason. */
export const NOT_KEPT: Readonly<Record<string, string>> = {
  "components/account/fields.tsx": "passwords, and the name and address beside them",
  "components/assignments/due-fields.tsx": "a day and choices, which are previewed or few",
  "components/audit/entry-filter.tsx": "a filter, kept in the address",
  "components/claims/claim-register.tsx": "a search",
  "components/codebook/codebook.tsx": "a search",
  "components/documents/find-documents.tsx": "a search, kept in the address",
  "components/documents/label-documents.tsx": "a search, or a name of which Enter makes a label",
  "components/people/people-search.tsx": "a search, kept in the address",
  "components/query/condition-row.tsx": "a query, kept in the address once it was run",
  "components/query/query-form.tsx": "a query, kept in the address once it was run",
  "components/query/query-text.tsx": "a query, kept in the address once it was run",
  "components/reader/panels/find/find-bar.tsx": "a search in the text",
  "components/reader/panels/print/past-controls.tsx": "a time, kept in the address",
  "components/reader/panels/relation/elsewhere-search.tsx": "a search",
  "components/search/phrase-search.tsx": "a search, kept in the address",
  "components/search/search.tsx": "a search, kept in the address",
  "components/speakers/speaker-list.tsx": "a search",
};
