import "server-only";
import type { Note } from "@/lib/annotation/annotation";
import type { AnnotationAnswer } from "@/lib/contract/annotation";
import { toCsvRow } from "@/lib/format/csv";
import type {
  Exported,
  ExportedClaim,
  ExportedDocument,
  ExportedLink,
  ExportedProject,
} from "@/lib/format/exported";
import { htmlCard } from "@/lib/format/html-card";
import type { EnclosingQuotation } from "@/lib/format/html-details";
import type { HtmlWords } from "@/lib/format/html-words";
import { toJsonLine } from "@/lib/format/jsonl";
import type { PieceFormat } from "@/lib/format/piece-format";
import { w3cItems } from "@/lib/format/w3c";
import { codePointIndexFrom } from "@/lib/text/code-points";
import type { Task } from "@/server/platform/workers";
import { csvLines } from "./csv-lines";
import { PIECE_FORMATS, type PieceFormatName } from "./piece-formats";
import { RECORD_FORMATS, type RecordFormatName } from "./record-formats";
import { annotationsIn, type StoredPage } from "./stored-page";

/** What a format writes of a page besides its annotations and their notes. */
export type PageFormat =
  | { readonly id: "w3c"; readonly publicUrl: string; readonly between: string }
  | { readonly id: "csv" }
  | {
      readonly id: "jsonl";
      readonly claims: readonly ExportedClaim[];
      /** For the first line of a file. */
      readonly project: ExportedProject | null;
    }
  | {
      readonly id: "html";
      /** Of the card of each annotation, in their order. */
      readonly numbers: readonly number[];
      readonly prefix: string;
      readonly words: HtmlWords;
      readonly claims: readonly ExportedClaim[];
      /** The quotations in which others stand, by the ids of their annotations. */
      readonly enclosing: ReadonlyMap<string, EnclosingQuotation>;
    }
  | {
      readonly id: "pieces";
      readonly name: PieceFormatName;
      readonly publicUrl: string;
      readonly words: HtmlWords;
      /** Of the first annotation among those of its document, from 1. */
      readonly first: number;
    }
  | {
      readonly id: "records";
      readonly name: RecordFormatName;
      readonly publicUrl: string;
      readonly from: string;
      readonly claims: readonly ExportedClaim[];
    };

export interface PageToWrite {
  readonly page: StoredPage;
  /** The positions of the first annotation and after the last one that is written. */
  readonly from: number;
  readonly to: number;
  /** Under these annotations, in the order in which they were written. */
  readonly notes: readonly Note[];
  /** Relations of these annotations, by their ids. */
  readonly links: ReadonlyMap<string, readonly ExportedLink[]>;
  readonly document: ExportedDocument;
  readonly format: PageFormat;
}

export interface WrittenPage {
  /** UTF-8. */
  readonly bytes: Uint8Array;
  /** How many things were written. */
  readonly items: number;
  /** What the file has later: parts of pieces, or ids of records each followed by its words. */
  readonly later?: readonly string[];
}

/** Annotations of a page in a format. */
export function writePage(input: PageToWrite): WrittenPage {
  const { page, from, to } = input;
  const notes = notesByAnnotation(input.notes);
  const exported = annotationsIn(page, from, to).map((annotation) => ({
    annotation,
    notes: notes.get(annotation.id) ?? [],
    relations: input.links.get(annotation.id) ?? [],
  }));
  const { text, ...rest } = formatted(exported, input);
  return { bytes: new TextEncoder().encode(text), ...rest };
}

export const WRITE_PAGE: Task<PageToWrite, WrittenPage> = {
  name: "writePage",
  run: writePage,
  timeoutMs: 60_000,
  isShort: ({ page, notes }) => page.columns.length < 50_000 && notes.length < 100,
};

interface Formatted {
  readonly text: string;
  readonly items: number;
  readonly later?: readonly string[];
}

function formatted(all: readonly Exported[], input: PageToWrite): Formatted {
  const { document, format } = input;
  switch (format.id) {
    case "w3c": {
      const context = { publicUrl: format.publicUrl, document };
      const items = all.flatMap((one) => w3cItems(one, context));
      const text = items.map((item) => JSON.stringify(item)).join(format.between);
      return { text, items: items.length };
    }
    case "csv":
      return { text: csvLines(all.map((one) => toCsvRow(one, document))), items: all.length };
    case "jsonl": {
      const claims = new Map(format.claims.map((claim) => [claim.id, claim]));
      const claimsOf = ({ occurrences }: AnnotationAnswer) =>
        occurrences.flatMap(({ claimId }) => claims.get(claimId) ?? []);
      const lines = all.map((one, index) =>
        toJsonLine(one, claimsOf(one.annotation), document, index === 0 ? format.project : null),
      );
      return { text: lines.join(""), items: all.length };
    }
    case "html": {
      const { numbers, prefix, words, enclosing } = format;
      const claims = new Map(format.claims.map((claim) => [claim.id, claim]));
      const cards = all.map((one, index) =>
        htmlCard(one, {
          number: numbers[index] ?? 0,
          prefix,
          words,
          enclosing: enclosing.get(one.annotation.attribution?.inside ?? ""),
          claims,
        }),
      );
      return { text: cards.join(""), items: all.length };
    }
    case "pieces":
      return pieces(all, input, format);
    case "records":
      return records(all, format);
  }
}

type Of<Id extends PageFormat["id"]> = Extract<PageFormat, { readonly id: Id }>;

/** A piece for each annotation. */
function pieces(all: readonly Exported[], { page, document }: PageToWrite, format: Of<"pieces">) {
  const { piece, betweenPieces = "" } = PIECE_FORMATS[format.name] as PieceFormat;
  const indexes = new Map(
    page.codePoints.map(([revision, source]) => [revision, codePointIndexFrom(source)]),
  );
  const made = all.flatMap((one, index) => {
    const counted = indexes.get(one.annotation.revision);
    // Where no character takes two code units, both ways of counting are the same.
    const toUtf16 = (offset: number) => counted?.toUtf16(offset) ?? offset;
    const { publicUrl, words, first } = format;
    return piece(one, { document, publicUrl, words, number: first + index, toUtf16 }) ?? [];
  });
  const written = made.flatMap(({ words }) => (words === "" ? [] : [words]));
  const later = made.flatMap((one) => (one.later ? [one.later] : []));
  return { text: written.join(betweenPieces), items: written.length, later };
}

/** What the annotations name, each thing once a page; the file has it once. */
function records(all: readonly Exported[], format: Of<"records">): Formatted {
  const { name, publicUrl, from } = format;
  const claims = new Map(format.claims.map((claim) => [claim.id, claim]));
  const found = all.flatMap((one) =>
    RECORD_FORMATS[name].records(one, { publicUrl, from, claims }),
  );
  const byId = new Map(found.map(({ id, words }) => [id, words]));
  return { text: "", items: byId.size, later: [...byId].flat() };
}

function notesByAnnotation(all: readonly Note[]): Map<string, Note[]> {
  const notes = new Map<string, Note[]>();
  for (const note of all) {
    const thread = notes.get(note.annotationId);
    if (thread) thread.push(note);
    else notes.set(note.annotationId, [note]);
  }
  return notes;
}
