import "server-only";
import type { Anchor } from "@/lib/annotation/annotation";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { TextFormat } from "@/lib/text/document-text";
import { recordChange } from "@/server/feed/changes";
import { convert } from "./import/convert";
import { reAnchorEvidence } from "./re-anchor/evidence";
import { reAnchorRoles } from "./re-anchor/roles";
import { DOCUMENT_PLACE } from "@/server/act/places";
import { under } from "@/server/act/act";
import { visibleTo } from "@/server/access/visible-annotations";
import { indexSoon } from "./index-texts";
import type { Viewer } from "@/server/access/viewer";
import { reAnchorAnnotations, storeReAnchored, idsWithPlace } from "./re-anchor/annotations";
import { documentSeenBy, type RevisionSummary } from "./read";
import { notUsable, storeRevision } from "./write";

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
  // Converted before anything is locked, since a long text takes its time.
  const converted = await convert(draft.content, draft.format);
  const revised = await storeRevised(viewer, documentId, draft, converted, now);
  if (revised.ok) indexSoon();
  return revised;
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
    converted: Awaited<ReturnType<typeof convert>>,
  ): Promise<Outcome<Revised>> => {
    if (!converted.ok) return notUsable(converted);
    const { documentId } = membership;
    const { text, structure } = converted.value;
    const { projectId } = membership;
    const number = membership.revisionNumber + 1;
    await storeRevision(
      tx,
      { projectId, documentId, number, by: viewer.id, now },
      { format: draft.format, text, structure, original: draft.content },
    );
    const { reanchorings, reAnchorers } = await reAnchorAnnotations(
      tx,
      documentId,
      { deletedAt: null },
      text,
    );
    await reAnchorRoles(tx, documentId, reAnchorers, idsWithPlace(reanchorings));
    await storeReAnchored(tx, { projectId, documentId, number }, reanchorings, now);
    await reAnchorEvidence(
      tx,
      { documentId, projectId, number, by: viewer.id, now },
      text,
      reAnchorers,
    );
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
