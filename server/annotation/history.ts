import "server-only";
import type { Annotation, Note } from "@/lib/annotation/annotation";
import { done, refused } from "@/lib/outcome";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { policyFactsOf } from "@/server/access/visible-annotations";
import { readHistory, type HistoryPage, type Page } from "@/server/history/read";
import { read } from "@/server/platform/db";
import { annotationFor, factsOf } from "./read";

/**
 * What an annotation was, oldest first. States from a time when it was private stay with its
 * author for good, also after it was shared. The history of a deleted one is still read by its
 * author and the curators.
 */
export async function annotationHistory(
  viewer: Viewer,
  id: string,
  page: Page,
): Promise<HistoryPage<Annotation>> {
  const found = await annotationFor(read, viewer, id);
  const projectId = found?.membership.projectId ?? (await projectOfRemoved(viewer, id));
  if (projectId === null) return refused("not-found");
  return readHistory<Annotation>("annotation", { id, projectId }, page, (before) => {
    const { mine, private: closed } = factsOf(viewer, before);
    return mine || !closed;
  });
}

/** The project of a deleted annotation that the viewer might delete; null for any other. */
async function projectOfRemoved(viewer: Viewer, id: string): Promise<string | null> {
  const row = await read.annotation.findUnique({
    where: { id },
    select: { documentId: true, deletedAt: true, createdById: true, visibility: true },
  });
  if (!row?.deletedAt) return null;
  const access = await findDocumentAccess(read, viewer, row.documentId);
  const refusal = whyNot("annotation.delete", access, policyFactsOf(viewer, row));
  return refusal || !access ? null : access.projectId;
}

interface PastNote extends Note {
  readonly projectId: string;
  readonly documentId: string;
  readonly onlyFor?: string | null;
}

/**
 * What a note said, oldest first. What was written under a private annotation stays with the one
 * who could read it then. The words of a deleted note are kept for its author and the curators.
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
  const { projectId } = found.membership;
  const list = await readHistory<PastNote>("note", { id, projectId }, page, (before) => {
    return !before.onlyFor || before.onlyFor === viewer.id;
  });
  if (!list.ok) return list;
  const items = list.value.items.map((past) => ({ ...past, before: noteOf(past.before) }));
  return done({ items, next: list.value.next });
}

/** What the history keeps for later is left out; what it did not have at first is added. */
function noteOf({ projectId: _in, documentId: _of, onlyFor: _for, ...note }: PastNote): Note {
  return { ...note, resolvedAt: note.resolvedAt ?? null, resolvedBy: note.resolvedBy ?? null };
}
