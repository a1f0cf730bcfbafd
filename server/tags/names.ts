import "server-only";
import type { Kind } from "@/lib/annotation/annotation";
import type { Prisma } from "@/prisma/generated/client";
import { lockDocuments, touchAnnotations, type Touched } from "../annotations/touch";
import type { Transaction } from "../db";
import type { Viewer } from "../viewer";

interface Named {
  readonly id: string;
  readonly projectId: string;
  readonly kind: Kind;
  readonly slug: string;
}

/** The annotations of a tag's kind that carry its word, as a tag or as what they are. */
async function namedBy(tx: Transaction, { projectId, kind, slug }: Named): Promise<Touched[]> {
  const as: Prisma.AnnotationWhereInput[] = [{ tags: { has: slug } }];
  if (kind === "claim") as.push({ claimType: slug });
  if (kind === "rhetoric") as.push({ rhetoricTechnique: slug });
  return tx.annotation.findMany({
    where: { projectId, kind, deletedAt: null, OR: as, document: { deletedAt: null } },
    orderBy: [{ documentId: "asc" }, { id: "asc" }],
    select: { id: true, documentId: true, lane: true },
  });
}

/** Documents are locked before their project everywhere in the house, so nobody waits in a ring. */
export async function lockNamedBy(tx: Transaction, tag: Named): Promise<void> {
  await lockDocuments(tx, await namedBy(tx, tag));
}

/**
 * Everything that uses a tag's word uses the new one: annotations, claims of the register, and
 * the tags that are mistaken for it. The quotation's form is no word of the codebook: its four
 * values are fixed.
 */
export async function carryAlong(
  tx: Transaction,
  tag: Named,
  slug: string,
  viewer: Viewer,
  now: Date,
): Promise<void> {
  const annotations = await namedBy(tx, tag);
  const ids = annotations.map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE "Annotation" SET
      tags = CASE WHEN ${slug} = ANY(tags) THEN array_remove(tags, ${tag.slug})
        ELSE array_replace(tags, ${tag.slug}, ${slug}) END,
      "claimType" = CASE WHEN kind = 'claim' AND "claimType" = ${tag.slug}
        THEN ${slug} ELSE "claimType" END,
      "rhetoricTechnique" = CASE WHEN kind = 'rhetoric' AND "rhetoricTechnique" = ${tag.slug}
        THEN ${slug} ELSE "rhetoricTechnique" END
    WHERE id = ANY(${ids}::uuid[])`;
  if (tag.kind === "claim") {
    await tx.claim.updateMany({
      where: { projectId: tag.projectId, type: tag.slug, deletedAt: null },
      data: { type: slug, version: { increment: 1 } },
    });
  }
  await renameNearMisses(tx, tag, slug);
  await touchAnnotations(tx, annotations, { projectId: tag.projectId, by: viewer.id, at: now });
}

async function renameNearMisses(tx: Transaction, tag: Named, slug: string): Promise<void> {
  const others = await tx.tag.findMany({
    where: { projectId: tag.projectId, kind: tag.kind, deletedAt: null },
    select: { id: true, nearMisses: true },
  });
  for (const { id, nearMisses } of others) {
    const near = nearMisses as { slug: string; question: string }[];
    if (!near.some((each) => each.slug === tag.slug)) continue;
    const renamed = near.map((each) => (each.slug === tag.slug ? { ...each, slug } : each));
    await tx.tag.update({ where: { id }, data: { nearMisses: renamed } });
  }
}
