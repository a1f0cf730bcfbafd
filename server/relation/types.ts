import "server-only";
import type { KINDS } from "@/lib/contract/terms";
import { done, type Outcome } from "@/lib/outcome";
import type { RelationType } from "@/lib/tag/relation-types";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { read, type ReadClient } from "@/server/platform/db";

type Kinds = (typeof KINDS)[number][];

/** In the order of the codebook. */
export async function relationTypesWhere(
  from: ReadClient,
  where: object,
  limit?: number,
): Promise<RelationType[]> {
  const rows = await from.relationType.findMany({
    where: { deletedAt: null, ...where },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    ...(limit === undefined ? {} : { take: limit }),
  });
  return rows.map((row) => ({
    id: row.id,
    projectId: row.projectId,
    slug: row.slug,
    label: row.label,
    inverse: row.inverse,
    description: row.description,
    colour: row.colour,
    symmetric: row.symmetric,
    // Only what the contract allows is stored.
    fromKinds: row.fromKinds as Kinds,
    toKinds: row.toKinds as Kinds,
    position: row.position,
    retiredAt: row.retiredAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  }));
}

export async function relationTypeBy(from: ReadClient, id: string): Promise<RelationType | null> {
  return (await relationTypesWhere(from, { id }, 1))[0] ?? null;
}

export async function listRelationTypes(
  viewer: Viewer,
  projectId: string,
  { after, limit }: { after?: { start: number; id: string }; limit: number },
): Promise<Outcome<{ items: RelationType[]; next: { start: number; id: string } | null }>> {
  const refusal = whyNot("codebook.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const rest = after && {
    OR: [{ position: { gt: after.start } }, { position: after.start, id: { gt: after.id } }],
  };
  const rows = await relationTypesWhere(read, { projectId, ...rest }, limit + 1);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last;
  return done({ items, next: more ? { start: last.position, id: last.id } : null });
}
