import "server-only";
import { SHARED } from "@/lib/change/lane";
import { Prisma } from "@/prisma/generated/client";
import type { Viewer } from "@/server/access/viewer";

/**
 * When the last change of a feed was that the viewer is told of, or null. One row of an index for
 * each of the two lanes, however many changes there are.
 */
export function activeSql(feedId: Prisma.Sql, viewer: Viewer): Prisma.Sql {
  const lastIn = (lane: string) => Prisma.sql`(SELECT c.at FROM "Change" c
    WHERE c."feedId" = ${feedId} AND c.lane = ${lane}::uuid ORDER BY c.number DESC LIMIT 1)`;
  return Prisma.sql`greatest(${lastIn(SHARED)}, ${lastIn(viewer.id)})`;
}
