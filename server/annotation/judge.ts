import "server-only";
import type { Annotation, Status } from "@/lib/annotation/annotation";
import { done, refused, type Outcome } from "@/lib/outcome";
import { recordChange } from "@/server/feed/changes";
import { transaction } from "@/server/platform/db";
import { recordHistory } from "@/server/history/record";
import { publishNestedAttributions } from "@/server/quotation/follow-edit";
import { whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { FASTER, lockAnnotation, type Expected } from "./edit";
import { number } from "./resolve-target";
import { annotationFor, factsOf, onlyFor } from "./read";
import { notifyReferrers } from "./notify-referrers";

/**
 * Leaves a trace: the row stays, unseen, with all that hangs on it, so that it can be brought back
 * whole; the history says who took it away and when.
 */
export async function removeAnnotation(
  viewer: Viewer,
  id: string,
  expected: Expected,
  now = new Date(),
): Promise<Outcome<null>> {
  return transaction(async (tx) => {
    const found = await lockAnnotation(tx, viewer, id);
    if (!found) return refused("not-found");
    const { annotation, membership } = found;
    const no = whyNot("annotation.delete", membership, factsOf(viewer, annotation));
    if (no) return no;
    if (!expected(annotation.version)) {
      return refused("someone-was-faster", FASTER, { more: { current: annotation } });
    }
    await recordHistory(tx, annotation, {
      subject: "annotation",
      action: "delete",
      by: viewer,
      at: now,
    });
    await tx.annotation.update({
      where: { id },
      data: { deletedAt: now, version: { increment: 1 } },
    });
    await publishNestedAttributions(tx, annotation, viewer, now);
    await recordChange(tx, annotation.documentId, {
      kind: "annotation.deleted",
      id,
      projectId: annotation.projectId,
      onlyFor: onlyFor(annotation),
      by: viewer.id,
      at: now,
    });
    await notifyReferrers(tx, annotation, null, viewer, now);
    return done(null);
  });
}

/** A curator's judgement, of the version they read. */
export async function judgeAnnotation(
  viewer: Viewer,
  id: string,
  expected: Expected,
  status: Status,
  now = new Date(),
): Promise<Outcome<Annotation>> {
  return transaction(async (tx) => {
    const found = await lockAnnotation(tx, viewer, id);
    if (!found) return refused("not-found");
    const { annotation, membership } = found;
    const no = whyNot("annotation.judge", membership, factsOf(viewer, annotation));
    if (no) return no;
    if (annotation.status === status) return done(annotation);
    if (!expected(annotation.version)) {
      return refused("someone-was-faster", FASTER, { more: { current: annotation } });
    }
    await recordHistory(tx, annotation, {
      subject: "annotation",
      action: "status",
      by: viewer,
      at: now,
    });
    await tx.annotation.update({
      where: { id },
      data: { status, version: { increment: 1 }, updatedAt: now },
    });
    const lane = onlyFor(annotation);
    await number(tx, id, annotation.documentId, annotation.projectId, lane, viewer.id, now);
    const saved = await annotationFor(tx, viewer, id);
    return saved ? done(saved.annotation) : refused("not-found");
  });
}
