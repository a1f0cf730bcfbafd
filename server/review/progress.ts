import "server-only";
import type { AnswerOf } from "@/lib/contract/operation";
import type { readReviewProgressCall, ReviewFilter } from "@/lib/contract/review-queue";
import { done, refused, type Outcome } from "@/lib/outcome";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";
import { matchingSql, reviewedSql } from "./matching";

export type ReviewProgress = AnswerOf<typeof readReviewProgressCall>;

/** More are not counted: nobody reviews so many, and the count would cost the more the more there are. */
const MAX_COUNTED = 10_000;

/**
 * How far somebody has come with what others made, as far as a filter lets it through. Whether they
 * have seen it is no part of the filter here: that is what is counted.
 */
export async function readReviewProgress(
  viewer: Viewer,
  projectId: string,
  filter: Omit<ReviewFilter, "sort">,
  now = new Date(),
): Promise<Outcome<ReviewProgress>> {
  const membership = await findMembership(read, viewer, projectId);
  const refusal = whyNot("project.read", membership);
  if (refusal || !membership) return refusal ?? refused("not-found");
  const reviewed = reviewedSql(viewer, projectId, { ...filter, unseen: undefined });
  const [row] = await read.$queryRaw<{ total: number; reviewed: number }[]>`
    SELECT count(*)::int AS total, count(v."userId")::int AS reviewed
    FROM (
      SELECT r.id FROM (
        SELECT a.id, a."createdById" FROM "Annotation" a
        WHERE ${matchingSql(viewer, projectId, filter, now)}
          AND a."createdById" IS DISTINCT FROM ${viewer.id}::uuid) r
      WHERE ${reviewed} LIMIT ${MAX_COUNTED + 1}) found
    LEFT JOIN "Review" v ON v."annotationId" = found.id AND v."userId" = ${viewer.id}::uuid
      AND v."projectId" = ${projectId}::uuid`;
  const { total, reviewed: own } = row ?? { total: 0, reviewed: 0 };
  const complete = total <= MAX_COUNTED;
  return done({
    total: Math.min(total, MAX_COUNTED),
    reviewed: Math.min(own, MAX_COUNTED),
    complete,
  });
}
