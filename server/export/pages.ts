import "server-only";
import { setImmediate } from "node:timers/promises";
import type { Annotation, Note } from "@/lib/annotation/annotation";
import { annotations } from "@/lib/contract/annotation";
import type { Exported, ExportedDocument } from "@/lib/format/exported";
import type { Place } from "@/server/annotation/read";
import { annotationFrom } from "@/server/annotation/row";
import { numberFor } from "@/server/feed/changes";
import { read } from "@/server/platform/db";
import { inCodePoints } from "@/server/document/offset-codec";
import { documentSeenBy } from "@/server/document/read";
import { notesWhere } from "@/server/annotation/notes";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { annotationRows } from "./annotation-rows";

/**
 * How many annotations are read at a time, however many there are: as many as the embedded database,
 * which answers one after the other, reads in some 20 milliseconds.
 */
const PAGE = 250;
const MAX_NOTES = 2_000;

/** Ends a download whose reader lost the right to it while it ran. */
class NoLonger extends Error {}

type ReadPage<Row> = (
  viewer: Viewer,
  documentId: string,
  after: Place | null,
  limit: number,
) => Promise<Row[]>;

/**
 * What `readPage` reads of a document's annotations that the viewer may see, in reading order, page
 * by page. The next page is read while one is written. Each page asks anew whether the viewer may
 * go on.
 */
export async function* pagesOf<Row extends Place>(
  readPage: ReadPage<Row>,
  viewer: Viewer,
  documentId: string,
): AsyncGenerator<Row[]> {
  for (let next = readPage(viewer, documentId, null, PAGE); ;) {
    const page = await next;
    // Whoever else waits comes in between, even when the database answers at once.
    await setImmediate();
    if (whyNot("export.read", await findDocumentAccess(read, viewer, documentId)))
      throw new NoLonger();
    const last = page.length < PAGE ? undefined : page.at(-1);
    if (last) {
      next = readPage(viewer, documentId, { start: last.start, id: last.id }, PAGE);
      // Whoever leaves before the next page does not hear that it failed.
      next.catch(() => {});
    }
    if (page.length > 0) yield page;
    if (!last) return;
  }
}

/** The viewer's personal changes of a document that came after those known. */
async function newAfters(viewer: Viewer, documentId: string, known: number): Promise<number[]> {
  const rows = await read.change.findMany({
    where: { feedId: documentId, lane: viewer.id, number: { gt: known } },
    orderBy: { number: "asc" },
    select: { after: true },
  });
  return rows.map((row) => row.after);
}

/**
 * A document's annotations with the notes of each, and offsets in code points: ready to leave. A
 * page is as small as it must be to hold few notes at a time.
 */
export async function* exportPages(viewer: Viewer, documentId: string): AsyncGenerator<Exported[]> {
  const afters: number[] = [];
  for await (const rows of pagesOf(annotationRows, viewer, documentId)) {
    // Read after the rows, so that the personal change of every one of them is among these.
    afters.push(...(await newAfters(viewer, documentId, afters.length)));
    for (const part of fewNotes(rows.map((row) => annotationFrom(row, numberFor(row, afters))))) {
      const notes = await notesUnder(part);
      const out = await inCodePoints(annotations, part);
      yield out.map((annotation) => ({ annotation, notes: notes.get(annotation.id) ?? [] }));
    }
  }
}

function fewNotes(page: readonly Annotation[]): Annotation[][] {
  const parts: Annotation[][] = [];
  let room = 0;
  for (const annotation of page) {
    if (annotation.noteCount > room || parts.length === 0) {
      parts.push([]);
      room = MAX_NOTES;
    }
    parts.at(-1)?.push(annotation);
    room -= annotation.noteCount;
  }
  return parts;
}

/** In the order they were written, by the annotation they hang on. */
async function notesUnder(annotations: readonly Annotation[]): Promise<Map<string, Note[]>> {
  const notes = new Map<string, Note[]>();
  const annotationId = {
    in: annotations.filter(({ noteCount }) => noteCount > 0).map(({ id }) => id),
  };
  if (annotationId.in.length === 0) return notes;
  let rest = {};
  for (;;) {
    const page = await notesWhere(read, { annotationId, deletedAt: null, ...rest }, MAX_NOTES);
    for (const note of page) {
      const thread = notes.get(note.annotationId);
      if (thread) thread.push(note);
      else notes.set(note.annotationId, [note]);
    }
    const last = page.at(-1);
    if (!last || page.length < MAX_NOTES) return notes;
    const createdAt = new Date(last.createdAt);
    rest = { OR: [{ createdAt: { gt: createdAt } }, { createdAt, id: { gt: last.id } }] };
  }
}

/** What exports say of a document; read for someone already known to stand on it. */
export async function describeDocument(
  viewer: Viewer,
  documentId: string,
): Promise<ExportedDocument | null> {
  const document = await documentSeenBy(read, viewer, documentId);
  if (!document) return null;
  const rows = await read.revision.findMany({
    where: { documentId },
    orderBy: { number: "asc" },
    select: { number: true, sha256: true, createdAt: true },
  });
  const revisions = rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
  return { ...document, revisions };
}
