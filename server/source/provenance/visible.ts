import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { ReadClient } from "@/server/platform/db";
import { sharedSql, visibleToSql } from "@/server/access/visible-annotations";
import type { Viewer } from "@/server/access/viewer";

/**
 * Whether a file brought the source `s`, for all to see, or it is cited where the viewer may look: by a
 * reference, or as evidence, which everybody sees. Without a viewer: whether everybody in the project
 * sees it. A source that only somebody's private annotation cites is that person's own reading.
 */
export function sourceSeenSql(viewer: Viewer | null): Prisma.Sql {
  // OFFSET 0 keeps the planner from collecting what all projects cite before it looks at one source.
  return Prisma.sql`(s.listed
    OR EXISTS (SELECT 1 FROM ${referencesSeenSql(viewer)} OFFSET 0)
    OR EXISTS (SELECT 1 FROM "Evidence" v
      JOIN "Claim" c ON c.id = v."claimId" AND c."deletedAt" IS NULL
      WHERE v."sourceId" = s.id AND v."deletedAt" IS NULL OFFSET 0))`;
}

/** The references of the source `s` under annotations that the viewer sees, for a FROM. */
export function referencesSeenSql(viewer: Viewer | null): Prisma.Sql {
  return Prisma.sql`"Reference" r
    JOIN "Annotation" a ON a.id = r."annotationId"
      AND ${viewer ? visibleToSql("a", viewer) : sharedSql("a")}
    JOIN "Document" d ON d.id = a."documentId" AND d."deletedAt" IS NULL
    WHERE r."sourceId" = s.id AND r."deletedAt" IS NULL`;
}

/** Those of some sources of a project that {@link sourceSeenSql} is true of. */
export async function sourcesSeen(
  from: ReadClient,
  viewer: Viewer | null,
  projectId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await from.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM "Source" s
    WHERE s."projectId" = ${projectId}::uuid AND s.id = ANY(${[...ids]}::uuid[])
      AND ${sourceSeenSql(viewer)}`;
  return new Set(rows.map(({ id }) => id));
}
