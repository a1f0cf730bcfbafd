import "server-only";
import type { INBOX_GROUPS } from "@/lib/contract/terms";
import { Prisma } from "@/prisma/generated/client";
import type { Viewer } from "@/server/access/viewer";

type Group = (typeof INBOX_GROUPS)[number];

/**
 * A row for each of the viewer's annotations in a project that something became of: its status where a
 * curator decided on it, what adjudication made of it, whether a review of somebody else disagrees,
 * when the last of these was, and whether that is new. An imported status is nobody's decision here.
 */
export function eventsSql(viewer: Viewer, projectId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT m.id, m.status, m."statusReason", m.disagreed, m.fate, m."fateReason",
      m."adjudicationId", m.at,
      m.at > coalesce(s."inboxSeenAt", '-infinity') AS "isNew"
    FROM (
      SELECT a.id, d.status, a."statusReason", r.at IS NOT NULL AS disagreed,
        j.fate, j.reason AS "fateReason", j.id AS "adjudicationId", greatest(d.at, r.at, j.at) AS at
      FROM "Annotation" a
      CROSS JOIN LATERAL (SELECT
        CASE WHEN a."statusAt" IS NOT NULL THEN nullif(a.status, 'open') END AS status,
        CASE WHEN a.status <> 'open' THEN a."statusAt" END AS at) d
      LEFT JOIN LATERAL (SELECT max(v."updatedAt") AS at FROM "Review" v
        WHERE v."annotationId" = a.id AND v."projectId" = ${projectId}::uuid
          AND v."userId" <> ${viewer.id}::uuid AND v.verdict = 'disagree') r ON TRUE
      LEFT JOIN LATERAL (SELECT y.id, x.fate, y.reason, y."createdAt" AS at
        FROM "AdjudicatedAnnotation" x JOIN "Adjudication" y ON y.id = x."adjudicationId"
          AND y."deletedAt" IS NULL
        WHERE x."annotationId" = a.id ORDER BY y."createdAt" DESC, y.id DESC LIMIT 1) j ON TRUE
      WHERE a."projectId" = ${projectId}::uuid AND a."createdById" = ${viewer.id}::uuid
        AND a."deletedAt" IS NULL
        AND EXISTS (SELECT 1 FROM "Document" t WHERE t.id = a."documentId"
          AND t."projectId" = a."projectId" AND t."deletedAt" IS NULL)) m
    JOIN "Member" s ON s."projectId" = ${projectId}::uuid AND s."userId" = ${viewer.id}::uuid
    WHERE m.at IS NOT NULL`;
}

/** Whether an event `e` is in a group. */
export function inGroup(group: Group | undefined): Prisma.Sql {
  if (group === undefined) return Prisma.sql`TRUE`;
  if (group === "disagreed") return Prisma.sql`e.disagreed`;
  if (group === "kept" || group === "adjusted") return Prisma.sql`e.fate = ${group}`;
  const byStatus = Prisma.sql`e.status = ${group}::"Status"`;
  return group === "rejected" ? Prisma.sql`(${byStatus} OR e.fate = 'rejected')` : byStatus;
}
