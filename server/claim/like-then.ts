import "server-only";
import type { Comparison } from "@/lib/claim/compare";
import { CLOSER_LOOKS, countsOf, scoreOf, weightsOf, type Register } from "@/lib/claim/rank";
import { MAX_COMPARED, termsOf } from "@/lib/claim/terms";
import { Prisma } from "@/prisma/generated/client";
import { TookTooLong, type ReadClient } from "@/server/platform/db";
import { rarestOf, type Words } from "./like";

/** The terms of statements that were replaced are not kept; so many statements are taken apart. */
const MAX_STATEMENTS = 5_000;

interface Statement {
  readonly id: string;
  readonly statement: string;
  /** Whether it is one that is looked for, and one that is looked at in any case. */
  readonly isAmong: boolean;
  readonly isAlso: boolean;
}

/**
 * As `comparisonOf`, of a register as it stood at an earlier time: its terms are counted from the
 * statements of then.
 *
 * @throws TookTooLong where the register had more statements than are taken apart in one request.
 */
export async function comparisonThen(
  from: ReadClient,
  { projectId, text, among }: Words,
  also: Prisma.Sql,
): Promise<Comparison> {
  const rows = await from.$queryRaw<Statement[]>`
    SELECT c.id, left(c.statement, ${MAX_COMPARED}) AS statement,
      coalesce(${among ?? Prisma.sql`TRUE`}, false) AS "isAmong", c.id IN (${also}) AS "isAlso"
    FROM "Claim" c WHERE c."projectId" = ${projectId}::uuid AND c."deletedAt" IS NULL
    LIMIT ${MAX_STATEMENTS + 1}`;
  if (rows.length > MAX_STATEMENTS) throw new TookTooLong();
  const statements = rows.map((row) => ({ ...row, terms: termsOf(row.statement) }));
  const register = registerOf(statements.map(({ terms }) => terms));
  const weights = new Map(rarestOf(weightsOf(countsOf(termsOf(text)).keys(), register), register));
  const scored = statements
    .map(({ terms, ...row }) => {
      const counts = countsOf(terms.filter((term) => weights.has(term)));
      return { ...row, score: scoreOf(counts, terms.length, weights, register) };
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const best = new Set(
    scored
      .filter(({ isAmong, score }) => isAmong && score > 0)
      .slice(0, CLOSER_LOOKS)
      .map(({ id }) => id),
  );
  const candidates = scored
    .filter(({ id, isAlso }) => isAlso || best.has(id))
    .map(({ id, statement, score }) => ({ id, statement, score: best.has(id) ? score : 0 }));
  return { words: text, candidates, register };
}

function registerOf(all: readonly (readonly string[])[]): Register {
  const occurrences = new Map<string, number>();
  for (const terms of all) {
    for (const term of new Set(terms)) occurrences.set(term, (occurrences.get(term) ?? 0) + 1);
  }
  const length = all.reduce((sum, terms) => sum + terms.length, 0);
  return { statements: all.length, averageLength: length / Math.max(1, all.length), occurrences };
}
