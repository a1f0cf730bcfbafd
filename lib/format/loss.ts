import type { FormatId } from "../contract/formats";

/** What an export may carry of annotations, in the order in which it is told. */
const PARTS = [
  "words",
  "pieces",
  "overlaps",
  "unplaced",
  "kinds",
  "codes",
  "tags",
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

const BESIDE = but("words", "pieces", "overlaps", "unplaced", "codes", "text");

/** What each format loses; `lib/format/loss.test.ts` compares it with what is written. */
export const LOSSES: Readonly<Record<FormatId, Loss>> = {
  w3c: { lost: ["text"], aside: [] },
  csv: { lost: ["text"], aside: [] },
  jsonl: { lost: ["text"], aside: [] },
  html: { lost: [], aside: [] },
  hypothesis: {
    lost: ["text"],
    aside: [
      "pieces",
      "references",
      "status",
      "reviews",
      "claims",
      "speakers",
      "reasons",
      "confidence",
    ],
  },
  doccano: { lost: ["unplaced"], aside: BESIDE },
  spacy: { lost: ["unplaced"], aside: [...BESIDE, "pieces"] },
  "label-studio": { lost: ["unplaced"], aside: BESIDE },
  conll: { lost: but("words", "codes", "text"), aside: [] },
  semeval: { lost: but("words", "overlaps", "codes"), aside: [] },
  markdown: { lost: ["text", "overlaps"], aside: [] },
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
      "text",
    ),
  },
  webanno: {
    lost: [
      "unplaced",
      "notes",
      "references",
      "times",
      "reviews",
      "claims",
      "speakers",
      "reasons",
      "confidence",
      "visibility",
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
      "text",
    ),
  },
  tei: {
    lost: [],
    aside: ["status", "reviews", "claims", "speakers", "reasons", "confidence", "visibility"],
  },
  qdpx: {
    lost: ["unplaced"],
    aside: [
      "references",
      "status",
      "reviews",
      "claims",
      "speakers",
      "reasons",
      "confidence",
      "visibility",
    ],
  },
  xlsx: { lost: ["text"], aside: [] },
  docx: {
    lost: ["unplaced"],
    aside: but("words", "overlaps", "unplaced", "comments", "authors", "times", "text"),
  },
  bibtex: { lost: but("references"), aside: [] },
  ris: { lost: but("references"), aside: [] },
  csl: { lost: but("references"), aside: [] },
};
