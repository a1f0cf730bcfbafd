import "server-only";
import { listReviewQueueCall, type ReviewFilter } from "@/lib/contract/review-queue";
import { done, refused, type Outcome } from "@/lib/outcome";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { act } from "@/server/act/act";
import { read } from "@/server/platform/db";

/**
 * What a member last narrowed the review queue to; null where nothing is known, and where what was
 * kept is not understood any more. The caller has shown that the viewer is a member.
 */
export async function readReviewFilter(
  viewer: Viewer,
  projectId: string,
): Promise<ReviewFilter | null> {
  const row = await read.member.findUnique({
    where: { projectId_userId: { projectId, userId: viewer.id } },
    select: { reviewFilter: true },
  });
  const kept = listReviewQueueCall.query.safeParse(row?.reviewFilter);
  if (!kept.success || Object.keys(kept.data).length === 0) return null;
  const { cursor: _cursor, limit: _limit, ...filter } = kept.data;
  return filter;
}

/**
 * Keeps it. Written beside the work: nobody else sees it, so it takes no lock and no number. The
 * later of two writes stays.
 */
export function keepReviewFilter(
  viewer: Viewer,
  projectId: string,
  filter: ReviewFilter,
): Promise<Outcome<{ filter: ReviewFilter }>> {
  return act(async (tx) => {
    const membership = await findMembership(tx, viewer, projectId);
    const refusal = whyNot("project.read", membership);
    if (refusal || !membership) return refusal ?? refused("not-found");
    await tx.member.update({
      where: { projectId_userId: { projectId, userId: viewer.id } },
      data: { reviewFilter: filter },
    });
    return done({ filter });
  });
}
