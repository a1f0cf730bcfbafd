import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { readHistory, type HistoryPage, type Page } from "@/server/history/read";
import { read } from "@/server/platform/db";
import { relationFrom, relationRow, type Relation } from "./read";

export async function readRelation(viewer: Viewer, id: string): Promise<Outcome<Relation>> {
  const row = await relationRow(read, viewer, id);
  const membership = row && (await findMembership(read, viewer, row.projectId));
  const refusal = whyNot("relation.read", membership);
  if (refusal || !row) return refusal ?? refused("not-found");
  return done(relationFrom(row));
}

/** What the history keeps: the relation, and who saw it. */
interface PastRelation extends Relation {
  readonly documentId?: string;
  readonly onlyFor?: string | null;
}

/** What a relation was, oldest first; states from a time when an end was private, to who saw them. */
export async function relationHistory(
  viewer: Viewer,
  id: string,
  page: Page,
): Promise<HistoryPage<Relation>> {
  const found = await readRelation(viewer, id);
  if (!found.ok) return found;
  const { projectId } = found.value;
  const list = await readHistory<PastRelation>("relation", { id, projectId }, page, (before) => {
    return before.onlyFor === null || before.onlyFor === viewer.id;
  });
  if (!list.ok) return list;
  const items = list.value.items.map(({ before, ...past }) => {
    const { documentId: _, onlyFor: __, ...relation } = before;
    return { ...past, before: relation };
  });
  return done({ items, next: list.value.next });
}
