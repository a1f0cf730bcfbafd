import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { ReadClient } from "@/server/platform/db";
import { sharedSql, visibleToSql } from "@/server/access/visible-annotations";
import type { Viewer } from "@/server/access/viewer";

/**
 * The sources of a project that are cited where the viewer may look: by a reference, or as
 * evidence, which everybody sees. Without a viewer: those everybody in the project sees. A source
 * that only somebody's private annotation cites is that person's own reading.
 */
export async function sourcesSeen(
  from: ReadClient,
  viewer: Viewer | null,
  projectId: string,
  ids?: readonly string[],
): Promise<Set<string>> {
  const shown = viewer ? visibleToSql("a", viewer) : sharedSql("a");
  const those = ids ? Prisma.sql`AND s.id = ANY(${[...ids]}::uuid[])` : Prisma.empty;
  const rows = await from.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM "Source" s WHERE s."projectId" = ${projectId}::uuid ${those} AND (
      EXISTS (SELECT 1 FROM "Reference" r
        JOIN "Annotation" a ON a.id = r."annotationId" AND ${shown}
        JOIN "Document" d ON d.id = a."documentId" AND d."deletedAt" IS NULL
        WHERE r."sourceId" = s.id AND r."deletedAt" IS NULL)
      OR EXISTS (SELECT 1 FROM "Evidence" v
        JOIN "Claim" c ON c.id = v."claimId" AND c."deletedAt" IS NULL
        WHERE v."sourceId" = s.id AND v."deletedAt" IS NULL))`;
  return new Set(rows.map(({ id }) => id));
}
