import { reason } from "../../reason";
import { CSV_COLUMNS, splitCell, unguardFormula } from "../csv";
import type {
  IncomingAnnotation,
  IncomingNote,
  IncomingReference,
  IncomingRelation,
  IncomingSegment,
  TextReader,
} from "./incoming";
import { moment, offsetOf, uuidOf } from "./json";
import { codebookIndex, codedBy } from "./label";
import { Reading, unreadable } from "./reading";
import { parseTable, type TableRow } from "./table";
import { ofThisText } from "./which-text";

/** What other programs call the words of a row, its tags, what was said of them, and by whom. */
const WORDS = ["exact", "quote", "text_quote", "content", "Quote/description", "text"] as const;
const TAGS = ["tags", "tag", "label", "labels", "code", "codes"] as const;
const SAID = ["body", "comment", "note", "body_value"] as const;
const AUTHOR = ["author", "created_by", "coder", "annotator", "user"] as const;
const SOURCE = ["document", "url", "source", "file"] as const;
/** Columns that are read beside those. */
const OTHERS = [
  "id",
  "annotation_id",
  "kind",
  "start",
  "end",
  "prefix",
  "suffix",
  "createdAt",
  "created",
  "target",
] as const;

/**
 * Our own table (docs/formats/csv.md), or one of another program that has words or offsets in
 * columns of these names. Offsets count code points of the document.
 */
export const readCsv: TextReader = (content, about) => {
  const table = parseTable(content);
  if (!table.ok) return unreadable(table.why);
  const { columns, rows } = table.value;
  const names = new Set(columns.map((name) => name.toLowerCase()));
  const has = (all: readonly string[]) => all.some((name) => names.has(name.toLowerCase()));
  if (!has(WORDS) && !(names.has("start") && names.has("end"))) {
    return unreadable(reason("Refusals.import.noColumns"));
  }
  const isOurs = ["kind", "segments", "quotationForm"].every((name) => columns.includes(name));
  const reading = new Reading();
  const known = codebookIndex(about);
  for (const row of rows) {
    const target = isOurs ? ownTarget(row) : otherTarget(row);
    const id = row.cell("id", "annotation_id");
    if (target.length === 0) {
      reading.refuse(row.line, id || null, reason("Refusals.import.noWords"));
      continue;
    }
    const source = row.cell(...SOURCE);
    if (isOurs) reading.add(row.line, { ...ownFields(row), target }, source);
    else {
      const tags = row
        .cell(...TAGS)
        .split(/[;,|]/)
        .map((tag) => tag.trim());
      const coded = codedBy([row.cell("kind"), ...tags], known);
      reading.add(row.line, { ...coded, ...otherFields(row), target }, source);
    }
  }
  if (!isOurs) {
    const used = [...WORDS, ...TAGS, ...SAID, ...AUTHOR, ...SOURCE, ...OTHERS];
    const readNames = new Set(used.map((name) => name.toLowerCase()));
    for (const name of columns) {
      if (!readNames.has(name.toLowerCase())) {
        reading.notice("Refusals.import.notices.columns", name);
      }
    }
  }
  return reading.finish(ofThisText(reading.items, about));
};

function otherTarget(row: TableRow): IncomingSegment[] {
  const exact = row.cell(...WORDS);
  const [, from, to] = /^start=(\d+);end=(\d+)$/.exec(row.cell("target")) ?? [];
  const start = offsetOf(row.cell("start")) ?? offsetOf(from);
  const end = offsetOf(row.cell("end")) ?? offsetOf(to);
  const at = start === undefined || end === undefined ? {} : { start, end };
  if (exact === "") return "start" in at ? [at] : [];
  return [{ ...at, exact, prefix: row.cell("prefix"), suffix: row.cell("suffix") }];
}

function otherFields(row: TableRow): Partial<IncomingAnnotation> {
  const author = row.cell(...AUTHOR).trim();
  const at = moment(row.cell("createdAt", "created"));
  const id = uuidOf(row.cell("id", "annotation_id"));
  return {
    ...(id === undefined ? {} : { id }),
    body: row.cell(...SAID),
    ...(author === "" ? {} : { author }),
    ...(at === undefined ? {} : { createdAt: at }),
  };
}

type OwnColumn = (typeof CSV_COLUMNS)[number];

/** A cell of our own table, without the guard against formulas. */
function own(row: TableRow, column: OwnColumn): string {
  return unguardFormula(row.cell(column));
}

