import "server-only";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { Prisma } from "@/prisma/generated/client";
import { recordProjectChange } from "@/server/feed/changes";
import { read, type ReadClient } from "@/server/platform/db";
import { SHARED, visibleToSql } from "@/server/access/visible-annotations";
import { newId } from "@/server/platform/new-id";
import { findMembership, whyNot } from "@/server/access/membership";
import { PROJECT_PLACE } from "@/server/act/places";
import { under } from "@/server/act/act";
import { insertOnce } from "@/server/act/insert-once";
import { idTaken } from "@/server/act/used-id";
import type { Located, Place, Write } from "@/server/act/subject";
import type { Viewer } from "@/server/access/viewer";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { BodyOf } from "@/lib/contract/operation";
import type { addRelationCall, sourceRelation } from "@/lib/contract/provenance";
import { sourceSeenSql, sourcesSeen } from "./visible";

/** One source takes from another. */
export type SourceRelation = ShapeOf<typeof sourceRelation>;

export type SourceRelationDraft = BodyOf<typeof addRelationCall>;

/** Between sources the viewer sees, and with the passage that shows it only where they see that. */
export function relationsSeen(
  from: ReadClient,
  viewer: Viewer,
  projectId: string,
  limit: number,
  after?: string,
): Promise<SourceRelation[]> {
  const rest = after ? Prisma.sql`AND x.id > ${after}::uuid` : Prisma.empty;
  return relationsWhere(
    from,
    viewer,
    Prisma.sql`x."projectId" = ${projectId}::uuid ${rest}`,
    limit,
  );
}

async function relationSeen(
  from: ReadClient,
  viewer: Viewer,
  id: string,
): Promise<SourceRelation | null> {
  return (await relationsWhere(from, viewer, Prisma.sql`x.id = ${id}::uuid`, 1))[0] ?? null;
}

type Row = Omit<SourceRelation, "createdBy" | "createdAt"> & {
  readonly createdById: string | null;
  readonly creator: string | null;
  readonly createdAt: Date;
};

/** In the order of their ids. `where` is about the row of "SourceRelation", which it calls `x`. */
async function relationsWhere(
  from: ReadClient,
  viewer: Viewer,
  where: Prisma.Sql,
  limit: number,
): Promise<SourceRelation[]> {
  const isSeen = sourceSeenSql(viewer);
  const rows = await from.$queryRaw<Row[]>`
    SELECT x.id, x."projectId", x."fromId", x."toId", x.relation, x.note, x."createdAt",
      (SELECT a.id FROM "Annotation" a
        JOIN "Document" d ON d.id = a."documentId" AND d."deletedAt" IS NULL
        WHERE a.id = x."viaAnnotationId" AND ${visibleToSql("a", viewer)}) AS "viaAnnotationId",
      x."createdById", (SELECT u.name FROM "User" u WHERE u.id = x."createdById") AS creator
    FROM "SourceRelation" x
    WHERE ${where}
      AND EXISTS (SELECT 1 FROM "Source" s WHERE s.id = x."fromId" AND ${isSeen})
      AND EXISTS (SELECT 1 FROM "Source" s WHERE s.id = x."toId" AND ${isSeen})
    ORDER BY x.id LIMIT ${limit}`;
  return rows.map(({ createdById, creator, createdAt, ...row }) => ({
    ...row,
    createdBy: { id: createdById, name: creator ?? "" },
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
  const rows = await relationsSeen(read, viewer, projectId, limit + 1, after);
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
    const existing = await tx.sourceRelation.findUnique({
      where: { fromId_toId_relation: { fromId, toId, relation } },
    });
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
    const used = await insertOnce(tx, "SourceRelation", {
      id,
      projectId,
      fromId,
      toId,
      relation,
      viaAnnotationId,
      note,
      createdById: viewer.id,
      createdAt: now,
    });
    if (used) return idTaken();
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
