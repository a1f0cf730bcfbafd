import "server-only";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { SourceRelationKind } from "@/lib/source/provenance";
import type { Prisma } from "@/prisma/generated/client";
import { recordProjectChange } from "@/server/feed/changes";
import { read, type ReadClient } from "@/server/platform/db";
import { SHARED, visibleInDocuments } from "@/server/access/visible-annotations";
import { newId } from "@/server/platform/new-id";
import { findMembership, whyNot } from "@/server/access/membership";
import { PROJECT_PLACE } from "@/server/act/places";
import { idTaken, under } from "@/server/act/act";
import type { Located, Place, Write } from "@/server/act/subject";
import type { Viewer } from "@/server/access/viewer";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { BodyOf } from "@/lib/contract/operation";
import type { addRelationCall, sourceRelation } from "@/lib/contract/provenance";
import { sourcesSeen } from "./visible";

/** One source takes from another. */
export type SourceRelation = ShapeOf<typeof sourceRelation>;

export type SourceRelationDraft = BodyOf<typeof addRelationCall>;

/** Between sources the viewer sees, and with the passage that shows it only where they see that. */
export async function relationsSeen(
  from: ReadClient,
  viewer: Viewer,
  projectId: string,
  where: Prisma.SourceRelationWhereInput,
  limit: number,
): Promise<SourceRelation[]> {
  const ids = [...(await sourcesSeen(from, viewer, projectId))];
  const between = { projectId, fromId: { in: ids }, toId: { in: ids } };
  const rows = await from.sourceRelation.findMany({
    where: { AND: [between, where] },
    orderBy: { id: "asc" },
    take: limit,
  });
  return relationsFrom(from, viewer, rows);
}

/** One, as {@link relationsSeen}; only its own two ends are asked about. */
async function relationSeen(
  from: ReadClient,
  viewer: Viewer,
  id: string,
): Promise<SourceRelation | null> {
  const row = await from.sourceRelation.findUnique({ where: { id } });
  if (!row) return null;
  const ends = [row.fromId, row.toId];
  const seen = await sourcesSeen(from, viewer, row.projectId, ends);
  if (!ends.every((end) => seen.has(end))) return null;
  return (await relationsFrom(from, viewer, [row]))[0] ?? null;
}

async function relationsFrom(
  from: ReadClient,
  viewer: Viewer,
  rows: readonly Prisma.SourceRelationGetPayload<object>[],
): Promise<SourceRelation[]> {
  const via = rows.flatMap(({ viaAnnotationId }) => viaAnnotationId ?? []);
  const shown = await from.annotation.findMany({
    where: { id: { in: via }, ...visibleInDocuments(viewer) },
    select: { id: true },
  });
  const there = new Set(shown.map(({ id }) => id));
  const makers = rows.flatMap(({ createdById }) => createdById ?? []);
  const users = await from.user.findMany({
    where: { id: { in: [...new Set(makers)] } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return rows.map(({ change: _, createdById, createdAt, viaAnnotationId, ...row }) => ({
    ...row,
    relation: row.relation as SourceRelationKind,
    viaAnnotationId: viaAnnotationId && there.has(viaAnnotationId) ? viaAnnotationId : null,
    createdBy: { id: createdById, name: names.get(createdById ?? "") ?? "" },
    createdAt: createdAt.toISOString(),
  }));
}

export async function listRelations(
  viewer: Viewer,
  projectId: string,
  { after, limit }: { after?: string; limit: number },
): Promise<Outcome<{ items: SourceRelation[]; next: string | null }>> {
  const refusal = whyNot("relation.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const rest = after ? { id: { gt: after } } : {};
  const rows = await relationsSeen(read, viewer, projectId, rest, limit + 1);
  const items = rows.slice(0, limit);
  return done({ items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null });
}

const UNSEEN = refused("not-yours", reason("Refusals.source.onlyPrivate"));

/** The same relation between the same two is there once, whoever says it first. */
export const addRelation = under(PROJECT_PLACE)(
  "relation.add",
  async (write, draft: SourceRelationDraft): Promise<Outcome<SourceRelation>> => {
    const { tx, viewer, now, projectId } = write;
    const { id = newId(), fromId, toId, relation, viaAnnotationId = null, note = "" } = draft;
    const used = await tx.sourceRelation.findUnique({ where: { id } });
    const existing = await tx.sourceRelation.findUnique({
      where: { fromId_toId_relation: { fromId, toId, relation } },
    });
    if (used && used.id !== existing?.id) return idTaken();
    const ends = [fromId, toId];
    const mine = await sourcesSeen(tx, viewer, projectId, ends);
    if (!ends.every((end) => mine.has(end))) {
      return refused("not-found", reason("Refusals.missing.source"));
    }
    if (existing) {
      const there = await relationSeen(tx, viewer, existing.id);
      return there ? done(there) : refused("not-found");
    }
    const shared = await sourcesSeen(tx, null, projectId, ends);
    if (!ends.every((end) => shared.has(end))) return UNSEEN;
    if (viaAnnotationId) {
      const via = await tx.annotation.findFirst({
        where: { id: viaAnnotationId, projectId, ...SHARED },
        select: { id: true },
      });
      if (!via) return refused("not-found", reason("Refusals.missing.sharedAnnotation"));
    }
    await tx.sourceRelation.create({
      data: {
        id,
        projectId,
        fromId,
        toId,
        relation,
        viaAnnotationId,
        note,
        createdById: viewer.id,
        createdAt: now,
      },
    });
    const change = await recordRelationChange(write, id, "relation.saved");
    await tx.sourceRelation.update({ where: { id }, data: { change } });
    const saved = await relationSeen(tx, viewer, id);
    return saved ? created(saved) : refused("not-found");
  },
);

interface FoundRelation extends Located {
  readonly projectId: string;
  readonly relation: SourceRelation;
}

const RELATION: Place<FoundRelation> = {
  async lock(tx, viewer, id) {
    const where = await tx.sourceRelation.findUnique({
      where: { id },
      select: { projectId: true },
    });
    const found = where && (await PROJECT_PLACE.lock(tx, viewer, where.projectId));
    if (!found || "ok" in found) return found;
    const relation = await relationSeen(tx, viewer, id);
    return relation && { ...found, relation };
  },
  facts: (viewer, { relation }) => ({ mine: relation.createdBy.id === viewer.id }),
};

export const removeRelation = under(RELATION)("relation.delete", async (write) => {
  const { id } = write.relation;
  await write.tx.sourceRelation.delete({ where: { id } });
  await recordRelationChange(write, id, "relation.deleted");
  return done(null);
});

function recordRelationChange(
  { tx, viewer, now, projectId }: Write & { readonly projectId: string },
  id: string,
  kind: "relation.saved" | "relation.deleted",
): Promise<number> {
  return recordProjectChange(tx, { kind, id, projectId, by: viewer.id, at: now });
}
