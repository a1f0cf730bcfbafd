import "server-only";
import type { TagKind } from "@/lib/tag/codebook";
import { done, type Outcome } from "@/lib/outcome";
import type { Requirement } from "@/lib/tag/codebook";
import { read, type ReadClient } from "@/server/platform/db";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { tag } from "@/lib/contract/tags";
import { EXAMPLES, NEAR_MISSES, TAG_PROPERTIES } from "@/server/platform/json-columns";

/** What a person writes of a tag. */
export type TagText = Omit<
  Tag,
  | "id"
  | "projectId"
  | "kind"
  | "parent"
  | "mergedInto"
  | "retiredAt"
  | "createdAt"
  | "updatedAt"
  | "version"
>;

export type Tag = ShapeOf<typeof tag>;

export async function tagsWhere(from: ReadClient, where: object, limit?: number): Promise<Tag[]> {
  const rows = await from.tag.findMany({
    where: { deletedAt: null, ...where },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    ...(limit === undefined ? {} : { take: limit }),
  });
  return rows.map((row) => ({
    id: row.id,
    projectId: row.projectId,
    // A check of the table holds it.
    kind: row.kind as TagKind,
    slug: row.slug,
    label: row.label,
    definition: row.definition,
    useWhen: row.useWhen,
    avoidWhen: row.avoidWhen,
    examples: [...EXAMPLES.read(row.examples, row.id)],
    counterExamples: [...EXAMPLES.read(row.counterExamples, row.id)],
    nearMisses: [...NEAR_MISSES.read(row.nearMisses, row.id)],
    requires: row.requires as Requirement,
    justify: row.justify,
    properties: [...TAG_PROPERTIES.read(row.properties, row.id)],
    colour: row.colour,
    parent: row.parentId,
    mergedInto: row.mergedIntoId,
    retiredAt: row.retiredAt?.toISOString() ?? null,
    position: row.position,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  }));
}

export async function tagBy(from: ReadClient, id: string): Promise<Tag | null> {
  return (await tagsWhere(from, { id }, 1))[0] ?? null;
}

/** The codebook in its own order. */
export async function listTags(
  viewer: Viewer,
  projectId: string,
  { kind, after, limit }: { kind?: TagKind; after?: { start: number; id: string }; limit: number },
): Promise<Outcome<{ items: Tag[]; next: { start: number; id: string } | null }>> {
  const refusal = whyNot("codebook.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const rest = after && {
    OR: [{ position: { gt: after.start } }, { position: after.start, id: { gt: after.id } }],
  };
  const rows = await tagsWhere(read, { projectId, ...(kind ? { kind } : {}), ...rest }, limit + 1);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last;
  return done({ items, next: more ? { start: last.position, id: last.id } : null });
}
