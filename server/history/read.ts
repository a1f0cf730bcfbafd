import "server-only";
import type { readNoteHistoryCall } from "@/lib/contract/notes";
import type { AnswerOf } from "@/lib/contract/operation";
import type { Annotation, Note } from "@/lib/annotation/annotation";
import { done, refused, type Outcome } from "@/lib/outcome";
import { annotationFor, factsOf } from "@/server/annotation/read";
import { policyFactsOf } from "@/server/annotation/visible";
import { read } from "@/server/platform/db";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";

/** How a thing stood before somebody did something to it. */
type HistoryEntry<T> = Omit<AnswerOf<typeof readNoteHistoryCall>["items"][number], "before"> & {
  readonly before: T;
};

export interface Page {
  /** The version after which the list goes on. */
  readonly after?: number;
  readonly limit: number;
}

export type HistoryPage<T> = Outcome<{ items: HistoryEntry<T>[]; next: number | null }>;

/**
 * What an annotation was, oldest first. States from a time when it was private stay with its
 * author for good, also after it was shared. Of one that was taken away, its author and the
 * curators may still read.
 */
export async function annotationHistory(
  viewer: Viewer,
  id: string,
  page: Page,
): Promise<HistoryPage<Annotation>> {
  const mayRead = (await annotationFor(read, viewer, id)) ?? (await removedFor(viewer, id));
  if (!mayRead) return refused("not-found");
  return readHistory<Annotation>("annotation", id, page, (before) => {
    const { mine, private: closed } = factsOf(viewer, before);
    return mine || !closed;
  });
}

async function removedFor(viewer: Viewer, id: string): Promise<boolean> {
  const row = await read.annotation.findUnique({
    where: { id },
    select: { documentId: true, deletedAt: true, createdById: true, visibility: true },
  });
  if (!row?.deletedAt) return false;
  return !whyNot(
    "annotation.delete",
    await findDocumentAccess(read, viewer, row.documentId),
    policyFactsOf(viewer, row),
  );
}

interface PastNote extends Note {
  readonly projectId: string;
  readonly documentId: string;
  readonly onlyFor?: string | null;
}

/**
 * What a note said, oldest first. What was written under a private annotation stays with the one
 * who could read it then. A note that was taken away keeps its words for its author and curators.
 */
export async function noteHistory(
  viewer: Viewer,
  id: string,
  page: Page,
): Promise<HistoryPage<Note>> {
  const note = await read.note.findUnique({
    where: { id },
    select: { annotationId: true, createdById: true, deletedAt: true },
  });
  const found = note && (await annotationFor(read, viewer, note.annotationId));
  if (!found) return refused("not-found");
  const facts = { mine: note.createdById === viewer.id };
  const refusal = note.deletedAt ? whyNot("note.delete", found.membership, facts) : null;
  if (refusal) return refused("not-found");
  const list = await readHistory<PastNote>("note", id, page, (before) => {
    return !before.onlyFor || before.onlyFor === viewer.id;
  });
  if (!list.ok) return list;
  const items = list.value.items.map((past) => ({ ...past, before: noteOf(past.before) }));
  return done({ items, next: list.value.next });
}

function noteOf(past: PastNote): Note {
  const { id, annotationId, replyTo, body, createdBy, createdAt, updatedAt, deletedAt, version } =
    past;
  return { id, annotationId, replyTo, body, createdBy, createdAt, updatedAt, deletedAt, version };
}

export async function readHistory<T>(
  subject: string,
  subjectId: string,
  { after, limit }: Page,
  seen: (before: T) => boolean,
): Promise<HistoryPage<T>> {
  const rows = await read.history.findMany({
    where: { subject, subjectId, ...(after === undefined ? {} : { version: { gt: after } }) },
    orderBy: { version: "asc" },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const items = page
    .map(({ version, action, byId, byName, at, before }) => ({
      version,
      action,
      by: { id: byId, name: byName },
      at: at.toISOString(),
      before: before as unknown as T,
    }))
    .filter((past) => seen(past.before));
  return done({ items, next: rows.length > limit ? (page.at(-1)?.version ?? null) : null });
}
