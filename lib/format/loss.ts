import type { FormatId } from "../contract/formats";

/** What an export may carry of annotations, in the order in which it is told. */
export const PARTS = [
  "words",
  "pieces",
  "overlaps",
  "unplaced",
  "kinds",
  "codes",
  "tags",
  "properties",
  "comments",
  "notes",
  "references",
  "authors",
  "times",
  "status",
  "reviews",
  "claims",
  "speakers",
  "reasons",
  "confidence",
  "visibility",
  "relations",
  "farRelations",
  "text",
] as const;
export type Part = (typeof PARTS)[number];

/** What is not in a file of a format, and what only Obelus reads again from it. */
export interface Loss {
  readonly lost: readonly Part[];
  /** It stands in the file as words or in fields that other programs pass over. */
  readonly aside: readonly Part[];
}

const but = (...parts: readonly Part[]): readonly Part[] =>
  PARTS.filter((part) => !parts.includes(part));

const without = (parts: readonly Part[], ...some: readonly Part[]): readonly Part[] =>
  parts.filter((part) => !some.includes(part));

/** What formats of annotations that have no field of our own carry as words at best. */
const OWN = ["reviews", "claims", "speakers", "reasons", "confidence"] as const;
const BESIDE = but("words", "pieces", "overlaps", "unplaced", "codes", "text");
const CITED: Loss = { lost: but("references"), aside: [] };

/** What each format loses; `server/export/losses.test.ts` compares it with what is written. */
export const LOSSES: Readonly<Record<FormatId, Loss>> = {
  w3c: { lost: ["text"], aside: [] },
  csv: { lost: ["text"], aside: [] },
  jsonl: { lost: ["text"], aside: [] },
  html: { lost: [], aside: [] },
  hypothesis: {
    lost: ["text"],
    aside: ["pieces", "properties", "references", "status", ...OWN, "relations", "farRelations"],
  },
  doccano: { lost: ["unplaced"], aside: without(BESIDE, "relations") },
  spacy: { lost: ["unplaced"], aside: [...BESIDE, "pieces"] },
  "label-studio": { lost: ["unplaced"], aside: without(BESIDE, "relations") },
  conll: { lost: but("words", "codes", "text"), aside: [] },
  semeval: { lost: but("words", "overlaps", "codes"), aside: [] },
  markdown: { lost: ["words", "overlaps", "text"], aside: [] },
  claimreview: { lost: but("claims", "speakers"), aside: [] },
  brat: {
    lost: ["unplaced"],
    aside: but(
      "words",
      "pieces",
      "overlaps",
      "unplaced",
      "kinds",
      "codes",
      "comments",
      "status",
      "relations",
      "text",
    ),
  },
  webanno: {
    lost: [
      "unplaced",
      "properties",
      "notes",
      "references",
      "times",
      ...OWN,
      "visibility",
      "farRelations",
    ],
    aside: ["pieces"],
  },
  cas: {
    lost: ["unplaced"],
    aside: but(
      "words",
      "overlaps",
      "unplaced",
      "kinds",
      "codes",
      "tags",
      "comments",
      "authors",
      "status",
      "relations",
      "text",
    ),
  },
  tei: {
    lost: [],
    aside: ["properties", "status", ...OWN, "visibility", "relations", "farRelations"],
  },
  qdpx: {
    lost: ["unplaced"],
    aside: ["properties", "references", "status", ...OWN, "visibility", "farRelations"],
  },
  xlsx: { lost: ["text"], aside: [] },
  docx: {
    lost: ["unplaced"],
    aside: but("words", "overlaps", "unplaced", "comments", "authors", "times", "text"),
  },
  bibtex: CITED,
  ris: CITED,
  csl: CITED,
  bundle: { lost: ["visibility"], aside: [] },
  "zotero-rdf": CITED,
};
