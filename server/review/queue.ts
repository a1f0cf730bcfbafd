import "server-only";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { ReviewFilter, reviewItem } from "@/lib/contract/review-queue";
import { done, refused, type Outcome } from "@/lib/outcome";
import { Prisma } from "@/prisma/generated/client";
import { findMembership, whyNot, type Membership } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { policyFactsOf, visibleInDocuments } from "@/server/access/visible-annotations";
import { PASSAGE_SELECT, passagesFrom } from "@/server/annotation/passage";
import { read } from "@/server/platform/db";
import { REVIEWS_SELECT, reviewFrom } from "./review-rows";
import { matchingSql, reviewedSql } from "./matching";

/** An annotation to review, in context. */
export type ReviewItem = ShapeOf<typeof reviewItem>;

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/**
 * For so many annotations that the conditions on the row let through, their reviews are looked at to
 * make one page. With more, a page would cost the more the further somebody has come.
 */
const LOOKED_AT = 500;

/** A page of the annotations of a project that a filter lets through. */
export async function listReviewQueue(
  viewer: Viewer,
  projectId: string,
  filter: ReviewFilter,
  { after, limit }: { readonly after?: string; readonly limit: number },
  now = new Date(),
): Promise<Outcome<Page<ReviewItem>>> {
  const membership = await findMembership(read, viewer, projectId);
  const refusal = whyNot("project.read", membership);
  if (refusal || !membership) return refusal ?? refused("not-found");
  const { items: ids, next } = await idsOf(viewer, projectId, filter, { after, limit, now });
  return done({ items: await itemsOf(viewer, membership, ids), next });
}

interface PageAsked {
  readonly after?: string;
  readonly limit: number;
  readonly now: Date;
}

interface Found {
  readonly ids: readonly string[] | null;
  readonly count: number;
  readonly last: string | null;
}

/**
 * The ids of a page. The page before ends with an annotation whose place is looked up again: it may
 * have been taken away or changed since.
 */
async function idsOf(
  viewer: Viewer,
  projectId: string,
  filter: ReviewFilter,
  { after, limit, now }: PageAsked,
): Promise<Page<string>> {
  const { sort = "oldest" } = filter;
  const order = orderSql(sort);
  const rest = after ? await afterSql(projectId, sort, after) : Prisma.empty;
  const [found] = await read.$queryRaw<Found[]>`
    WITH looked AS MATERIALIZED (
      SELECT a.id, a."createdById", row_number() OVER (ORDER BY ${order}) AS place
      FROM "Annotation" a WHERE ${matchingSql(viewer, projectId, filter, now)} ${rest}
      ORDER BY ${order} LIMIT ${LOOKED_AT})
    SELECT
      (SELECT array_agg(page.id ORDER BY page.place) FROM (
        SELECT r.id, r.place FROM looked r WHERE ${reviewedSql(viewer, projectId, filter)}
        ORDER BY r.place LIMIT ${limit + 1}) page) AS ids,
      (SELECT count(*)::int FROM looked) AS count,
      (SELECT r.id FROM looked r ORDER BY r.place DESC LIMIT 1) AS last`;
  const ids = found?.ids ?? [];
  const items = ids.slice(0, limit);
  if (ids.length > limit) return { items, next: items.at(-1) ?? null };
  return { items, next: found?.count === LOOKED_AT ? found.last : null };
}

type Order = NonNullable<ReviewFilter["sort"]>;

function orderSql(sort: Order): Prisma.Sql {
  if (sort === "place") return Prisma.sql`a."documentId", a.start, a.id`;
  return sort === "newest"
    ? Prisma.sql`a."createdAt" DESC, a.id DESC`
    : Prisma.sql`a."createdAt", a.id`;
}

/**
 * What comes behind an annotation, whose place is read by itself: of values PostgreSQL knows how much
 * comes behind them, and reads the index from there.
 */
async function afterSql(projectId: string, sort: Order, after: string): Promise<Prisma.Sql> {
  const last = await read.annotation.findFirst({
    where: { projectId, id: after },
    select: { id: true, createdAt: true, documentId: true, start: true },
  });
  if (!last) return Prisma.sql`AND FALSE`;
  const { id, createdAt, documentId, start } = last;
  if (sort === "place") {
    return Prisma.sql`AND (a."documentId", a.start, a.id)
      > (${documentId}::uuid, ${start}::int, ${id}::uuid)`;
  }
  return sort === "newest"
    ? Prisma.sql`AND (a."createdAt", a.id) < (${createdAt}, ${id}::uuid)`
    : Prisma.sql`AND (a."createdAt", a.id) > (${createdAt}, ${id}::uuid)`;
}

const SELECT = {
  ...PASSAGE_SELECT,
  tags: true,
  claimStatement: true,
  statusOutdated: true,
  statusReason: true,
  visibility: true,
  createdById: true,
  createdAt: true,
  version: true,
  reviews: REVIEWS_SELECT,
  _count: { select: { notes: { where: { deletedAt: null } } } },
} as const satisfies Prisma.AnnotationSelect;

/** In the order of the ids; without what was taken away or hidden meanwhile. */
async function itemsOf(
  viewer: Viewer,
  membership: Membership,
  ids: readonly string[],
): Promise<ReviewItem[]> {
  if (ids.length === 0) return [];
  const { projectId } = membership;
  const found = await read.annotation.findMany({
    where: { projectId, id: { in: [...ids] }, ...visibleInDocuments(viewer) },
    select: SELECT,
    relationLoadStrategy: "join",
  });
  const byId = new Map(found.map((row) => [row.id, row]));
  const rows = ids.flatMap((id) => byId.get(id) ?? []);
  const passages = await passagesFrom(read, rows);
  return passages.flatMap((passage, position) => {
    const row = rows[position];
    if (!row) return [];
    const facts = policyFactsOf(viewer, row);
    return {
      ...passage,
      tags: row.tags,
      statement: row.kind === "claim" ? row.claimStatement : null,
      statusOutdated: row.statusOutdated,
      statusReason: row.statusReason,
      reviews: row.reviews.map(reviewFrom),
      noteCount: row._count.notes,
      createdAt: row.createdAt.toISOString(),
      version: row.version,
      mayReview: whyNot("review.give", membership, facts) === null,
      mayJudge: whyNot("annotation.judge", membership, facts) === null,
    };
  });
}
