import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Viewer } from "./viewer";

/**
 * A speaker's record is seen by whoever made it, and by everybody once it has a number in the
 * project's feed: one that was made for a private quotation has none until something shared names
 * it.
 */
export function speakersSeenBy(viewer: Viewer) {
  return { deletedAt: null, OR: [{ change: { gt: 0 } }, { createdById: viewer.id }] };
}

/** As {@link speakersSeenBy}, for a statement that calls the row of "Speaker" `p`. */
export function speakersSeenBySql(viewer: Viewer): Prisma.Sql {
  return Prisma.sql`(p."deletedAt" IS NULL
    AND (p.change > 0 OR p."createdById" = ${viewer.id}::uuid))`;
}
