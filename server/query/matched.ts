import "server-only";
import { patternOf, type Expression, type Query } from "@/lib/query/language";
import type { Pattern } from "@/lib/text/pattern";
import { Prisma } from "@/prisma/generated/client";
import { readWithin, TookTooLong } from "@/server/platform/db";
import { runTask } from "@/server/platform/workers";
import { FIND_PATTERNS } from "./find-patterns";

/** The annotations whose words a pattern fits, by the pattern's {@link keyOf}. */
export type Matched = ReadonlyMap<string, readonly string[]>;

export const keyOf = ({ how, value }: Pattern): string => `${how} ${value}`;

interface Passage {
  readonly id: string;
  readonly documentId: string;
  readonly start: number;
  readonly quote: string;
}

/** How many annotations are read in one statement, and looked through in one task. */
const AT_ONCE = 5_000;

/**
 * What the wildcards and expressions of a query fit, among the words of the project's annotations.
 * The database has no engine that is safe for them, so they are matched in a thread, before the
 * query is asked. Who may see the annotations is decided by the query itself.
 * @throws TookTooLong after `time` milliseconds
 */
export async function matchedBy(query: Query, projectId: string, time: number): Promise<Matched> {
  const patterns = new Map(
    [query.first, query.then?.second].flatMap((part) =>
      part ? patternsIn(part).map((pattern) => [keyOf(pattern), pattern] as const) : [],
    ),
  );
  const matched = new Map<string, string[]>([...patterns.keys()].map((key) => [key, []]));
  if (patterns.size === 0) return matched;
  const deadline = performance.now() + time;
  for (let last: Passage | undefined; ;) {
    const left = deadline - performance.now();
    if (left <= 0) throw new TookTooLong();
    const rows = await passagesAfter(projectId, last, left);
    const texts = rows.map(({ quote }) => quote);
    for (const [key, pattern] of patterns) {
      const found = await runTask(FIND_PATTERNS, { texts, pattern, most: 1 });
      if (!found.ok) throw new TookTooLong();
      for (const [at, { id }] of rows.entries()) {
        if (found.value[at]?.length) matched.get(key)?.push(id);
      }
    }
    last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return matched;
  }
}

function passagesAfter(projectId: string, last: Passage | undefined, time: number) {
  const after = last
    ? Prisma.sql`AND ("documentId", start, id) >
        (${last.documentId}::uuid, ${last.start}::int, ${last.id}::uuid)`
    : Prisma.empty;
  return readWithin(
    time,
    (from) => from.$queryRaw<Passage[]>`
      SELECT id, "documentId", start, quote FROM "Annotation"
      WHERE "projectId" = ${projectId}::uuid AND "deletedAt" IS NULL ${after}
      ORDER BY "documentId", start, id LIMIT ${AT_ONCE}`,
  );
}

function patternsIn(expression: Expression): Pattern[] {
  if (expression.op === "not") return patternsIn(expression.of);
  if (expression.op === "all" || expression.op === "any") return expression.of.flatMap(patternsIn);
  const pattern = patternOf(expression);
  return pattern ? [pattern] : [];
}
