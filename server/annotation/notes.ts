import "server-only";
import type { Note } from "@/lib/annotation/annotation";
import { parentFor } from "@/lib/note/thread";
import { done, refused, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { Viewer } from "@/server/access/viewer";
import { addTo } from "@/server/act/act";
import { onSubject, removalOf } from "@/server/act/edit";
import type { Addition, VersionedSubject, Write } from "@/server/act/subject";
import { recordChange } from "@/server/feed/changes";
import { read, type ReadClient, type Transaction } from "@/server/platform/db";
import { annotationFor, onlyFor, type FoundAnnotation } from "./read";
import { personFrom } from "./row";
import { ANNOTATION, lockAnnotation } from "./subject";

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

type FoundNote = FoundAnnotation & { readonly note: Note };

const NEW_NOTE: Addition<FoundAnnotation, Note> = {
  async there({ tx, viewer, annotation }, id) {
    const note = await noteBy(tx, id);
    const mine = note?.annotationId === annotation.id && note.createdBy.id === viewer.id;
    return note && !mine ? "taken" : note;
  },
  async saved(write, id) {
    await recordNoteChange(write, id, "note.saved");
    return noteBy(write.tx, id);
  },
};

const NOTE: VersionedSubject<FoundNote, Note> & {
  deleted(write: Write & FoundNote, id: string): Promise<void>;
} = {
  noun: "note",
  changedMeanwhile: "Refusals.changed.note",
  /** A note that is not deleted, under an annotation the viewer may see. */
  async lock(tx, viewer, id) {
    const where = await tx.note.findUnique({ where: { id }, select: { annotationId: true } });
    const found = where && (await lockAnnotation(tx, viewer, where.annotationId));
    const note = found && (await noteBy(tx, id));
    return note && !note.deletedAt ? { ...found, note } : null;
  },
  facts: (viewer, { note }) => ({ mine: note.createdBy.id === viewer.id }),
  current: ({ note }) => note,
  before({ note, annotation }) {
    const { projectId, documentId } = annotation;
    // The history has to know later who could read the note at the time.
    return { ...note, projectId, documentId, onlyFor: onlyFor(annotation) };
  },
  saved: NEW_NOTE.saved,
  deleted: (write, id) => recordNoteChange(write, id, "note.deleted"),
};

async function recordNoteChange(
  { tx, viewer, now, annotation }: Write & FoundAnnotation,
  id: string,
  kind: "note.saved" | "note.deleted",
): Promise<void> {
  const change = await recordChange(tx, annotation.documentId, {
    kind,
    id,
    annotationId: annotation.id,
    projectId: annotation.projectId,
    onlyFor: onlyFor(annotation),
    by: viewer.id,
    at: now,
  });
  await tx.note.update({ where: { id }, data: { change } });
}

async function parentsOf(tx: Transaction, annotationId: string) {
  const notes = await tx.note.findMany({
    where: { annotationId },
    select: { id: true, replyToId: true },
  });
  return new Map(notes.map((note) => [note.id, note.replyToId]));
}

export const addNote = addTo(
  ANNOTATION,
  "note.add",
  NEW_NOTE,
  async ({ tx, viewer, now, annotation }, draft: NoteDraft & { readonly id: string }) => {
    const { id: annotationId, projectId, documentId } = annotation;
    const parents = await parentsOf(tx, annotationId);
    if (draft.replyTo && !parents.has(draft.replyTo)) {
      return wrongField("replyTo", reason("Refusals.missing.note"));
    }
    return tx.note.create({
      data: {
        id: draft.id,
        projectId,
        documentId,
        annotationId,
        replyToId: draft.replyTo ? parentFor(draft.replyTo, parents) : null,
        body: draft.body,
        createdById: viewer.id,
        createdAt: now,
        updatedAt: now,
      },
    });
  },
);

export const editNote = onSubject(NOTE)(
  "note.edit",
  { history: "edit" },
  async ({ tx, now, note: { id } }, { body }: { readonly body: string }) => {
    const data = { body, version: { increment: 1 }, updatedAt: now };
    await tx.note.update({ where: { id }, data });
  },
);

/** Leaves a trace: the note stays in its place without words. */
export const removeNote = removalOf(NOTE, "note.delete", ({ tx, now, note: { id } }) =>
  tx.note.update({
    where: { id },
    data: { deletedAt: now, version: { increment: 1 }, updatedAt: now },
  }),
);