/** The segments of a row: where each is, and its part of the words. */
function ownTarget(row: TableRow): IncomingSegment[] {
  const quote = own(row, "quote");
  const places = row
    .cell("segments")
    .split(";")
    .map((place) => /^(\d+)-(\d+)$/.exec(place.trim()))
    .map((match) => ({ start: offsetOf(match?.[1]), end: offsetOf(match?.[2]) }));
  const parts = partsOf(quote, places);
  return parts.map((exact, index) => {
    const { start, end } = places[index] ?? {};
    const at = start === undefined || end === undefined ? {} : { start, end };
    const prefix = index === 0 ? { prefix: own(row, "prefix") } : {};
    const suffix = index === parts.length - 1 ? { suffix: own(row, "suffix") } : {};
    return { ...at, exact, ...prefix, ...suffix };
  });
}

const BETWEEN = " … ";

/** The words of each segment: an ellipsis joins them, and may also be a part of one. */
function partsOf(quote: string, places: readonly { start?: number; end?: number }[]): string[] {
  if (quote === "") return [];
  if (places.length < 2) return [quote];
  const characters = [...quote];
  const parts: string[] = [];
  let at = 0;
  for (const { start = 0, end = 0 } of places) {
    parts.push(characters.slice(at, at + end - start).join(""));
    at += end - start + BETWEEN.length;
  }
  if (parts.join(BETWEEN) === quote) return parts;
  const pieces = quote.split(BETWEEN);
  return pieces.length === places.length ? pieces : [quote];
}

function ownFields(row: TableRow): Omit<IncomingAnnotation, "target"> {
  const text = (column: OwnColumn) => own(row, column) || null;
  const truth = (column: OwnColumn) =>
    row.cell(column) === "" ? null : /^(?:true|1)$/i.test(row.cell(column));
  const kind = own(row, "kind") as IncomingAnnotation["kind"];
  const author = own(row, "author");
  const authorId = uuidOf(row.cell("authorId"));
  const id = text("id");
  const at = moment(row.cell("createdAt"));
  return {
    ...(id === null ? {} : { id }),
    kind,
    tags: splitCell(own(row, "tags")),
    body: own(row, "body"),
    visibility: text("visibility") ?? "project",
    status: text("status") ?? "open",
    confidence: offsetOf(row.cell("confidence")) ?? null,
    ...(author === "" ? {} : { author, createdBy: { id: authorId ?? null, name: author } }),
    ...(at === undefined ? {} : { createdAt: at }),
    ...(kind === "claim"
      ? {
          claim: {
            id: uuidOf(row.cell("claimId")) ?? null,
            statement: text("claimStatement"),
            type: text("claimType"),
            checkworthy: truth("claimCheckworthy"),
          },
        }
      : {}),
    ...(kind === "quotation"
      ? {
          quotation: {
            form: text("quotationForm"),
            speaker: text("quotationSpeaker"),
            cue: text("quotationCue"),
            addressee: text("quotationAddressee"),
            match: text("quotationMatch"),
          },
        }
      : {}),
    ...(kind === "rhetoric"
      ? {
          rhetoric: {
            technique: text("rhetoricTechnique"),
            target: text("rhetoricTarget"),
            claimId: uuidOf(row.cell("rhetoricClaimId")) ?? null,
            justification: text("rhetoricJustification"),
          },
        }
      : {}),
    references: referencesOf(row),
    notes: notesOf(row),
    relations: relationsOf(row),
    reviews: splitCell(own(row, "reviewVerdicts")),
  };
}

function referencesOf(row: TableRow): IncomingReference[] {
  const column = (name: OwnColumn) => splitCell(own(row, name));
  const [citations, urls] = [column("referenceCitations"), column("referenceAddresses")];
  const [locators, quotes] = [column("referenceLocators"), column("referenceQuotes")];
  return column("referenceRelations").map((relation, index) => ({
    relation,
    citation: citations[index] ?? "",
    url: urls[index] ?? "",
    locator: locators[index] ?? "",
    quote: quotes[index] ?? "",
  }));
}

function relationsOf(row: TableRow): IncomingRelation[] {
  const column = (name: OwnColumn) => splitCell(own(row, name));
  const [targets, notes] = [column("relationTargets"), column("relationNotes")];
  return column("relationTypes").map((type, index) => ({
    type,
    to: targets[index] ?? "",
    note: notes[index] ?? "",
  }));
}

function notesOf(row: TableRow): IncomingNote[] {
  const authors = splitCell(own(row, "noteAuthors"));
  return splitCell(own(row, "noteBodies")).map((body, index) => {
    const author = authors[index] ?? "";
    return { body, ...(author === "" ? {} : { author }) };
  });
}
