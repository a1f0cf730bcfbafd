import "server-only";
import { setImmediate } from "node:timers/promises";
import { v5, validate } from "uuid";
import type { importAnnotationsCall, importedLine } from "@/lib/contract/imports";
import type { AnswerOf } from "@/lib/contract/operation";
import type { ShapeOf } from "@/lib/contract/offsets";
import { done, refused } from "@/lib/outcome";
import { reason, type Reason } from "@/lib/reason";
import { codePointIndex } from "@/lib/text/code-points";
import { whyNot } from "@/server/access/membership";
import { under } from "@/server/act/act";
import { DOCUMENT_PLACE } from "@/server/act/places";
import { revisionText } from "@/server/document/revision-text";
import type { Transaction } from "@/server/platform/db";
import { laneOf } from "@/server/access/visible-annotations";
import { codebookChecker } from "@/server/annotation/check-codebook";
import { claimsThere, insertImported, type ImportedRow } from "./insert-imported";
import type { ImportedNote } from "./insert-notes";
import { importRelations, RelationsOfFile, type ImportedRelation } from "./import-relations";
import { placeImported } from "./place-imported";

/** A line as it was read: what it says, or why it could not be understood. */
export type ReadLine = { readonly line: number } & (
  | { readonly value: ImportedLine; readonly beside: Beside }
  | { readonly value: null; readonly id: string | null; readonly why: Reason }
);

type ImportedLine = ShapeOf<typeof importedLine>;

/** What a line carries beside its annotation; of references and reviews only how many. */
interface Beside {
  readonly notes: readonly ImportedNote[];
  readonly notesNotRead: number;
  /** What relations of the file call the annotation, where that is not its id. */
  readonly key: string | null;
  readonly relations: readonly ImportedRelation[];
  readonly relationsNotRead: number;
  readonly references: number;
  readonly reviews: number;
}

type Answer = AnswerOf<typeof importAnnotationsCall>;
/** As the answer, before the reasons have words. */
type Unplaced = Omit<Answer["unplaced"][number], "reason"> & { readonly why: Reason };
type Imported = Omit<Answer, "unplaced" | "notices"> & {
  readonly unplaced: readonly Unplaced[];
  readonly notices: readonly Reason[];
};

/** Lines that are looked up and written at once. */
const PORTION = 500;
/** Lines whose words are looked for in one turn of the main thread. */
const TURN = 25;
const TIMEOUT_MS = 120_000;

/**
 * Imports annotations of a document in one transaction. Lines are read a portion at a time, while
 * the document is locked, so what is held is the file and one portion of rows.
 */
