import "server-only";
import type { Annotation, Visibility } from "@/lib/annotation/annotation";
import { done, refused } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import {
  findDocumentAccess,
  lockDocumentOf,
  type DocumentAccess,
} from "@/server/access/membership";
import { under } from "@/server/act/act";
import type { Place, Refused } from "@/server/act/subject";
import {
  reAnchorAnnotations,
  storeReAnchored,
  idsWithPlace,
} from "@/server/document/re-anchor/annotations";
import { REVISE_TIMEOUT_MS } from "@/server/document/revise";
import { revisionText } from "@/server/document/revision-text";
import { recordHistory } from "@/server/history/record";
import type { Transaction } from "@/server/platform/db";
import { publishNestedAttributions } from "./follow-edit";
import { ReAnchored } from "@/server/document/re-anchor/re-anchored";
import { reAnchorRoles } from "@/server/document/re-anchor/roles";
import { notifyReferrers } from "./notify-referrers";
import { publishRelationsOf } from "./publish-relations";
import { annotationFor, type FoundAnnotation } from "./read";
import { saveAnnotationChange } from "./subject";
import { policyFactsOf } from "@/server/access/visible-annotations";

const NO_PLACE = reason("Refusals.target.noPlaceInRevision");

/** An annotation that is there, or one that was deleted, under its document's lock. */
interface PresentOrDeleted {
  readonly id: string;
  readonly membership: DocumentAccess;
  readonly stored: {
    readonly createdById: string | null;
    readonly visibility: Visibility;
    readonly version: number;
  };
  readonly found: FoundAnnotation | null;
}

const PRESENT_OR_DELETED: Place<PresentOrDeleted> = {
  async lock(tx, viewer, id) {
    const documentId = await lockDocumentOf(tx, "Annotation", id);
    if (documentId === null) return null;
    const stored = await tx.annotation.findUniqueOrThrow({
      where: { id },
      select: { createdById: true, visibility: true, version: true, deletedAt: true },
    });
    const membership = await findDocumentAccess(tx, viewer, documentId);
    const found = stored.deletedAt ? null : await annotationFor(tx, viewer, id);
    return membership && { id, membership, stored, found };
  },
  facts: (viewer, { stored }) => policyFactsOf(viewer, stored),
};

/**
 * Brings back an annotation that was deleted, with all its parts, for whoever may delete it. Its
 * claims read as they do now: one that was merged meanwhile is the one it was merged into. An
 * annotation that is there is answered as it is.
 */
export const restoreAnnotation = under(PRESENT_OR_DELETED)(
  "annotation.delete",
  async ({ tx, viewer, now, found, stored, id }) => {
    if (found) return done(found.annotation);
    await tx.annotation.update({ where: { id }, data: { deletedAt: null } });
    const restored = await annotationFor(tx, viewer, id);
    if (!restored) return refused("not-found");
    const { annotation, membership } = restored;
    const isMoved = annotation.revision !== membership.revisionNumber;
    const before = { ...annotation, version: stored.version };
    const how = { subject: "annotation", action: "restore", by: viewer, at: now };
    await recordHistory(tx, before, how);
    const misplaced = await follow(tx, annotation, membership.revisionNumber, now);
    if (misplaced) return misplaced;
    await publishNestedAttributions(tx, restored, viewer, now);
    const write = { tx, viewer, now, ...restored };
    const saved = await saveAnnotationChange(write, id, { hanging: isMoved });
    await notifyReferrers(tx, null, saved, viewer, now);
    await publishRelationsOf(tx, null, saved, viewer, now);
    return done(saved);
  },
  REVISE_TIMEOUT_MS,
);

/**
 * Its place on the text that is read now, as a new revision would have found it. One that had a
 * place and finds none is refused; one that had none goes on without.
 */
async function follow(
  tx: Transaction,
  { id, projectId, documentId, revision, anchor }: Annotation,
  current: number,
  now: Date,
): Promise<Refused | null> {
  if (revision === current) return null;
  const text = await revisionText(tx, documentId, current);
  const reAnchored = new ReAnchored(documentId, text?.text ?? "");
  const found = await reAnchorAnnotations(tx, { documentId, id }, reAnchored);
  if (!found.ok) return found;
  const withPlace = idsWithPlace(found.value);
  const had = anchor !== "lost" && anchor !== "ambiguous";
  if (had && !withPlace.has(id)) {
    return refused("text-moved-on", NO_PLACE, { more: { revision: current } });
  }
  const roles = await reAnchorRoles(tx, documentId, reAnchored, withPlace);
  if (!roles.ok) return roles;
  await storeReAnchored(tx, { projectId, documentId, number: current }, found.value, now);
  return null;
}
