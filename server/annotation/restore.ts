import "server-only";
import type { Annotation } from "@/lib/annotation/annotation";
import { done, refused, type Outcome } from "@/lib/outcome";
import { transaction, type Transaction } from "@/server/platform/db";
import { reAnchorAnnotations, storeReAnchored, placedOf } from "@/server/document/re-anchor";
import { REVISE_TIMEOUT_MS } from "@/server/document/revise";
import { revisionText } from "@/server/document/revision-text";
import { recordHistory } from "@/server/history/record";
import { reAnchorRoles } from "@/server/quotation/re-anchor-roles";
import { publishNestedAttributions } from "@/server/quotation/follow-edit";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { lockAnnotation } from "./edit";
import { number, rollingBack, Rollback } from "./resolve-target";
import { annotationFor, factsOf, onlyFor } from "./read";
import { notifyReferrers } from "./notify-referrers";

const ELSEWHERE =
  "The text has a newer revision, in which the words of this annotation have no place; it was not brought back. Its history keeps what it said.";

/**
 * Bring back an annotation that was taken away, with all that hangs on it, for whoever may take
 * it away. What it carries reads as it does now: a claim that was merged meanwhile is the one it
 * was merged into. One that stands is answered as it is.
 */
export async function restoreAnnotation(
  viewer: Viewer,
  id: string,
  now = new Date(),
): Promise<Outcome<Annotation>> {
  return rollingBack(() =>
    transaction(async (tx) => {
      const there = await lockAnnotation(tx, viewer, id);
      if (there) {
        const facts = factsOf(viewer, there.annotation);
        return whyNot("annotation.delete", there.membership, facts) ?? done(there.annotation);
      }
      const row = await tx.annotation.findUnique({
        where: { id },
        select: { documentId: true, createdById: true, visibility: true, version: true },
      });
      if (!row) return refused("not-found");
      const facts = { mine: row.createdById === viewer.id, private: row.visibility === "private" };
      const membership = await findDocumentAccess(tx, viewer, row.documentId);
      const no = whyNot("annotation.delete", membership, facts);
      if (no || !membership) return no ?? refused("not-found");
      const data = { deletedAt: null, version: { increment: 1 } };
      await tx.annotation.update({ where: { id }, data });
      const found = await annotationFor(tx, viewer, id);
      if (!found) throw new Rollback(refused("not-found"));
      const { annotation } = found;
      const gone = { ...annotation, version: row.version };
      await recordHistory(tx, gone, {
        subject: "annotation",
        action: "restore",
        by: viewer,
        at: now,
      });
      await follow(tx, annotation, membership.revisionNumber, now);
      await publishNestedAttributions(tx, annotation, viewer, now);
      const { projectId, documentId } = annotation;
      await number(tx, id, documentId, projectId, onlyFor(annotation), viewer.id, now);
      const saved = await annotationFor(tx, viewer, id);
      if (!saved) return refused("not-found");
      await notifyReferrers(tx, null, saved.annotation, viewer, now);
      return done(saved.annotation);
    }, REVISE_TIMEOUT_MS),
  );
}

/**
 * Its place on the text that is read now, as a new revision would have found it. One that had a
 * place and finds none is refused; one that had none goes on without.
 */
async function follow(
  tx: Transaction,
  { id, projectId, documentId, revision, anchor }: Annotation,
  current: number,
  now: Date,
): Promise<void> {
  if (revision === current) return;
  const text = await revisionText(tx, documentId, current);
  const { reanchorings, reAnchorers } = await reAnchorAnnotations(
    tx,
    documentId,
    { id },
    text?.text ?? "",
  );
  const placed = placedOf(reanchorings);
  const had = anchor !== "lost" && anchor !== "ambiguous";
  if (had && !placed.has(id)) {
    throw new Rollback(refused("text-moved-on", ELSEWHERE, { more: { revision: current } }));
  }
  await reAnchorRoles(tx, documentId, reAnchorers, placed);
  await storeReAnchored(tx, { projectId, documentId, number: current }, reanchorings, now);
}
