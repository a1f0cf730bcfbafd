import "server-only";
import type { ReviewFilter } from "@/lib/contract/review-queue";
import { Prisma } from "@/prisma/generated/client";
import { visibleToSql } from "@/server/access/visible-annotations";
import type { Viewer } from "@/server/access/viewer";
import { tagFamilySql } from "@/server/annotation/tag-family";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DAY_MS = 86_400_000;

/**
 * The annotations `a` of a project, with their documents, that the viewer sees and that a filter's
 * conditions on the annotation itself let through: everything behind WHERE.
 */
export function matchingSql(
  viewer: Viewer,
  projectId: string,
  filter: ReviewFilter,
  now: Date,
): Prisma.Sql {
  const conditions = [
    Prisma.sql`a."projectId" = ${projectId}::uuid`,
    visibleToSql("a", viewer),
    Prisma.sql`EXISTS (SELECT 1 FROM "Document" d WHERE d.id = a."documentId"
      AND d."projectId" = a."projectId" AND d."deletedAt" IS NULL)`,
    ...conditionsOf(projectId, filter, now),
  ];
  return Prisma.join(conditions, " AND ");
}

function conditionsOf(
  projectId: string,
  { document, author, tag, kind, status, age }: ReviewFilter,
  now: Date,
): Prisma.Sql[] {
  const all: Prisma.Sql[] = [];
  if (document) all.push(Prisma.sql`a."documentId" = ${document}::uuid`);
  if (kind) all.push(Prisma.sql`a.kind = ${kind}::"Kind"`);
  if (status === "outdated") all.push(Prisma.sql`a."statusOutdated"`);
  else if (status) all.push(Prisma.sql`a.status = ${status}::"Status"`);
  if (author) all.push(byAuthor(projectId, author));
  if (tag) {
    const family = tagFamilySql(projectId, tag, null);
    all.push(Prisma.sql`(a.tags && ${family} OR a."claimType" = ANY(${family})
      OR a."quotationForm" = ANY(${family}) OR a."rhetoricTechnique" = ANY(${family}))`);
  }
  if (age) {
    all.push(Prisma.sql`a."createdAt" < ${new Date(now.getTime() - age * DAY_MS)}`);
  }
  return all;
}

function byAuthor(projectId: string, author: string): Prisma.Sql {
  if (UUID.test(author)) return Prisma.sql`a."createdById" = ${author}::uuid`;
  return Prisma.sql`(a."createdById" IS NULL AND a."authorName" = ${author}
    OR a."createdById" IN (SELECT m."userId" FROM "Member" m JOIN "User" u ON u.id = m."userId"
      WHERE m."projectId" = ${projectId}::uuid AND u.name = ${author}))`;
}

/**
 * Conditions on the reviews of a row `r` that has an annotation's id and who made it. They are subqueries
 * with a value, which PostgreSQL answers from the index for each row, and does not join.
 */
export function reviewedSql(
  viewer: Viewer,
  projectId: string,
  { differ, unseen }: ReviewFilter,
): Prisma.Sql {
  const reviews = Prisma.sql`"Review" v WHERE v."annotationId" = r.id
    AND v."projectId" = ${projectId}::uuid`;
  const conditions = [Prisma.sql`TRUE`];
  if (differ === "true") {
    conditions.push(Prisma.sql`(SELECT count(DISTINCT v.verdict) FROM ${reviews}) > 1`);
  }
  if (unseen === "true") {
    conditions.push(Prisma.sql`r."createdById" IS DISTINCT FROM ${viewer.id}::uuid
      AND (SELECT v.verdict FROM ${reviews} AND v."userId" = ${viewer.id}::uuid) IS NULL`);
  }
  return Prisma.join(conditions, " AND ");
}
