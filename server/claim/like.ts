import "server-only";
import {
  B,
  CLOSER_LOOKS,
  countsOf,
  K1,
  weightsOf,
  type Candidate,
  type Register,
} from "@/lib/claim/rank";
import type { Comparison } from "@/lib/claim/compare";
import { MAX_COMPARED, termsOf } from "@/lib/claim/terms";
import { Prisma } from "@/prisma/generated/client";
import type { ReadClient } from "@/server/platform/db";

/** The rarest terms of some words are looked for, as long as they occur so often in all. */
const MAX_OCCURRENCES = 12_000;

export interface Words {
  readonly projectId: string;
  readonly text: string;
  /** A claim that is left out: the one whose words they are. */
  readonly except?: string;
  /** Conditions on a claim `c`; others are not looked at, so that none of them takes a place. */
  readonly among?: Prisma.Sql;
}

/**
 * The claims of a project that may say what some words say, for a thread to compare: those with the
 * most of their terms by BM25, and those that `also` selects. Two statements, which read the rows of
 * the words' terms and count those of the project.
 */
export async function comparisonOf(
  from: ReadClient,
  words: Words,
  also: Prisma.Sql = Prisma.sql`SELECT NULL::uuid WHERE FALSE`,
): Promise<Comparison> {
  const { projectId, text, except = null, among } = words;
  const isAmong = among
    ? Prisma.sql`EXISTS (SELECT 1 FROM "Claim" c WHERE c.id = t."claimId" AND ${among})`
    : Prisma.sql`TRUE`;
  const terms = countsOf(termsOf(text));
  const register = await registerOf(from, projectId, [...terms.keys()]);
  const rarest = rarestOf(weightsOf(terms.keys(), register), register);
  const candidates = await from.$queryRaw<Candidate[]>`
    WITH scored AS (
      SELECT t."claimId" AS id, sum(sought.weight * t.count * ${K1 + 1}::float8
        / (t.count + ${K1}::float8 * (${1 - B}::float8
          + ${B}::float8 * t.length / ${Math.max(register.averageLength, 1)}::float8))) AS score
      FROM unnest(${rarest.map(([term]) => term)}::text[], ${rarest.map(([, weight]) => weight)}::float8[])
        AS sought(term, weight)
      JOIN "ClaimTerm" t ON t."projectId" = ${projectId}::uuid AND t.term = sought.term
      WHERE t."claimId" IS DISTINCT FROM ${except}::uuid AND ${isAmong}
      GROUP BY t."claimId" ORDER BY score DESC, id LIMIT ${CLOSER_LOOKS}
    ), also(id) AS (${also})
    SELECT c.id, left(c.statement, ${MAX_COMPARED}) AS statement, coalesce(s.score, 0) AS score
    FROM (SELECT id FROM scored UNION SELECT id FROM also) found
    JOIN "Claim" c ON c.id = found.id LEFT JOIN scored s ON s.id = c.id`;
  return { words: text, candidates, register };
}

/** The terms that occur, with their weights, the rarest first; always at least one. */
export function rarestOf(weights: ReadonlyMap<string, number>, { occurrences }: Register) {
  const known = [...weights]
    .filter(([term]) => occurrences.has(term))
    .sort(([, a], [, b]) => b - a);
  let sum = 0;
  return known.filter(([term], at) => {
    sum += occurrences.get(term) ?? 0;
    return at === 0 || sum <= MAX_OCCURRENCES;
  });
}

/** What is known of a project's compared claims, and in how many of them some terms occur. */
async function registerOf(
  from: ReadClient,
  projectId: string,
  terms: readonly string[],
): Promise<Register> {
  const rows = await from.$queryRaw<{ term: string | null; count: number; average: number }[]>`
    SELECT NULL AS term, count(*)::int AS count, coalesce(avg(length), 0)::float8 AS average
    FROM "ClaimWords" WHERE "projectId" = ${projectId}::uuid
    UNION ALL
    SELECT term, count(*)::int, 0 FROM "ClaimTerm"
    WHERE "projectId" = ${projectId}::uuid AND term = ANY(${terms}::text[]) GROUP BY term`;
  const whole = rows.find(({ term }) => term === null);
  return {
    statements: whole?.count ?? 0,
    averageLength: whole?.average ?? 0,
    occurrences: new Map(rows.flatMap(({ term, count }) => (term === null ? [] : [[term, count]]))),
  };
}
