import "server-only";
import type { Stance } from "@/lib/claim/evidence";
import { UNDECIDED } from "@/lib/claim/verdict";
import { done, type Outcome } from "@/lib/outcome";
import { Prisma } from "@/prisma/generated/client";
import { read, READ_LIMIT_MS, readWithin, type ReadClient } from "@/server/platform/db";
import { isReadingPast } from "@/server/platform/past";
import { visibleInDocuments, visibleToSql } from "@/server/access/visible-annotations";
import { byWords } from "@/server/search/query";
import { CLAIM_TEXT } from "@/server/search/words";
import { findMembership, whyNot } from "@/server/access/membership";
import { runTask } from "@/server/platform/workers";
import { comparisonOf } from "./like";
import { comparisonThen } from "./like-then";
import { RANK_CLAIMS } from "./tasks";
import type { Viewer } from "@/server/access/viewer";
import type { claim } from "@/lib/contract/claims";
import type { ShapeOf } from "@/lib/contract/offsets";

export type Claim = ShapeOf<typeof claim>;

/** How much evidence there is, by what it does; of all of it, how much is primary. */
type EvidenceCounts = Claim["evidence"];

export interface ClaimFilter {
  readonly type?: string;
  /** A verdict, or "none" for claims nobody has decided. */
  readonly verdict?: string;
}

export function seenBy(viewer: Viewer) {
  return { annotation: visibleInDocuments(viewer) };
}

export async function claimsWhere(
  from: ReadClient,
  viewer: Viewer,
  where: Prisma.ClaimWhereInput,
  limit: number,
): Promise<Claim[]> {
  const rows = await from.claim.findMany({
    where: { deletedAt: null, ...where },
    orderBy: { id: "asc" },
    take: limit,
  });
  return claimsFrom(from, viewer, rows);
}

/** Claims as the viewer sees them, with what is counted for each of them in one statement. */
export async function claimsFrom(
  from: ReadClient,
  viewer: Viewer,
  rows: readonly ClaimRow[],
): Promise<Claim[]> {
  const facts = await factsOf(from, viewer, rows);
  return rows.map((row) => {
    const { occurrenceCount, evidence, createdBy, decidedBy } = facts.get(row.id) ?? NO_FACTS;
    return {
      id: row.id,
      projectId: row.projectId,
      statement: row.statement,
      context: row.context,
      type: row.type,
      checkable: row.checkable,
      reason: row.reason,
      verdict: row.verdict,
      rationale: row.rationale,
      decidedBy: row.decidedById ? { id: row.decidedById, name: decidedBy ?? "" } : null,
      decidedAt: row.decidedAt?.toISOString() ?? null,
      createdBy: { id: row.createdById, name: createdBy ?? "" },
      occurrenceCount,
      evidence: evidenceCounts(evidence),
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
      version: row.version,
    };
  });
}

type ClaimRow = Prisma.ClaimGetPayload<object>;

interface ClaimFacts {
  /** Passages that carry the claim and that the viewer sees. */
  readonly occurrenceCount: number;
  readonly evidence: readonly EvidenceGroup[];
  /** Names of people. */
  readonly createdBy: string | null;
  readonly decidedBy: string | null;
}

interface EvidenceGroup {
  readonly stance: Stance;
  readonly directness: string;
  readonly count: number;
}

const NO_FACTS: ClaimFacts = {
  occurrenceCount: 0,
  evidence: [],
  createdBy: null,
  decidedBy: null,
};

async function factsOf(
  from: ReadClient,
  viewer: Viewer,
  claims: readonly ClaimRow[],
): Promise<ReadonlyMap<string, ClaimFacts>> {
  if (claims.length === 0) return new Map();
  const rows = await from.$queryRaw<(ClaimFacts & { id: string })[]>`
    SELECT c.id,
      (SELECT count(*)::int FROM "ClaimOccurrence" o
        JOIN "Annotation" a ON a.id = o."annotationId" AND ${visibleToSql("a", viewer)}
        JOIN "Document" d ON d.id = a."documentId" AND d."deletedAt" IS NULL
        WHERE o."projectId" = c."projectId" AND o."claimId" = c.id) AS "occurrenceCount",
      (SELECT coalesce(jsonb_agg(g), '[]') FROM (
        SELECT v.stance, v.directness, count(*)::int AS count FROM "Evidence" v
        WHERE v."projectId" = c."projectId" AND v."claimId" = c.id AND v."deletedAt" IS NULL
        GROUP BY 1, 2) g) AS evidence,
      (SELECT u.name FROM "User" u WHERE u.id = c."createdById") AS "createdBy",
      (SELECT u.name FROM "User" u WHERE u.id = c."decidedById") AS "decidedBy"
    FROM "Claim" c
    WHERE c.id = ANY(${claims.map(({ id }) => id)}::uuid[])
      AND c."projectId" = ANY(${projectsOf(claims)}::uuid[])`;
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}

