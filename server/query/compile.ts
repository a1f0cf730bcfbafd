import "server-only";
import { maxCodeUnits, type Expression, type Position, type Query } from "@/lib/query/language";
import { Prisma } from "@/prisma/generated/client";
import type { Viewer } from "@/server/access/viewer";
import { visibleToSql } from "@/server/access/visible-annotations";
import { holds } from "./conditions";
import type { Matched } from "./matched";
import { relatedSql } from "./related";

/** A place in the order of answers: by document, then where the first annotation begins. */
export interface FirstPlace {
  readonly documentId: string;
  readonly start: number;
  readonly id: string;
}

export interface SecondPlace {
  readonly start: number;
  readonly id: string;
}

/** An annotation that fits the first description. Offsets are UTF-16. */
export interface FirstRow extends FirstPlace {
  readonly end: number;
  readonly revision: number;
}

export interface PairRow extends FirstRow {
  readonly secondId: string;
  readonly secondStart: number;
  readonly secondEnd: number;
  /** Whether a code point of the text takes two units somewhere. */
  readonly astral: boolean;
}

interface ViewerQuery {
  readonly viewer: Viewer;
  readonly projectId: string;
  readonly query: Query;
  readonly matched: Matched;
}

/** The annotations of the first description, in order. The viewer is known to be a member. */
export function firsts(
  { viewer, projectId, query, matched }: ViewerQuery,
  from: FirstPlace | null,
  limit: number,
  inclusive = false,
): Prisma.Sql {
  return Prisma.sql`
    SELECT a.id, a."documentId", a.start, a."end", a.revision
    FROM "Annotation" a
    JOIN "Document" d ON d.id = a."documentId" AND d."deletedAt" IS NULL
    WHERE a."projectId" = ${projectId}::uuid AND ${visibleToSql("a", viewer)} ${mayHaveSecond(query.then, projectId)}
      AND ${holds(query.first, "a", { viewer, projectId, matched })}
      ${from ? after(from, inclusive) : Prisma.empty}
    ORDER BY a."documentId", a.start, a.id LIMIT ${limit}`;
}

/** What an annotation without a second one never is. */
function mayHaveSecond(then: Query["then"], projectId: string): Prisma.Sql {
  if (then === null) return Prisma.empty;
  if (then.relation.kind === "related") {
    return Prisma.sql`AND EXISTS (${relatedSql(Prisma.sql`a.id`, projectId, then.relation.type)})`;
  }
  // One without a place stands nowhere, so it is neither before nor within anything.
  return Prisma.sql`AND a.anchor NOT IN ('ambiguous', 'lost')`;
}

function after({ documentId, start, id }: FirstPlace, inclusive: boolean): Prisma.Sql {
  return Prisma.sql`AND (a."documentId", a.start, a.id) ${inclusive ? Prisma.sql`>=` : Prisma.sql`>`}
    (${documentId}::uuid, ${start}::int, ${id}::uuid)`;
}

/** What stands to these first annotations, or is related to them, as the query says. */
export function pairs(
  viewerQuery: ViewerQuery,
  { relation, second }: NonNullable<Query["then"]>,
  ids: readonly string[],
  from: { first: FirstPlace; second: SecondPlace } | null,
  limit: number,
): Prisma.Sql {
  return Prisma.sql`
    SELECT a.id, a."documentId", a.start, a."end", a.revision,
      b.id AS "secondId", b.start AS "secondStart", b."end" AS "secondEnd",
      r.length <> r."lengthInCodePoints" AS astral
    FROM "Annotation" a
    JOIN "Document" d ON d.id = a."documentId" AND d."deletedAt" IS NULL
    JOIN "Revision" r ON r."documentId" = a."documentId" AND r.number = a.revision
    ${relation.kind === "related" ? relatedOnes(viewerQuery, relation.type, second) : neighbours(viewerQuery, relation, second)}
    WHERE a.id = ANY(${[...ids]}::uuid[]) AND ${visibleToSql("a", viewerQuery.viewer)}
      ${from ? afterPair(from) : Prisma.empty}
    ORDER BY a."documentId", a.start, a.id, b.start, b.id LIMIT ${limit}`;
}

