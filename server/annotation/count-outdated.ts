import "server-only";
import { may } from "@/lib/access/policy";
import { done, refused, type Outcome } from "@/lib/outcome";
import { findMembership } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { visibleToSql } from "@/server/access/visible-annotations";
import { read } from "@/server/platform/db";

/**
 * How many annotations that the viewer sees have a status that was decided on an earlier wording: as
 * many as the query `status:outdated` finds. Null for those who may set no status.
 */
export async function countOutdated(
  viewer: Viewer,
  projectId: string,
): Promise<Outcome<number | null>> {
  const membership = await findMembership(read, viewer, projectId);
  if (!membership) return refused("not-found");
  if (!may("annotation.judge", { role: membership.role })) return done(null);
  const [row] = await read.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "Annotation" a
    JOIN "Document" d ON d.id = a."documentId" AND d."deletedAt" IS NULL
    WHERE a."projectId" = ${projectId}::uuid AND a."statusOutdated" AND ${visibleToSql("a", viewer)}`;
  return done(row?.count ?? 0);
}
