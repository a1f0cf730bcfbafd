import "server-only";
import type { Annotation, Note } from "@/lib/annotation/annotation";
import type { Exported, ExportedDocument } from "@/lib/format/exported";
import { annotationsSeenBy } from "../annotations/read";
import { read } from "../db";
import { codePointsOf } from "../documents/points";
import { documentSeenBy } from "../documents/read";
import { notesWhere } from "../notes";
import { standingOn, whyNot } from "../standing";
import type { Viewer } from "../viewer";

/** How many annotations are held at a time, however many there are. */
const PAGE = 500;

/** Ends a download whose reader lost the right to it while it ran. */
class NoLonger extends Error {}

/**
 * A document's annotations that the viewer may see, in reading order, page by page. Offsets are
 * UTF-16. Each page asks anew whether the viewer may go on.
 */
export async function* pagesOf(viewer: Viewer, documentId: string): AsyncGenerator<Annotation[]> {
  let after: { start: number; id: string } | null = null;
  for (;;) {
    if (whyNot("export.read", await standingOn(read, viewer, documentId))) throw new NoLonger();
    const rest = after
      ? [{ OR: [{ start: { gt: after.start } }, { start: after.start, id: { gt: after.id } }] }]
      : [];
    const page = await annotationsSeenBy(read, viewer, { AND: [{ documentId }, ...rest] }, PAGE);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = { start: last.target[0]?.start ?? 0, id: last.id };
  }
}

/** The same with the notes of each, and offsets in code points: ready to leave. */
export async function* exportedPages(
  viewer: Viewer,
  documentId: string,
): AsyncGenerator<Exported[]> {
  for await (const page of pagesOf(viewer, documentId)) {
    const notes = new Map<string, Note[]>();
    const annotationId = { in: page.map(({ id }) => id) };
    for (const note of await notesWhere(read, { annotationId, deletedAt: null })) {
      const thread = notes.get(note.annotationId);
      if (thread) thread.push(note);
      else notes.set(note.annotationId, [note]);
    }
    const out: Exported[] = [];
    for (const annotation of page) {
      out.push({
        annotation: await inCodePoints(annotation),
        notes: notes.get(annotation.id) ?? [],
      });
    }
    yield out;
  }
}

async function inCodePoints(annotation: Annotation): Promise<Annotation> {
  const index = await codePointsOf(annotation.documentId, annotation.revision);
  if (!index) return annotation;
  const target = annotation.target.map(({ start, end, ...rest }) => ({
    start: index.toCodePoints(start),
    end: index.toCodePoints(end),
    ...rest,
  }));
  return { ...annotation, target };
}

/** What exports say of a document; read for someone already known to stand on it. */
export async function exportedDocument(
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
