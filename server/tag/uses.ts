import "server-only";
import type { Kind } from "@/lib/annotation/annotation";
import { usesOfTag } from "@/server/annotation/uses-of-tag";
import { mergeNearMisses } from "@/lib/tag/codebook-change";
import type { Prisma } from "@/prisma/generated/client";
import {
  lockDocuments,
  bumpAnnotationVersions,
  type AnnotationRef,
} from "@/server/annotation/bump-version";
import type { Transaction } from "@/server/platform/db";
import type { Viewer } from "@/server/access/viewer";
import { NEAR_MISSES } from "@/server/platform/json-columns";

export interface Named {
  readonly id: string;
  readonly projectId: string;
  readonly kind: Kind;
  readonly slug: string;
}

/**
 * Annotations that hold a tag's word anywhere: called by it, or asked about it. Those that were
 * taken away are among them, as they may be brought back.
 */
export async function findMentions(
  tx: Transaction,
  named: Named,
): Promise<(AnnotationRef & { deletedAt: Date | null })[]> {
  const { projectId, kind, slug } = named;
  const as: Prisma.AnnotationWhereInput[] = [usesOfTag(named)];
  if (kind === "rhetoric") as.push({ kind, rhetoricAnswers: { array_contains: [{ slug }] } });
  return tx.annotation.findMany({
    where: { projectId, OR: as, document: { deletedAt: null } },
    orderBy: [{ documentId: "asc" }, { id: "asc" }],
    select: { id: true, documentId: true, lane: true, deletedAt: true },
  });
}

/** Documents are locked before their project in every write, so that no two writes deadlock. */
export async function lockNamedBy(tx: Transaction, tag: Named): Promise<void> {
  await lockDocuments(tx, await findMentions(tx, tag));
}

/**
 * The annotations called by a tag, so that they may be looked at again: private ones too, and
 * those that were taken away, which may be brought back.
 */
export function usesOf(tx: Transaction, tag: Named) {
  return tx.annotation.findMany({
    where: {
      projectId: tag.projectId,
      document: { deletedAt: null },
      ...usesOfTag(tag),
    },
    orderBy: [{ documentId: "asc" }, { id: "asc" }],
    select: { id: true },
  });
}

/**
 * Everything that uses a tag's word uses the new one: annotations, claims of the register, and
 * the tags that are mistaken for it. The quotation's form is no word of the codebook: its four
 * values are fixed.
 */
export async function renameTagUses(
  tx: Transaction,
  tag: Named,
  slug: string,
  viewer: Viewer,
  now: Date,
): Promise<void> {
  const annotations = await findMentions(tx, tag);
  const ids = annotations.map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE "Annotation" SET
      tags = CASE WHEN ${slug} = ANY(tags) THEN array_remove(tags, ${tag.slug})
        ELSE array_replace(tags, ${tag.slug}, ${slug}) END,
      "claimType" = CASE WHEN kind = 'claim' AND "claimType" = ${tag.slug}
        THEN ${slug} ELSE "claimType" END,
      "rhetoricTechnique" = CASE WHEN kind = 'rhetoric' AND "rhetoricTechnique" = ${tag.slug}
        THEN ${slug} ELSE "rhetoricTechnique" END,
      "rhetoricAnswers" = (
        SELECT coalesce(jsonb_agg(CASE WHEN answer->>'slug' = ${tag.slug}
          THEN jsonb_set(answer, '{slug}', to_jsonb(${slug}::text)) ELSE answer END), '[]')
        FROM jsonb_array_elements("rhetoricAnswers") AS answer)
    WHERE id = ANY(${ids}::uuid[])`;
  if (tag.kind === "claim") {
    await tx.claim.updateMany({
      where: { projectId: tag.projectId, type: tag.slug, deletedAt: null },
      data: { type: slug, version: { increment: 1 } },
    });
  }
  await tx.$executeRaw`
    UPDATE "Recheck" SET choices = array_replace(choices, ${tag.slug}, ${slug})
    WHERE "projectId" = ${tag.projectId}::uuid AND ${tag.slug} = ANY(choices)`;
  await renameNearMisses(tx, tag, slug);
  const present = annotations.filter(({ deletedAt }) => deletedAt === null);
  await bumpAnnotationVersions(tx, present, { projectId: tag.projectId, by: viewer.id, at: now });
}

async function renameNearMisses(tx: Transaction, tag: Named, to: string): Promise<void> {
  const all = await tx.tag.findMany({
    where: { projectId: tag.projectId, kind: tag.kind, deletedAt: null },
    select: { id: true, slug: true, nearMisses: true },
  });
  for (const { id, slug, nearMisses } of all) {
    const misses = NEAR_MISSES.read(nearMisses, id);
    const names = misses.some((miss) => miss.slug === tag.slug || miss.yes === tag.slug);
    if (!names) continue;
    const renamed = mergeNearMisses(misses, id === tag.id ? to : slug, tag.slug, to);
    await tx.tag.update({
      where: { id },
      // The tag itself gets its new version from the rename.
      data: {
        nearMisses: renamed.map((miss) => ({ ...miss })),
        ...(id === tag.id ? {} : { version: { increment: 1 } }),
      },
    });
  }
}