/** The second one may stand in another text, whose title and date its conditions are about. */
function relatedOnes(
  { viewer, projectId, matched }: ViewerQuery,
  type: string | null,
  second: Expression,
): Prisma.Sql {
  return Prisma.sql`CROSS JOIN LATERAL (${relatedSql(Prisma.sql`a.id`, projectId, type)}) other
    CROSS JOIN LATERAL (SELECT b.id, b.start, b."end" FROM "Annotation" b
      JOIN "Document" d ON d.id = b."documentId" AND d."deletedAt" IS NULL
      WHERE b.id = other.id AND b."projectId" = ${projectId}::uuid AND ${visibleToSql("b", viewer)}
        AND ${holds(second, "b", { viewer, projectId, matched })}) b`;
}

/** The place index finds them, so the cost is that of the neighbourhood and not of the document. */
function neighbours(
  { viewer, projectId, matched }: ViewerQuery,
  relation: Position,
  second: Expression,
): Prisma.Sql {
  const fits = Prisma.sql`b."documentId" = a."documentId" AND b.revision = a.revision
    AND b.id <> a.id AND b.anchor NOT IN ('ambiguous', 'lost') AND ${visibleToSql("b", viewer)}
    AND ${nearCondition(relation)} AND ${relationHolds(relation)} AND ${holds(second, "b", { viewer, projectId, matched })}`;
  // The planner knows nothing of where ranges lie and would sometimes read all of the second
  // kind; OFFSET 0 keeps it at looking around each first one. Order alone is no neighbourhood.
  const isOrder = relation.within === null && ["before", "after"].includes(relation.kind);
  return isOrder
    ? Prisma.sql`JOIN "Annotation" b ON b."projectId" = a."projectId" AND ${fits}`
    : Prisma.sql`CROSS JOIN LATERAL (SELECT b.id, b.start, b."end" FROM "Annotation" b
        WHERE ${fits} OFFSET 0) b`;
}

function afterPair({ first, second }: { first: FirstPlace; second: SecondPlace }): Prisma.Sql {
  return Prisma.sql`AND (a."documentId", a.start, a.id, b.start, b.id) > (
    ${first.documentId}::uuid, ${first.start}::int, ${first.id}::uuid,
    ${second.start}::int, ${second.id}::uuid)`;
}

const SECOND = Prisma.sql`int4range(b."start", b."end", '[]')`;

/** The stretch of the text in which the second one has to lie, as the index understands it. */
function nearCondition({ kind, within }: Position): Prisma.Sql {
  const far = within && maxCodeUnits(within);
  switch (kind) {
    case "before":
      return Prisma.sql`${SECOND} && ${
        far === null
          ? Prisma.sql`int4range(a."end", NULL, '[)')`
          : Prisma.sql`int4range(a."end", a."end" + ${far}::int, '[]')`
      }`;
    case "after":
      return Prisma.sql`${SECOND} && int4range(${
        far === null ? Prisma.sql`0` : Prisma.sql`greatest(a.start - ${far}::int, 0)`
      }, a.start, '[]')`;
    case "near":
      return Prisma.sql`${SECOND} && int4range(greatest(a.start - ${far ?? 0}::int, 0), a."end" + ${far ?? 0}::int, '[]')`;
    case "overlaps":
      return Prisma.sql`${SECOND} && int4range(a.start, a."end", '[]')`;
    case "inside":
      return Prisma.sql`${SECOND} @> int4range(a.start, a."end", '[]')`;
    case "contains":
      return Prisma.sql`${SECOND} <@ int4range(a.start, a."end", '[]')`;
  }
}

/** How the two stand, to the unit. Ranges that touch are near, and do not overlap. */
function relationHolds({ kind, within }: Position): Prisma.Sql {
  const gap = Prisma.sql`greatest(b.start - a."end", a.start - b."end", 0)`;
  const close = within
    ? within.unit === "characters"
      ? Prisma.sql`(${gap} <= ${within.count}::int
          OR (${gap} <= ${maxCodeUnits(within)}::int AND r.length <> r."lengthInCodePoints"))`
      : Prisma.sql`${gap} <= ${maxCodeUnits(within)}::int`
    : Prisma.sql`TRUE`;
  switch (kind) {
    case "before":
      return Prisma.sql`b.start >= a."end" AND ${close}`;
    case "after":
      return Prisma.sql`b."end" <= a.start AND ${close}`;
    case "overlaps":
      return Prisma.sql`b.start < a."end" AND b."end" > a.start`;
    default:
      return close;
  }
}
