import "server-only";
import type { Annotation, Note } from "@/lib/annotation/annotation";
import { parentFor } from "@/lib/note/thread";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import { annotationFor, factsOf, onlyFor } from "./read";
import { lockAnnotation, type Expected } from "./edit";
import { personFrom } from "./row";
import { recordChange } from "@/server/feed/changes";
import { read, transaction, type ReadClient, type Transaction } from "@/server/platform/db";
import { recordHistory } from "@/server/history/record";
import { newId } from "@/server/platform/new-id";
import { whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";

export interface NoteDraft {
  readonly id?: string;
  readonly body: string;
  readonly replyTo?: string | null;
}

/** Where a list goes on, in the order in which notes were written. */
export interface NotePlace {
  readonly at: Date;
  readonly id: string;
}

const FASTER = "Someone changed this note after you read it. Nothing of yours was saved over it.";

/** Asks nobody's leave: the caller has read the annotations that the notes hang on. */
export async function notesWhere(from: ReadClient, where: object, limit: number): Promise<Note[]> {
  const rows = await from.note.findMany({
    where,
    include: { createdBy: { select: { id: true, name: true } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: limit,
  });
  return rows.map((row) => ({
    id: row.id,
    annotationId: row.annotationId,
    replyTo: row.replyToId,
    body: row.deletedAt ? "" : row.body,
    createdBy: personFrom(row.createdBy, row.authorName),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
    version: row.version,
  }));
}

async function noteBy(from: ReadClient, id: string): Promise<Note | null> {
  return (await notesWhere(from, { id }, 1))[0] ?? null;
}

/** The discussion under an annotation. Deleted notes stay, without words, so answers keep their place. */
export async function listNotes(
  viewer: Viewer,
  annotationId: string,
  { after, limit }: { after?: NotePlace; limit: number },
): Promise<Outcome<{ items: Note[]; next: NotePlace | null }>> {
  if (!(await annotationFor(read, viewer, annotationId))) return refused("not-found");
  const rest = after && {
    OR: [{ createdAt: { gt: after.at } }, { createdAt: after.at, id: { gt: after.id } }],
  };
  const rows = await notesWhere(read, { annotationId, ...rest }, limit + 1);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last;
  return done({ items, next: more ? { at: new Date(last.createdAt), id: last.id } : null });
}

export async function addNote(
  viewer: Viewer,
  annotationId: string,
  draft: NoteDraft,
  now = new Date(),
): Promise<Outcome<Note>> {
  const id = draft.id ?? newId();
  return transaction(async (tx) => {
    const found = await lockAnnotation(tx, viewer, annotationId);
    if (!found) return refused("not-found");
    const { annotation, membership } = found;
    const no = whyNot("note.add", membership, factsOf(viewer, annotation));
    if (no) return no;
    const there = await noteBy(tx, id);
    if (there) {
      return there.annotationId === annotationId && there.createdBy.id === viewer.id
        ? done(there)
        : refused("id-taken", "This id is already used.");
    }
    const parents = await parentsOf(tx, annotationId);
    if (draft.replyTo && !parents.has(draft.replyTo)) {
      return refused("not-understood", "There is no such note under this annotation.", {
        errors: [{ path: "replyTo", message: "no such note under this annotation" }],
      });
    }
    await tx.note.create({
      data: {
        id,
        projectId: annotation.projectId,
        documentId: annotation.documentId,
        annotationId,
        replyToId: draft.replyTo ? parentFor(draft.replyTo, parents) : null,
        body: draft.body,
        createdById: viewer.id,
        createdAt: now,
        updatedAt: now,
      },
    });
    await number(tx, annotation, id, "note.saved", viewer, now);
    const saved = await noteBy(tx, id);
    return saved ? created(saved) : refused("not-found");
  });
}

async function parentsOf(tx: Transaction, annotationId: string) {
  const notes = await tx.note.findMany({
    where: { annotationId },
    select: { id: true, replyToId: true },
  });
  return new Map(notes.map((note) => [note.id, note.replyToId]));
}

async function number(
  tx: Transaction,
  annotation: Annotation,
  id: string,
  kind: "note.saved" | "note.deleted",
  viewer: Viewer,
  at: Date,
): Promise<void> {
  const change = await recordChange(tx, annotation.documentId, {
    kind,
    id,
    annotationId: annotation.id,
    projectId: annotation.projectId,
    onlyFor: onlyFor(annotation),
    by: viewer.id,
    at,
  });
  await tx.note.update({ where: { id }, data: { change } });
}

/** A note that is not deleted, under an annotation the viewer may see, read under the lock. */
async function lockNote(tx: Transaction, viewer: Viewer, id: string) {
  const where = await tx.note.findUnique({ where: { id }, select: { annotationId: true } });
  const found = where && (await lockAnnotation(tx, viewer, where.annotationId));
  const note = found && (await noteBy(tx, id));
  if (!note || note.deletedAt) return null;
  const { projectId, documentId } = found.annotation;
  // The history has to know later who could read the note at the time.
  const before = { ...note, projectId, documentId, onlyFor: onlyFor(found.annotation) };
  return { ...found, note, before, mine: note.createdBy.id === viewer.id };
}

export async function editNote(
  viewer: Viewer,
  id: string,
  expected: Expected,
  edit: { readonly body: string },
  now = new Date(),
): Promise<Outcome<Note>> {
  return transaction(async (tx) => {
    const found = await lockNote(tx, viewer, id);
    if (!found) return refused("not-found");
    const no = whyNot("note.edit", found.membership, { mine: found.mine });
    if (no) return no;
    if (!expected(found.note.version)) {
      return refused("someone-was-faster", FASTER, { more: { current: found.note } });
    }
    await recordHistory(tx, found.before, { subject: "note", action: "edit", by: viewer, at: now });
    const data = { body: edit.body, version: { increment: 1 }, updatedAt: now };
    await tx.note.update({ where: { id }, data });
    await number(tx, found.annotation, id, "note.saved", viewer, now);
    const saved = await noteBy(tx, id);
    return saved ? done(saved) : refused("not-found");
  });
}

/** Leaves a trace: the note stays in its place without words. */
export async function removeNote(
  viewer: Viewer,
  id: string,
  expected: Expected,
  now = new Date(),
): Promise<Outcome<null>> {
  return transaction(async (tx) => {
    const found = await lockNote(tx, viewer, id);
    if (!found) return refused("not-found");
    const no = whyNot("note.delete", found.membership, { mine: found.mine });
    if (no) return no;
    if (!expected(found.note.version)) {
      return refused("someone-was-faster", FASTER, { more: { current: found.note } });
    }
    await recordHistory(tx, found.before, {
      subject: "note",
      action: "delete",
      by: viewer,
      at: now,
    });
    const data = { deletedAt: now, version: { increment: 1 }, updatedAt: now };
    await tx.note.update({ where: { id }, data });
    await number(tx, found.annotation, id, "note.deleted", viewer, now);
    return done(null);
  });
}