export const importLines = under(DOCUMENT_PLACE)(
  "annotation.import",
  async ({ tx, viewer, now, membership }, lines: Iterable<ReadLine>, dryRun: boolean) => {
    const { documentId, projectId, revisionNumber: revision } = membership;
    const text = await revisionText(tx, documentId, revision);
    if (!text) return refused("not-found");
    const place = placeImported(text.text, codePointIndex(text.text));
    const objectionsTo = await codebookChecker(tx, membership, true);
    const here = await findIdsHere(tx, documentId);
    /** What the file says under each id. */
    const known = new Map<string, string>();
    const repeated = new Map<string, number>();
    const unplaced: Unplaced[] = [];
    const notKept = { notes: 0, references: 0, reviews: 0, claims: 0, relations: 0 };
    const related = new RelationsOfFile();
    let created = 0;
    let matched = 0;
    let moved = 0;
    let notes = 0;
    for (const portion of portionsOf(lines)) {
      const rows: ImportedRow[] = [];
      const elsewhere = await findIdsElsewhere(tx, documentId, portion);
      for (const [at, read] of portion.entries()) {
        if (at % TURN === 0) await setImmediate();
        const { line } = read;
        if (read.value === null) {
          unplaced.push({ line, id: read.id, author: null, exact: null, why: read.why });
          continue;
        }
        const { value } = read;
        const author = value.author?.trim() ?? value.createdBy?.name.trim() ?? "";
        const own = author === "" || value.createdBy?.id === viewer.id;
        const content = contentOf(value, author);
        const count = (repeated.get(content) ?? 0) + 1;
        repeated.set(content, count);
        const named = idOf(value.id ?? `${content} ${count}`, documentId, elsewhere);
        // An id that a file gives to two things names neither of them.
        const isOther = (known.get(named) ?? content) !== content;
        const id = isOther ? v5(`${named} ${content} ${count}`, documentId) : named;
        if (here.has(id) || known.has(id)) {
          matched++;
          related.add(
            id,
            [value.id, read.beside.key],
            read.beside.relations,
            { author, own },
            null,
          );
          continue;
        }
        const exact = value.target.map((segment) => segment.exact ?? "").join(" … ") || null;
        const refuse = (why: Reason) => {
          unplaced.push({ line, id: value.id ?? null, author: author || null, exact, why });
        };
        if (value.visibility === "private" && !own) {
          refuse(reason("Refusals.import.private"));
          continue;
        }
        const isDecided = value.status !== undefined && value.status !== "open";
        if (isDecided && own && whyNot("annotation.judge", membership, { mine: true })) {
          refuse(reason("Refusals.import.secondReader"));
          continue;
        }
        const target = place(value.target);
        if (!target.ok) {
          refuse(target.why);
          continue;
        }
        // Values of properties that the codebook lacks are kept, as free words are, unless it is closed.
        const [objection] = objectionsTo(null, value).filter(
          ({ problem }) => problem !== "property-unknown" || membership.closed,
        );
        if (objection) {
          refuse(objection.reason);
          continue;
        }
        known.set(id, content);
        created++;
        if (target.moved) moved++;
        const { beside } = read;
        notes += beside.notes.length;
        notKept.notes += beside.notesNotRead;
        notKept.relations += beside.relationsNotRead;
        notKept.references += beside.references;
        notKept.reviews += beside.reviews;
        const { notes: discussion } = beside;
        const row = { id, value, target: target.value, author: own ? null : author, discussion };
        rows.push(row);
        const { kind, visibility = "project" } = value;
        const lane = laneOf({ visibility, createdById: own ? viewer.id : null });
        const names = [value.id, beside.key];
        related.add(id, names, beside.relations, { author, own }, { kind, lane });
      }
      const claims = await claimsThere(tx, projectId, rows, !dryRun);
      notKept.claims += claims.missing;
      if (!dryRun) await insertImported({ tx, viewer, now, membership }, rows, claims.found);
    }
    const write = { tx, viewer, now, membership };
    const relations = await importRelations(write, related, dryRun);
    notKept.relations += relations.notKept;
    const { notices } = relations;
    const counts = { created, matched, moved, notes, relations: relations.created };
    const imported: Imported = { ...counts, unplaced, notices, notKept };
    return done(imported);
  },
  TIMEOUT_MS,
);

function* portionsOf(lines: Iterable<ReadLine>): Generator<ReadLine[]> {
  let portion: ReadLine[] = [];
  for (const line of lines) {
    portion.push(line);
    if (portion.length < PORTION) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}

/** The ids of annotations of this document, removed ones too. */
async function findIdsHere(tx: Transaction, documentId: string): Promise<ReadonlySet<string>> {
  const annotations = await tx.annotation.findMany({ where: { documentId }, select: { id: true } });
  return new Set(annotations.map(({ id }) => id));
}

/** Of the lines' ids, those that another document has. */
async function findIdsElsewhere(
  tx: Transaction,
  documentId: string,
  portion: readonly ReadLine[],
): Promise<ReadonlySet<string>> {
  const ids = portion.flatMap(({ value }) =>
    value?.id && validate(value.id) ? [value.id.toLowerCase()] : [],
  );
  const where = { id: { in: ids }, documentId: { not: documentId } };
  const annotations = await tx.annotation.findMany({ where, select: { id: true } });
  return new Set(annotations.map(({ id }) => id));
}

/**
 * An id that another document has may belong to a copy of it, so the line gets one that is made of
 * both, and always the same; and so does one whose id is no UUID.
 */
function idOf(ownId: string, documentId: string, elsewhere: ReadonlySet<string>): string {
  const id = ownId.toLowerCase();
  return validate(id) && !elsewhere.has(id) ? id : v5(ownId, documentId);
}

/** What a line says, by which it is known again where it has no id. */
function contentOf(value: ImportedLine, author: string): string {
  const { kind, target, tags, body, claim, quotation, rhetoric, properties } = value;
  const own = properties === undefined ? [] : [properties];
  return JSON.stringify([author, kind, target, tags, body, claim, quotation, rhetoric, ...own]);
}
