import "server-only";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import type { SourceRelationKind } from "@/lib/source/provenance";
import type { Prisma } from "@/prisma/generated/client";
import { recordProjectChange } from "@/server/feed/changes";
import { read, transaction, type ReadClient } from "@/server/platform/db";
import { visibleTo } from "@/server/document/read";
import { newId } from "@/server/platform/new-id";
import { lockProject, findMembership, whyNot } from "@/server/access/membership";
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
    where: { id: { in: via }, ...visibleTo(viewer), document: { deletedAt: null } },
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
  const no = whyNot("relation.read", await findMembership(read, viewer, projectId));
  if (no) return no;
  const rest = after ? { id: { gt: after } } : {};
  const rows = await relationsSeen(read, viewer, projectId, rest, limit + 1);
  const items = rows.slice(0, limit);
  return done({ items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null });
}

const UNSEEN = refused(
  "not-yours",
  "Only sources that everybody in the project sees can stand in its graph; this one is cited in a private annotation alone.",
);

/** The same relation between the same two is there once, whoever says it first. */
export async function addRelation(
  viewer: Viewer,
  projectId: string,
  draft: SourceRelationDraft,
  now = new Date(),
): Promise<Outcome<SourceRelation>> {
  const { id = newId(), fromId, toId, relation, viaAnnotationId = null, note = "" } = draft;
  return transaction(async (tx) => {
    await lockProject(tx, projectId);
    const no = whyNot("relation.add", await findMembership(tx, viewer, projectId));
    if (no) return no;
    const used = await tx.sourceRelation.findUnique({ where: { id } });
    const same = await tx.sourceRelation.findUnique({
      where: { fromId_toId_relation: { fromId, toId, relation } },
    });
    if (used && used.id !== same?.id) return refused("id-taken", "This id is already used.");
    const ends = [fromId, toId];
    const mine = await sourcesSeen(tx, viewer, projectId, ends);
    if (!ends.every((end) => mine.has(end))) {
      return refused("not-found", "There is no such source in this project.");
    }
    if (same) {
      const there = await relationSeen(tx, viewer, same.id);
      return there ? done(there) : refused("not-found");
    }
    const shared = await sourcesSeen(tx, null, projectId, ends);
    if (!ends.every((end) => shared.has(end))) return UNSEEN;
    if (viaAnnotationId) {
      const via = await tx.annotation.findFirst({
        where: { id: viaAnnotationId, projectId, deletedAt: null, visibility: "project" },
        select: { id: true },
      });
      if (!via) return refused("not-found", "There is no such annotation that everybody sees.");
    }
    await tx.sourceRelation.create({
      data: {
        ...{ id, projectId, fromId, toId, relation, viaAnnotationId, note },
        createdById: viewer.id,
        createdAt: now,
      },
    });
    const happened = { kind: "relation.saved" as const, id, projectId, by: viewer.id, at: now };
    const change = await recordProjectChange(tx, happened);
    await tx.sourceRelation.update({ where: { id }, data: { change } });
    const saved = await relationSeen(tx, viewer, id);
    return saved ? created(saved) : refused("not-found");
  });
}

export async function removeRelation(
  viewer: Viewer,
  id: string,
  now = new Date(),
): Promise<Outcome<null>> {
  return transaction(async (tx) => {
    const where = await tx.sourceRelation.findUnique({
      where: { id },
      select: { projectId: true },
    });
    if (!where) return refused("not-found");
    const { projectId } = where;
    await lockProject(tx, projectId);
    const membership = await findMembership(tx, viewer, projectId);
    if (!membership) return refused("not-found");
    const relation = await relationSeen(tx, viewer, id);
    if (!relation) return refused("not-found");
    const no = whyNot("relation.delete", membership, { mine: relation.createdBy.id === viewer.id });
    if (no) return no;
    await tx.sourceRelation.delete({ where: { id } });
    const happened = { kind: "relation.deleted" as const, id, projectId, by: viewer.id, at: now };
    await recordProjectChange(tx, happened);
    return done(null);
  });
}
