import "server-only";
import type { Anchor } from "@/lib/annotation/annotation";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { TextFormat } from "@/lib/text/document-text";
import { recordChange } from "@/server/feed/changes";
import { convert } from "./import/convert";
import { placedEvidence, reAnchorEvidence } from "./re-anchor/evidence";
import { placedSuggestions, reAnchorSuggestions } from "./re-anchor/suggestions";
import { ReAnchored } from "./re-anchor/re-anchored";
import { placedRoles, reAnchorRoles } from "./re-anchor/roles";
import { DOCUMENT_PLACE } from "@/server/act/places";
import { under } from "@/server/act/act";
import { visibleTo } from "@/server/access/visible-annotations";
import { indexSoon } from "./index-texts";
import type { Viewer } from "@/server/access/viewer";
import {
  idsWithPlace,
  placedAnnotations,
  reAnchorAnnotations,
  storeReAnchored,
} from "./re-anchor/annotations";
import { read } from "@/server/platform/db";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import { documentSeenBy, type RevisionSummary } from "./read";
import { storeRevision } from "./write";

export type Revised = { readonly revision: RevisionSummary } & Readonly<Record<Anchor, number>>;

/** How long comparing two texts and re-anchoring thousands of targets may take. */
export const REVISE_TIMEOUT_MS = 120_000;

/**
 * A new revision of a document's text. The old one stays; every annotation is re-anchored
 * and says how certain its place is. One without a place keeps its old words and their revision.
 */
export async function reviseText(
  viewer: Viewer,
  documentId: string,
  draft: RevisionDraft,
  now = new Date(),
): Promise<Outcome<Revised>> {
  // Converted and compared before anything is locked, since a long text takes its time.
  const converted = await convert({ content: draft.content, format: draft.format });
  const reAnchored = new ReAnchored(documentId, converted.ok ? converted.value.text : "");
  if (converted.ok) {
    const found = await findPlaces(viewer, documentId, reAnchored);
    if (!found.ok) return found;
  }
  const revised = await storeRevised(viewer, documentId, draft, { converted, reAnchored }, now);
  if (revised.ok) indexSoon();
  return revised;
}

/** Finds the places of all that lies on a document's text, for somebody who may revise it. */
async function findPlaces(
  viewer: Viewer,
  documentId: string,
  reAnchored: ReAnchored,
): Promise<Outcome<null>> {
  if (whyNot("document.change", await findDocumentAccess(read, viewer, documentId))) {
    return done(null);
  }
  return reAnchored.find(read, [
    ...(await placedAnnotations(read, { documentId, deletedAt: null })),
    ...(await placedRoles(read, documentId)),
    ...(await placedEvidence(read, documentId)),
    ...(await placedSuggestions(read, documentId)),
  ]);
}

interface RevisionDraft {
  readonly content: string;
  readonly format: TextFormat;
  readonly revisionId?: string;
}

const storeRevised = under(DOCUMENT_PLACE)(
  "document.change",
  async (
    { tx, viewer, now, membership },
    draft: RevisionDraft,
    {
      converted,
      reAnchored,
    }: {
      readonly converted: Awaited<ReturnType<typeof convert>>;
      readonly reAnchored: ReAnchored;
    },
  ): Promise<Outcome<Revised>> => {
    if (!converted.ok) return converted;
    const { documentId } = membership;
    const { projectId } = membership;
    const number = membership.revisionNumber + 1;
    await storeRevision(
      tx,
      { projectId, documentId, number, by: viewer.id, now },
      { ...converted.value, format: draft.format, original: draft.content },
    );
    const which = { documentId, deletedAt: null };
    const annotations = await reAnchorAnnotations(tx, which, reAnchored);
    if (!annotations.ok) return annotations;
    const withPlace = idsWithPlace(annotations.value);
    const roles = await reAnchorRoles(tx, documentId, reAnchored, withPlace);
    if (!roles.ok) return roles;
    await storeReAnchored(tx, { projectId, documentId, number }, annotations.value, now);
    const at = { documentId, projectId, number, by: viewer.id, now };
    const evidence = await reAnchorEvidence(tx, at, reAnchored);
    if (!evidence.ok) return evidence;
    const suggestions = await reAnchorSuggestions(tx, at, reAnchored);
    if (!suggestions.ok) return suggestions;
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
  },
  REVISE_TIMEOUT_MS,
);