function projectsOf(rows: readonly { readonly projectId: string }[]): string[] {
  return [...new Set(rows.map(({ projectId }) => projectId))];
}

function evidenceCounts(groups: readonly EvidenceGroup[]): EvidenceCounts {
  const counts = { supports: 0, refutes: 0, qualifies: 0, context: 0, primary: 0 };
  for (const { stance, directness, count } of groups) {
    counts[stance] += count;
    if (directness === "primary") counts.primary += count;
  }
  return counts;
}

export async function namesOf(from: ReadClient, ids: readonly (string | null)[]) {
  const known = [...new Set(ids.filter((id) => id !== null))];
  if (known.length === 0) return new Map<string, string>();
  const users = await from.user.findMany({
    where: { id: { in: known } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}

/** A claim, read by someone already known to stand in its project. */
export async function claimBy(from: ReadClient, viewer: Viewer, id: string): Promise<Claim | null> {
  return (await claimsWhere(from, viewer, { id }, 1))[0] ?? null;
}

/** The register, oldest first. */
export async function listClaims(
  viewer: Viewer,
  projectId: string,
  filter: ClaimFilter & { readonly q?: string },
  { after, limit }: { after?: string; limit: number },
): Promise<Outcome<{ items: Claim[]; next: string | null }>> {
  const refusal = whyNot("claim.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const where: Prisma.ClaimWhereInput = {
    projectId,
    ...(filter.type ? { type: filter.type } : {}),
    ...(filter.verdict ? { verdict: filter.verdict === UNDECIDED ? null : filter.verdict } : {}),
  };
  if (filter.q) {
    const likest = await likestClaims(projectId, filter.q, filter, limit);
    if (!likest.ok) return likest;
    const found = await claimsWhere(read, viewer, { ...where, id: { in: likest.value } }, limit);
    const place = new Map(likest.value.map((id, position) => [id, position]));
    found.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
    return done({ items: found, next: null });
  }
  const rest = after ? { id: { gt: after } } : {};
  const rows = await claimsWhere(read, viewer, { ...where, ...rest }, limit + 1);
  const items = rows.slice(0, limit);
  return done({ items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null });
}

const isFiltered = ({ type, verdict }: ClaimFilter) => Boolean(type || verdict);

/** The filter as a condition on a claim `c`. */
function amongSql({ type, verdict }: ClaimFilter): Prisma.Sql {
  const ofType = type ? Prisma.sql`c.type = ${type}` : Prisma.sql`TRUE`;
  if (!verdict) return ofType;
  return verdict === UNDECIDED
    ? Prisma.sql`${ofType} AND c.verdict IS NULL`
    : Prisma.sql`${ofType} AND c.verdict = ${verdict}`;
}

/** How many claims that have the words of a search are ranked, at least. */
const MIN_WORDED = 200;

/**
 * Claims that say nearly the same as what somebody types, the most alike first: "has somebody said
 * this before?" Those that have the words, or words that begin like them, are among them. What the
 * filter leaves out is left out before they are ranked.
 */
async function likestClaims(
  projectId: string,
  q: string,
  filter: ClaimFilter,
  limit: number,
): Promise<Outcome<string[]>> {
  const among = amongSql(filter);
  const worded = Prisma.sql`
    SELECT c.id FROM "Claim" c
    WHERE c."projectId" = ${projectId}::uuid AND c."deletedAt" IS NULL AND ${among} AND ${byWords(q)(CLAIM_TEXT)}
    LIMIT ${Math.max(MIN_WORDED, limit)}`;
  const compare = isReadingPast() ? comparisonThen : comparisonOf;
  const comparison = await readWithin(READ_LIMIT_MS, (from) =>
    compare(from, { projectId, text: q, ...(isFiltered(filter) ? { among } : {}) }, worded),
  );
  const ranked = await runTask(RANK_CLAIMS, comparison);
  return ranked.ok ? done(ranked.value.slice(0, limit).map(({ id }) => id)) : ranked;
}
