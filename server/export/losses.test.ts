import { describe, expect, test } from "vitest";
import { FORMAT_IDS, type FormatId } from "@/lib/contract/formats";
import type { Exported } from "@/lib/format/exported";
import { BRAT, bratText } from "@/lib/format/brat";
import { toCsvRow } from "@/lib/format/csv";
import { htmlCard } from "@/lib/format/html-card";
import { toJsonLine } from "@/lib/format/jsonl";
import { LOSSES, type Part } from "@/lib/format/loss";
import type { PieceFormat } from "@/lib/format/piece-format";
import { QDPX_INVENTORY, QDPX_NOTES, QDPX_SOURCES } from "@/lib/format/qdpx";
import { w3cItems } from "@/lib/format/w3c";
import { XLSX_SHEET } from "@/lib/format/xlsx";
import { FILE, pieceFile, sampleText, WORDS, type Marked } from "@/test/format/piece-file";
import { claim, link, note } from "@/test/format/sample";
import { lossInWords } from "./loss-words";
import { PIECE_FORMATS, type PieceFormatName } from "./piece-formats";
import { RECORD_FORMATS, type RecordFormatName } from "./record-formats";

/** Words in each part of an annotation that words can be found of. */
const MARKS: Partial<Readonly<Record<Part, string | readonly string[]>>> = {
  unplaced: "m-unplaced",
  codes: "Doubt",
  tags: "m-tag",
  properties: "m-property",
  comments: "m-body",
  notes: "m-note",
  references: "m-reference",
  authors: "m-author",
  status: "disputed",
  reviews: "m-review",
  claims: "m-claim",
  speakers: "m-speaker",
  reasons: ["m-reason", "m-question"],
  relations: "m-related",
  farRelations: "m-afar",
  text: "zetext",
};

const known = { ...claim("m-claim"), evidence: [] };
const person = (name: string) => ({ id: null, name });
const reference = {
  id: "r",
  annotationId: "a",
  relation: "supports" as const,
  locator: "",
  quote: "",
  source: {
    id: "s",
    url: "",
    citation: "m-reference",
    csl: { type: "book", title: "m-reference" },
  },
  createdBy: person("m-someone"),
  createdAt: "2024-03-04T10:00:00.000Z",
};
const whole: Marked = {
  kind: "rhetoric",
  at: [0],
  tags: ["m-tag"],
  properties: { "seen-on": "m-property" },
  body: "m-body",
  claim: null,
  quotation: { form: null, speaker: "m-speaker", cue: null, addressee: null, match: null },
  rhetoric: {
    technique: "doubt",
    target: null,
    claimId: null,
    justification: "m-reason",
    answers: [{ slug: "loaded-language", question: "m-question", answer: "no" }],
  },
  references: [reference],
  reviews: [
    {
      annotationId: "a",
      verdict: "agree",
      comment: "m-review",
      by: person("m-x"),
      updatedAt: "2024-03-05T10:00:00.000Z",
    },
  ],
  occurrences: [
    {
      id: "o",
      annotationId: "a",
      claimId: known.id,
      statement: "m-claim",
      verdict: "false",
      wording: "words",
      quantities: [],
      role: "asserts",
      commitment: "asserted",
      version: 1,
    },
  ],
  createdBy: person("m-author"),
  notes: [note("m-note", { createdBy: person("m-x") })],
  relations: [
    link("", { type: "m-related", wording: "m-related" }),
    link("", {
      id: "01920000-0000-7000-8000-0000000000e2",
      type: "m-afar",
      wording: "m-afar",
      other: { ...link("").other, id: "far", documentId: "far" },
    }),
  ],
};
const TEXT = sampleText("Some [words] and the zetext.", [
  whole,
  // Its first relation leads to this one, which is the second of the text.
  { kind: "claim", at: [0], relations: [link("", { isOutgoing: false, wording: "m-back" })] },
  {
    ...whole,
    target: [{ start: 0, end: 4, exact: "m-unplaced", prefix: "", suffix: "" }],
    anchor: "lost",
    orphan: true,
  },
]);

/** Users and codes, which stand at the head of the project. */
const QDPX_INVENTORY_SHOWN: PieceFormat = {
  ...QDPX_INVENTORY,
  textAfter: (_text, _file, later) => later.join(""),
};

function fileOf(format: FormatId): string {
  const { document, annotations } = TEXT;
  const each = (write: (one: Exported) => string) => annotations.map(write).join("\n");
  switch (format) {
    case "w3c":
      return each((one) => JSON.stringify(w3cItems(one, { publicUrl: FILE.publicUrl, document })));
    case "csv":
      return each((one) => toCsvRow(one, document).join(","));
    case "jsonl":
      return each((one) => toJsonLine(one, [], document));
    case "html":
      return TEXT.text.text + each((one) => htmlCard(one, { number: 1, prefix: "", words: WORDS }));
    case "bundle":
      return fileOf("html") + fileOf("jsonl");
    case "xlsx":
      return pieceFile(XLSX_SHEET, [TEXT]);
    case "qdpx":
      return (
        TEXT.text.text +
        pieceFile(QDPX_SOURCES, [TEXT]) +
        pieceFile(QDPX_INVENTORY_SHOWN, [TEXT]) +
        pieceFile(QDPX_NOTES, [TEXT])
      );
    case "brat":
      return bratText(TEXT.text.text) + pieceFile(BRAT, [TEXT]);
    default:
      return format in RECORD_FORMATS
        ? recordsOf(format as RecordFormatName)
        : pieceFile(PIECE_FORMATS[format as PieceFormatName], [TEXT]);
  }
}

function recordsOf(name: RecordFormatName): string {
  const context = { publicUrl: FILE.publicUrl, from: "Desk", claims: new Map([[known.id, known]]) };
  return TEXT.annotations
    .flatMap((one) => RECORD_FORMATS[name].records(one, context).map(({ words }) => words))
    .join("\n");
}

describe.each(FORMAT_IDS)("%s", (format) => {
  test("loses what its table says, and nothing else", () => {
    const file = fileOf(format).toLowerCase();
    const missing = Object.entries(MARKS).flatMap(([part, mark]) =>
      [mark].flat().every((words) => file.includes(words.toLowerCase())) ? [] : [part],
    );
    const lost: readonly string[] = LOSSES[format].lost;
    expect(missing.toSorted()).toEqual(lost.filter((part) => part in MARKS).toSorted());
  });

  test("says so in whole sentences", () => {
    expect(lossInWords(format)).toMatch(/^[A-Z].*\.$/);
    expect(lossInWords(format)).not.toMatch(/[{}]/);
  });
});
