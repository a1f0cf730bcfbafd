import "server-only";
import type { Status } from "@/lib/annotation/annotation";
import { removalOf } from "@/server/act/edit";
import { publishNestedAttributions } from "./follow-edit";
import { onAnnotation } from "./edit";
import { ANNOTATION } from "./subject";

/**
 * The row stays, unseen, with all its parts, so that the annotation can be restored whole; the
 * history says who deleted it and when.
 */
export const removeAnnotation = removalOf(
  ANNOTATION,
  "annotation.delete",
  async ({ tx, viewer, now, annotation, row }) => {
    await tx.annotation.update({
      where: { id: annotation.id },
      data: { deletedAt: now, version: { increment: 1 } },
    });
    await publishNestedAttributions(tx, { annotation, row }, viewer, now);
  },
);

interface Judgement {
  readonly status: Status;
  /** Takes back that the status was confirmed: it was decided on an earlier wording. */
  readonly outdated?: boolean;
  /** Why; left out, the same status keeps its reason, and another one has none. */
  readonly reason?: string;
}

/** A curator's judgement, of the version they read. */
export const judgeAnnotation = onAnnotation(
  "annotation.judge",
  {
    history: "status",
    // The same status again confirms it for the wording that stands now.
    unchanged: ({ annotation }, { status, outdated = false, reason }: Judgement) =>
      annotation.status === status &&
      annotation.statusOutdated === outdated &&
      (reason === undefined || annotation.statusReason === reason.trim()),
  },
  async ({ now, annotation }, { status, outdated = false, reason }) => {
    const before = annotation.status === status ? annotation.statusReason : "";
    const statusReason = reason?.trim() ?? before;
    return {
      columns: { status, statusOutdated: outdated, statusReason, statusAt: now, updatedAt: now },
    };
  },
);
