import "server-only";
import { UNPLACED, type Kind } from "@/lib/annotation/annotation";
import type { Prisma } from "@/prisma/generated/client";
import { readTagTree } from "@/server/tag/tree";
import { visibleTo } from "@/server/access/visible-annotations";
import { usesOfTag } from "@/server/annotation/uses-of-tag";
import type { Viewer } from "@/server/access/viewer";

/**
 * What is counted: annotations the viewer may see, of documents that are there, which have a place
 * in the newest text and which no curator rejected. An ambiguous one keeps the offsets of an older
 * text, where other words stand now.
 */
export function countableBy(viewer: Viewer): Prisma.AnnotationWhereInput {
  return { ...countableOrUnplaced(viewer), anchor: { notIn: [...UNPLACED] } };
}

/** What would be counted if a person said where it belongs. */
export function unplacedFor(viewer: Viewer): Prisma.AnnotationWhereInput {
  return { ...countableOrUnplaced(viewer), anchor: { in: [...UNPLACED] } };
}

/** Both: what is counted, and what would be if a person said where it belongs. */
export function countableOrUnplaced(viewer: Viewer): Prisma.AnnotationWhereInput {
  return {
    AND: [visibleTo(viewer)],
    document: { deletedAt: null },
    status: { not: "rejected" },
  };
}

/** Where a kind, or a tag of it, is used. A group's tag stands for all that stand under it. */
export async function usesWhere(
  projectId: string,
  { kind, tag }: { readonly kind?: Kind; readonly tag?: string },
): Promise<Prisma.AnnotationWhereInput> {
  if (!tag) return kind ? { kind } : {};
  const tags = (await readTagTree(projectId)).filter((each) => !kind || each.kind === kind);
  const named = tags.filter(({ slug }) => slug === tag);
  const found = new Map(named.map((each) => [each.id, each]));
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const each of tags)
      if (each.parentId && found.has(each.parentId)) found.set(each.id, each);
  }
  if (found.size === 0) return { ...(kind ? { kind } : {}), tags: { has: tag } };
  return { OR: [...found.values()].map((each) => usesOfTag(each)) };
}
