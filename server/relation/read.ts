import "server-only";
import type { relation } from "@/lib/contract/relations";
import type { ShapeOf } from "@/lib/contract/offsets";
import { done, type Outcome } from "@/lib/outcome";
import { Prisma } from "@/prisma/generated/client";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { visibleToSql } from "@/server/access/visible-annotations";
import { read, type ReadClient } from "@/server/platform/db";

/** A relation between two annotations, with the words at both of its ends. */
export type Relation = ShapeOf<typeof relation>;

type Kind = Relation["fromEnd"]["kind"];

/** A relation as it is stored, with the lanes of its ends. */
export interface RelationRow {
  readonly id: string;
  readonly projectId: string;
  readonly fromId: string;
  readonly toId: string;
  readonly fromDocumentId: string;
  readonly toDocumentId: string;
  readonly typeId: string;
  readonly type: string;
  readonly note: string;
  readonly version: number;
  readonly createdById: string | null;
  readonly creator: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly fromTitle: string;
  readonly toTitle: string;
  readonly fromKind: Kind;
  readonly toKind: Kind;
  readonly fromAnchor: Relation["fromEnd"]["anchor"];
  readonly toAnchor: Relation["fromEnd"]["anchor"];
  readonly fromExact: string;
  readonly toExact: string;
  readonly fromLane: string | null;
  readonly toLane: string | null;
}

export interface RelationFilter {
  readonly annotation?: string;
  readonly document?: string;
  readonly type?: string;
  readonly author?: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** How many code points of the words at an end are answered. */
const MAX_EXACT = 300;

/**
 * Relations of which the viewer sees both ends, in the order of their ids; `where` is about the row
 * `x` of "AnnotationRelation" and the row `t` of its type. Deleted ones are among them with `deleted`.
 * Whoever asks has found that the viewer is a member of the project.
 */
function relationRows(
  from: ReadClient,
  viewer: Viewer,
  where: Prisma.Sql,
  { limit, deleted = false }: { readonly limit?: number; readonly deleted?: boolean } = {},
): Promise<RelationRow[]> {
  return from.$queryRaw<RelationRow[]>`
    SELECT x.id, x."projectId", x."fromId", x."toId", x."fromDocumentId", x."toDocumentId",
      x."typeId", t.slug AS type, x.note, x.version, x."createdById",
      coalesce((SELECT u.name FROM "User" u WHERE u.id = x."createdById"), x."authorName") AS creator,
      x."createdAt", x."updatedAt", d.title AS "fromTitle", e.title AS "toTitle",
      a.kind::text AS "fromKind", b.kind::text AS "toKind",
      a.anchor::text AS "fromAnchor", b.anchor::text AS "toAnchor", left(a.quote, ${MAX_EXACT}) AS "fromExact",
      left(b.quote, ${MAX_EXACT}) AS "toExact", a.lane AS "fromLane", b.lane AS "toLane"
    FROM "AnnotationRelation" x
    JOIN "RelationType" t ON t.id = x."typeId"
    JOIN "Annotation" a ON a.id = x."fromId"
    JOIN "Annotation" b ON b.id = x."toId"
    JOIN "Document" d ON d.id = x."fromDocumentId" AND d."deletedAt" IS NULL
    JOIN "Document" e ON e.id = x."toDocumentId" AND e."deletedAt" IS NULL
    WHERE ${where} AND ${visibleToSql("a", viewer)} AND ${visibleToSql("b", viewer)}
      AND ${deleted ? Prisma.sql`true` : Prisma.sql`x."deletedAt" IS NULL`}
    ORDER BY x.id ${limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit}`}`;
}

export function relationFrom(row: RelationRow): Relation {
  return {
    id: row.id,
    projectId: row.projectId,
    from: row.fromId,
    to: row.toId,
    type: row.type,
    note: row.note,
    fromEnd: {
      documentId: row.fromDocumentId,
      title: row.fromTitle,
      kind: row.fromKind,
      anchor: row.fromAnchor,
      exact: row.fromExact,
    },
    toEnd: {
      documentId: row.toDocumentId,
      title: row.toTitle,
      kind: row.toKind,
      anchor: row.toAnchor,
      exact: row.toExact,
    },
    createdBy: { id: row.createdById, name: row.creator ?? "" },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  };
}

/** A relation the viewer sees, or null. */
export async function relationRow(
  from: ReadClient,
  viewer: Viewer,
  id: string,
  deleted = false,
): Promise<RelationRow | null> {
  const where = Prisma.sql`x.id = ${id}::uuid`;
  return (await relationRows(from, viewer, where, { limit: 1, deleted }))[0] ?? null;
}

/**
 * The one person who sees a relation, or null where everybody in the project does. Where the ends are
 * private to two people nobody sees it, and the answer is undefined.
 */
export function laneOfRelation({
  fromLane,
  toLane,
}: Pick<RelationRow, "fromLane" | "toLane">): string | null | undefined {
  if (fromLane !== null && toLane !== null && fromLane !== toLane) return undefined;
  return fromLane ?? toLane;
}

function whereOf({ annotation, document, type, author }: RelationFilter): Prisma.Sql[] {
  const all: Prisma.Sql[] = [];
  if (annotation) {
    all.push(Prisma.sql`(x."fromId" = ${annotation}::uuid OR x."toId" = ${annotation}::uuid)`);
  }
  if (document) {
    all.push(
      Prisma.sql`(x."fromDocumentId" = ${document}::uuid OR x."toDocumentId" = ${document}::uuid)`,
    );
  }
  if (type) all.push(Prisma.sql`t.slug = ${type}`);
  if (author) {
    all.push(
      UUID.test(author)
        ? Prisma.sql`x."createdById" = ${author}::uuid`
        : Prisma.sql`coalesce((SELECT u.name FROM "User" u WHERE u.id = x."createdById"),
            x."authorName") = ${author}`,
    );
  }
  return all;
}

/** All relations of some annotations that the viewer sees, for whoever may read all of these. */
export async function relationsOf(
  from: ReadClient,
  viewer: Viewer,
  annotationIds: readonly string[],
): Promise<Relation[]> {
  const ids = [...annotationIds];
  const where = Prisma.sql`(x."fromId" = ANY(${ids}::uuid[]) OR x."toId" = ANY(${ids}::uuid[]))`;
  const rows = await relationRows(from, viewer, where);
  return rows.map(relationFrom);
}

export async function listRelations(
  viewer: Viewer,
  projectId: string,
  filter: RelationFilter,
  { after, limit }: { after?: string; limit: number },
): Promise<Outcome<{ items: Relation[]; next: string | null }>> {
  const refusal = whyNot("relation.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const where = [
    Prisma.sql`x."projectId" = ${projectId}::uuid`,
    ...whereOf(filter),
    ...(after ? [Prisma.sql`x.id > ${after}::uuid`] : []),
  ];
  const rows = await relationRows(read, viewer, Prisma.join(where, " AND "), { limit: limit + 1 });
  const items = rows.slice(0, limit).map(relationFrom);
  return done({ items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null });
}
