import "server-only";
import type { Note } from "@/lib/annotation/annotation";
import { parentFor } from "@/lib/note/thread";
import { done, refused, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { Prisma } from "@/prisma/generated/client";
import type { Viewer } from "@/server/access/viewer";
import { lockDocumentOf } from "@/server/access/membership";
import { addTo } from "@/server/act/act";
import { onSubject, removalOf } from "@/server/act/edit";
import { IdUsed } from "@/server/act/insert-once";
import type { Addition, VersionedSubject, Write } from "@/server/act/subject";
import { read, type ReadClient, type Transaction } from "@/server/platform/db";
import { insertNumbered } from "./insert-numbered";
import { keepMentions } from "./mentions";
import { annotationFor, onlyFor, type FoundAnnotation } from "./read";
import { recordPart } from "./record-part";
import { personFrom } from "./row";
import { ANNOTATION } from "./subject";

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

const NAMED = { select: { id: true, name: true } } as const;

/** Asks nobody's leave: the caller has read the annotations that the notes hang on. */
export async function notesWhere(from: ReadClient, where: object, limit: number): Promise<Note[]> {
  const rows = await from.note.findMany({
    where,
    include: { createdBy: NAMED, resolvedBy: NAMED },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: limit,
  });
  return rows.map(noteFrom);
}

type NoteColumns = Prisma.NoteGetPayload<object>;

type Named = Parameters<typeof personFrom>[0];

function noteFrom(
  row: Omit<NoteColumns, "change"> & { readonly createdBy: Named; readonly resolvedBy: Named },
): Note {
  return {
    id: row.id,
    annotationId: row.annotationId,
    replyTo: row.replyToId,
    body: row.deletedAt ? "" : row.body,
    createdBy: personFrom(row.createdBy, row.authorName),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    resolvedBy: row.resolvedAt && personFrom(row.resolvedBy, ""),
    version: row.version,
  };
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

const NEW_NOTE: Addition<FoundAnnotation, Note, Note> = {
  table: "Note",
  async there({ tx, annotation }, id) {
    const note = await noteBy(tx, id);
    return note?.annotationId === annotation.id ? note : null;
  },
  saved: async (_write, _id, note) => note,
};

/** What an edit changes of a note. */
type NoteChange = Partial<Pick<Note, "body" | "resolvedAt" | "resolvedBy">>;

const NOTE: VersionedSubject<FoundNote, Note, NoteChange> & {
  deleted(write: Write & FoundNote, id: string): Promise<void>;
} = {
  noun: "note",
  changedMeanwhile: "Refusals.changed.note",
  /** A note that is not deleted, under an annotation the viewer may see. */
  async lock(tx, viewer, id) {
    const documentId = await lockDocumentOf(tx, "Note", id);
    const note = documentId === null ? null : await noteBy(tx, id);
    const found =
      note && !note.deletedAt ? await annotationFor(tx, viewer, note.annotationId) : null;
    return found && note && { ...found, note };
  },
  facts: (viewer, { note }) => ({ mine: note.createdBy.id === viewer.id }),
  current: ({ note }) => note,
  before({ note, annotation }) {
    const { projectId, documentId } = annotation;
    // The history has to know later who could read the note at the time.
    return { ...note, projectId, documentId, onlyFor: onlyFor(annotation) };
  },
  async saved(write, id, change) {
    const { now } = write;
    const note = { ...write.note, ...change };
    const { body, resolvedAt, resolvedBy } = note;
    await recordPart(
      write,
      id,
      "note.saved",
      Prisma.sql`
      UPDATE "Note" SET body = ${body}, version = version + 1, "updatedAt" = ${now}::timestamptz,
        "resolvedAt" = ${resolvedAt}::timestamptz, "resolvedById" = ${resolvedBy?.id ?? null}::uuid,
        change = next.number
      FROM next WHERE "Note".id = ${id}::uuid RETURNING "Note".id`,
    );
    if (change.body !== undefined) {
      const { projectId } = write.annotation;
      await keepMentions(
        write,
        { id, projectId, body, authorId: note.createdBy.id },
        write.note.body,
      );
    }
    return { ...note, version: note.version + 1, updatedAt: now.toISOString() };
  },
  /** Leaves a trace: the note stays in its place without words. */
  async deleted(write, id) {
    const { now } = write;
    await recordPart(
      write,
      id,
      "note.deleted",
      Prisma.sql`
      UPDATE "Note" SET "deletedAt" = ${now}::timestamptz, version = version + 1,
        "updatedAt" = ${now}::timestamptz, change = next.number
      FROM next WHERE "Note".id = ${id}::uuid RETURNING "Note".id`,
    );
  },
};

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
  async (write, draft: NoteDraft & { readonly id: string }) => {
    const { tx, viewer, now, annotation } = write;
    const { id: annotationId, projectId, documentId } = annotation;
    const { id, body, replyTo } = draft;
    const parents = replyTo ? await parentsOf(tx, annotationId) : new Map<string, null>();
    if (replyTo && !parents.has(replyTo)) {
      return wrongField("replyTo", reason("Refusals.missing.note"));
    }
    const row: Omit<NoteColumns, "change"> = {
      id,
      projectId,
      documentId,
      annotationId,
      replyToId: replyTo ? parentFor(replyTo, parents) : null,
      body,
      createdById: viewer.id,
      authorName: "",
      version: 1,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
      resolvedAt: null,
      resolvedById: null,
    };
    const recorded = await recordPart(write, id, "note.saved", insertNumbered("Note", row));
    if (!recorded) return new IdUsed(row);
    await keepMentions(write, { id, projectId, body, authorId: viewer.id }, null);
    return noteFrom({ ...row, createdBy: viewer, resolvedBy: null });
  },
);

export const editNote = onSubject(NOTE)(
  "note.edit",
  { history: "edit" },
  async (_write, { body }: { readonly body: string }) => ({ body }),
);

export const resolveNote = onSubject(NOTE)(
  "note.resolve",
  {
    unchanged: ({ note }, { resolved }) =>
      note.replyTo === null && (note.resolvedAt !== null) === resolved,
    history: (_write, { resolved }) => (resolved ? "resolve" : "reopen"),
  },
  async ({ note, viewer, now }, { resolved }: { readonly resolved: boolean }) => {
    if (note.replyTo !== null) return refused("not-understood", reason("Refusals.note.noThread"));
    return resolved
      ? { resolvedAt: now.toISOString(), resolvedBy: { id: viewer.id, name: viewer.name } }
      : { resolvedAt: null, resolvedBy: null };
  },
);

export const removeNote = removalOf(NOTE, "note.delete");
