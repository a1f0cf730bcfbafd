import "server-only";
import type { Anchor } from "@/lib/annotation/annotation";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { under } from "@/server/act/act";
import { DOCUMENT_PLACE } from "@/server/act/places";
import { idTaken } from "@/server/act/used-id";
import type { DocumentAccess } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { visibleTo } from "@/server/access/visible-annotations";
import { recordChange } from "@/server/feed/changes";
import { read, type Transaction } from "@/server/platform/db";
import { storeArchive } from "./archive";
import type { ReadDraft } from "./import/read-draft";
import { indexSoon } from "./index-texts";
import { placedAdjudications, reAnchorAdjudications } from "./re-anchor/adjudications";
import {
  idsWithPlace,
  placedAnnotations,
  reAnchorAnnotations,
  storeReAnchored,
} from "./re-anchor/annotations";
import { placedEvidence, reAnchorEvidence } from "./re-anchor/evidence";
import { ReAnchored } from "./re-anchor/re-anchored";
import { placedRoles, reAnchorRoles } from "./re-anchor/roles";
import { placedSuggestions, reAnchorSuggestions } from "./re-anchor/suggestions";
import { documentSeenBy, type RevisionSummary } from "./read";
import { readRevision, type RevisionDraft } from "./revision-draft";
import { storeRevision } from "./write";

export type Revised = { readonly revision: RevisionSummary } & Readonly<Record<Anchor, number>>;

/** How long comparing two texts and re-anchoring thousands of targets may take. */
export const REVISE_TIMEOUT_MS = 120_000;

/**
 * A new revision of a document's text. The old one stays; every annotation is re-anchored
 * and says how certain its place is. One without a place keeps its old words and their revision.
 * Sent again with its id, it is there once.
 */
export async function reviseText(
  viewer: Viewer,
  documentId: string,
  draft: RevisionDraft,
  now = new Date(),
  signal?: AbortSignal,
): Promise<Outcome<Revised>> {
  // Read and compared before anything is locked, since a long text takes its time.
  const sent = await readRevision(viewer, documentId, draft, { isTrial: false, signal });
  if (!sent.ok) return sent;
  const { text } = sent.value;
  const reAnchored = new ReAnchored(documentId, text.text);
  const found = await reAnchored.find(read, [
    ...(await placedAnnotations(read, { documentId, deletedAt: null })),
    ...(await placedRoles(read, documentId)),
    ...(await placedEvidence(read, documentId)),
    ...(await placedSuggestions(read, documentId)),
    ...(await placedAdjudications(read, documentId)),
  ]);
  if (!found.ok) return found;
  const { id, after } = draft;
  const revised = await storeRevised(viewer, documentId, { id, after }, { text, reAnchored }, now);
  if (revised.ok) indexSoon();
  return revised;
}

const storeRevised = under(DOCUMENT_PLACE)(
  "document.change",
  async (
    { tx, viewer, now, membership },
    { id, after }: Pick<RevisionDraft, "id" | "after">,
    { text, reAnchored }: { readonly text: ReadDraft; readonly reAnchored: ReAnchored },
  ): Promise<Outcome<Revised>> => {
    const { documentId, projectId, revisionNumber } = membership;
    const before = id && (await storedBefore(tx, viewer, membership, id, text.sha256));
    if (before) return before;
    if (after !== undefined && after !== revisionNumber) return comparedWithOlder(revisionNumber);
    const number = revisionNumber + 1;
    const { fetched, ...converted } = text;
    const at = { projectId, documentId, number, by: viewer.id, now };
    if (!(await storeRevision(tx, { id, ...at }, converted))) return idTaken();
    const archiveOf = { projectId, documentId, revision: number, referenceId: null };
    if (fetched) await storeArchive(tx, viewer, archiveOf, fetched);
    const which = { documentId, deletedAt: null };
    const annotations = await reAnchorAnnotations(tx, which, reAnchored);
    if (!annotations.ok) return annotations;
    const withPlace = idsWithPlace(annotations.value);
    const roles = await reAnchorRoles(tx, documentId, reAnchored, withPlace);
    if (!roles.ok) return roles;
    await storeReAnchored(tx, { projectId, documentId, number }, annotations.value, now);
    const evidence = await reAnchorEvidence(tx, at, reAnchored);
    if (!evidence.ok) return evidence;
    const suggestions = await reAnchorSuggestions(tx, at, reAnchored);
    if (!suggestions.ok) return suggestions;
    const adjudications = await reAnchorAdjudications(tx, at, reAnchored);
    if (!adjudications.ok) return adjudications;
    await tx.document.update({
      where: { id: documentId },
      data: { revisionNumber: number, version: { increment: 1 }, updatedAt: now },
    });
    await recordChange(tx, documentId, {
      kind: "document.revised",
      id: documentId,
      projectId,
      by: viewer.id,
      at: now,
    });
    return revisedSeenBy(tx, viewer, documentId);
  },
  REVISE_TIMEOUT_MS,
);

/** What is there under the id of a revision; null where nothing is. */
async function storedBefore(
  tx: Transaction,
  viewer: Viewer,
  { documentId, revisionNumber }: DocumentAccess,
  id: string,
  sha256: string,
): Promise<Outcome<Revised> | null> {
  const there = await tx.revision.findUnique({
    where: { id },
    select: { documentId: true, number: true, sha256: true },
  });
  if (!there) return null;
  if (there.documentId !== documentId || there.sha256 !== sha256) return idTaken();
  return there.number === revisionNumber
    ? revisedSeenBy(tx, viewer, documentId)
    : comparedWithOlder(revisionNumber);
}

/** The newest revision, and how the annotations that a viewer sees lie on it. */
async function revisedSeenBy(
  tx: Transaction,
  viewer: Viewer,
  documentId: string,
): Promise<Outcome<Revised>> {
  const document = await documentSeenBy(tx, viewer, documentId);
  if (!document) return refused("not-found");
  // Counts are of what the viewer may see: another's private work is not counted for them.
  const seen = await tx.annotation.groupBy({
    by: ["anchor"],
    where: { documentId, ...visibleTo(viewer) },
    _count: true,
  });
  const counts = { exact: 0, moved: 0, changed: 0, ambiguous: 0, lost: 0 };
  for (const group of seen) counts[group.anchor] = group._count;
  return done({ revision: document.revision, ...counts });
}

export function comparedWithOlder(revision: number) {
  const why = reason("Refusals.target.revisedSinceCompared");
  return refused("text-moved-on", why, { more: { revision } });
}
