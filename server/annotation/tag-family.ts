import "server-only";
import type { TagKind } from "@/lib/tag/codebook";
import { Prisma } from "@/prisma/generated/client";
import type { ReadClient } from "@/server/platform/db";

/**
 * A tag and all that stand below it in the codebook, as an array of their slugs; a word that the
 * codebook does not hold stands for itself. Without a kind, tags of every kind that have the slug
 * count. It depends on no row of a statement, so it is read once.
 */
export function tagFamilySql(projectId: string, slug: string, kind: TagKind | null): Prisma.Sql {
  const ofKind = kind === null ? Prisma.sql`TRUE` : Prisma.sql`kind = ${kind}::"Kind"`;
  return Prisma.sql`ARRAY(
    WITH RECURSIVE below AS (
      SELECT id, slug FROM "Tag"
      WHERE "projectId" = ${projectId}::uuid AND slug = ${slug} AND ${ofKind} AND "deletedAt" IS NULL
      UNION
      SELECT t.id, t.slug FROM "Tag" t JOIN below ON t."parentId" = below.id
      WHERE t."projectId" = ${projectId}::uuid AND t."deletedAt" IS NULL)
    SELECT slug FROM below UNION SELECT ${slug})`;
}

/** The same, read. */
async function tagFamily(from: ReadClient, projectId: string, slug: string): Promise<string[]> {
  const family = tagFamilySql(projectId, slug, null);
  const [row] = await from.$queryRaw<{ slugs: string[] }[]>`SELECT ${family} AS slugs`;
  return row?.slugs ?? [slug];
}

/**
 * Annotations that are called by a tag or by one below it: by a tag of theirs, or by what their own
 * kind says of them, as the filter of the reading page has it.
 */
export async function calledBy(
  from: ReadClient,
  projectId: string,
  slug: string,
): Promise<Prisma.AnnotationWhereInput> {
  const slugs = await tagFamily(from, projectId, slug);
  return {
    OR: [
      { tags: { hasSome: slugs } },
      { kind: "claim", claimType: { in: slugs } },
      { kind: "quotation", quotationForm: { in: slugs } },
      { kind: "rhetoric", rhetoricTechnique: { in: slugs } },
    ],
  };
}
