import "server-only";
import { done, type Outcome } from "@/lib/outcome";
import { read } from "@/server/platform/db";
import { findMembership, whyNot } from "@/server/access/membership";
import { visibleToSql } from "@/server/access/visible-annotations";
import { speakersSeenBySql } from "@/server/access/visible-speakers";
import type { Viewer } from "@/server/access/viewer";
import type { readCrossTableCall } from "@/lib/contract/measures";
import type { AnswerOf } from "@/lib/contract/operation";

/** How often a technique is aimed at a target in support of a claim. */
export type CrossCell = AnswerOf<typeof readCrossTableCall>["items"][number];

/** Cells with something in them, by the order of the codebook; the counting is done in SQL. */
export async function readCrossTable(
  viewer: Viewer,
  projectId: string,
): Promise<Outcome<{ items: CrossCell[]; next: null }>> {
  const refusal = whyNot("project.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const items = await read.$queryRaw<CrossCell[]>`
    SELECT a."rhetoricTechnique" AS technique,
      coalesce(min(t.label), replace(a."rhetoricTechnique", '-', ' '), '') AS label,
      coalesce(min(trim(a."rhetoricTarget")), '') AS target,
      c.id AS "claimId", min(c.statement) AS claim, count(*)::int AS count
    FROM "Annotation" a
    JOIN "Document" d ON d.id = a."documentId" AND d."deletedAt" IS NULL
    LEFT JOIN "Tag" t ON t."projectId" = a."projectId" AND t.kind = 'rhetoric'
      AND t.slug = a."rhetoricTechnique" AND t."deletedAt" IS NULL
    LEFT JOIN "Claim" c ON c.id = a."rhetoricClaimId" AND c."projectId" = a."projectId"
      AND c."deletedAt" IS NULL
    WHERE a."projectId" = ${projectId}::uuid AND a.kind = 'rhetoric' AND ${visibleToSql("a", viewer)}
      AND a.status <> 'rejected' AND a.anchor NOT IN ('ambiguous', 'lost')
    GROUP BY a."rhetoricTechnique", lower(trim(coalesce(a."rhetoricTarget", ''))), c.id
    ORDER BY min(t.position) NULLS LAST, 1, 3, 4
    LIMIT 5000`;
  return done({ items, next: null });
}

/** Whom rhetoric was aimed at before, the commonest first, then the project's speakers. */
export async function listTargets(
  viewer: Viewer,
  projectId: string,
  q: string,
): Promise<Outcome<{ items: { name: string; count: number }[]; next: null }>> {
  const refusal = whyNot("project.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const items = await read.$queryRaw<{ name: string; count: number }[]>`
    SELECT min(name) AS name, sum(uses)::int AS count FROM (
      SELECT trim(a."rhetoricTarget") AS name, 1 AS uses
      FROM "Annotation" a JOIN "Document" d ON d.id = a."documentId" AND d."deletedAt" IS NULL
      WHERE a."projectId" = ${projectId}::uuid AND a.kind = 'rhetoric' AND ${visibleToSql("a", viewer)}
        AND trim(coalesce(a."rhetoricTarget", '')) <> ''
      UNION ALL
      SELECT trim(p.name), 0 FROM "Speaker" p
      WHERE p."projectId" = ${projectId}::uuid AND ${speakersSeenBySql(viewer)}
        AND trim(p.name) <> ''
    ) named
    WHERE ${q} = '' OR strpos(obelus_fold(name), obelus_fold(${q})) > 0
    GROUP BY lower(name) ORDER BY 2 DESC, 1 LIMIT 20`;
  return done({ items, next: null });
}
