import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";

/** The project of a claim that the viewer may read. */
export async function findReadableClaim(
  viewer: Viewer,
  claimId: string,
): Promise<Outcome<{ readonly projectId: string }>> {
  const claim = await read.claim.findFirst({
    where: { id: claimId, deletedAt: null },
    select: { projectId: true },
  });
  if (!claim) return refused("not-found");
  return whyNot("claim.read", await findMembership(read, viewer, claim.projectId)) ?? done(claim);
}
