import "server-only";
import { setImmediate } from "node:timers/promises";
import type { Note } from "@/lib/annotation/annotation";
import { notesWhere } from "@/server/annotation/notes";
import type { Place } from "@/server/annotation/read";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { linksByAnnotation } from "@/lib/format/links";
import type { RelationType } from "@/lib/tag/relation-types";
import { relationsOf } from "@/server/relation/read";
import { relationTypesWhere } from "@/server/relation/types";
import { documentSeenBy } from "@/server/document/read";
import { isEmbedded, read } from "@/server/platform/db";
import { runTask } from "@/server/platform/workers";
import { WRITE_PAGE, type PageFormat, type WrittenPage } from "./page-task";
import { pageSize, type PageSize } from "./page-size";
import { readPage, type ReadPage } from "./read-page";
import type { DocumentToExport, Layer } from "./source";

const MAX_NOTES = 2_000;

/** Ends a download whose reader lost the right to it while it ran. */
export class NoLonger extends Error {}

/** Thrown when a thread had too much to do, or could not write something in time. */
class NotWritten extends Error {
  constructor() {
    super("A part of the file could not be written in time.");
  }
}

interface Page {
  readonly ids: readonly string[];
  readonly last: Place | null;
}

/**
 * What `readOne` reads of a document's annotations that the viewer may see, in reading order, page
 * by page. The next page is read while one is written. Each page asks anew whether the viewer may
 * go on.
 */
export async function* pagesOf<One extends Page>(
  readOne: (after: Place | null, limit: number) => Promise<One>,
  viewer: Viewer,
  documentId: string,
  size: PageSize = pageSize("whole", isEmbedded()),
): AsyncGenerator<One> {
  const readNext = async (after: Place | null) => {
    const limit = size.next;
    const began = performance.now();
    const page = await readOne(after, limit);
    size.note(performance.now() - began);
    return { page, isLast: page.ids.length < limit };
  };
  for (let next = readNext(null); ;) {
    const { page, isLast } = await next;
    // Whoever else waits comes in between, even when the database answers at once.
    await setImmediate();
    if (whyNot("export.read", await findDocumentAccess(read, viewer, documentId)))
      throw new NoLonger();
    if (!isLast) {
      next = readNext(page.last);
      // Whoever leaves before the next page does not hear that it failed.
      next.catch(() => {});
    }
    if (page.ids.length > 0) yield page;
    if (isLast) return;
  }
}

/**
 * A document's annotations in a format, a page at a time, each written in a thread while the page
 * before it is sent and the one after it is read. `formatOf` says what the format needs of each
 * page; of it only the annotations from one position up to another are written at a time, since a
 * part is as small as it must be to hold few notes.
 */
export async function* writtenPages(
  viewer: Viewer,
  document: DocumentToExport,
  formatOf: (page: ReadPage, from: number, to: number) => PageFormat | Promise<PageFormat>,
): AsyncGenerator<WrittenPage> {
  let afters: readonly number[] = [];
  const { id: documentId, projectId, layer } = document;
  const readOne = async (after: Place | null, limit: number) => {
    const page = await readPage({ viewer, projectId, documentId, layer, after, limit }, afters);
    afters = page.stored.afters;
    return page;
  };
  let types: RelationType[] | null = null;
  let writing: Promise<WrittenPage> | null = null;
  for await (const page of pagesOf(readOne, document.asker ?? viewer, documentId)) {
    for (const [from, to] of fewNotes(page)) {
      const format = await formatOf(page, from, to);
      const notes = await notesUnder(page, from, to);
      const related = relatedIn(page, from, to);
      if (related.length > 0) types ??= await relationTypesWhere(read, { projectId });
      const relations = related.length > 0 ? await relationsOf(read, viewer, related) : [];
      const links = linksByAnnotation(relations, types ?? []);
      const input = { page: page.stored, from, to, notes, links, document, format };
      const next = runTask(WRITE_PAGE, input).then(written);
      next.catch(() => {});
      if (writing) yield await writing;
      writing = next;
    }
  }
  if (writing) yield await writing;
}

/** @throws NotWritten */
export function written<T>(outcome: { ok: true; value: T } | { ok: false }): T {
  if (!outcome.ok) throw new NotWritten();
  return outcome.value;
}

/** The positions of parts of a page that have few notes each. */
function fewNotes({ ids, notes }: ReadPage): [from: number, to: number][] {
  if (notes.size === 0) return [[0, ids.length]];
  const parts: [number, number][] = [];
  let room = 0;
  ids.forEach((id, position) => {
    const count = notes.get(id) ?? 0;
    const part = parts.at(-1);
    if (!part || count > room) {
      parts.push([position, position + 1]);
      room = MAX_NOTES;
    } else part[1] = position + 1;
    room -= count;
  });
  return parts;
}

/** The annotations from one position up to another that have relations. */
function relatedIn({ ids, relatedIds }: ReadPage, from: number, to: number): string[] {
  if (relatedIds.length === 0) return [];
  const related = new Set(relatedIds);
  return ids.slice(from, to).filter((id) => related.has(id));
}

/** In the order in which they were written. */
async function notesUnder({ ids, notes }: ReadPage, from: number, to: number): Promise<Note[]> {
  const annotationId = { in: ids.slice(from, to).filter((id) => notes.has(id)) };
  const found: Note[] = [];
  if (annotationId.in.length === 0) return found;
  let rest = {};
  for (;;) {
    const page = await notesWhere(read, { annotationId, deletedAt: null, ...rest }, MAX_NOTES);
    found.push(...page);
    const last = page.at(-1);
    if (!last || page.length < MAX_NOTES) return found;
    const createdAt = new Date(last.createdAt);
    rest = { OR: [{ createdAt: { gt: createdAt } }, { createdAt, id: { gt: last.id } }] };
  }
}

/** What exports say of a document; read for someone already known to stand on it. */
export async function describeDocument(
  viewer: Viewer,
  documentId: string,
  layer: Layer,
): Promise<DocumentToExport | null> {
  const document = await documentSeenBy(read, viewer, documentId);
  if (!document) return null;
  const rows = await read.revision.findMany({
    where: { documentId },
    orderBy: { number: "asc" },
    select: { number: true, sha256: true, createdAt: true },
  });
  const revisions = rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
  return { ...document, revisions, layer };
}
