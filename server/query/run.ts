import "server-only";
import type { Query } from "@/lib/query/language";
import { readWithin } from "@/server/platform/db";
import type { Viewer } from "@/server/access/viewer";
import {
  firsts,
  pairs,
  type FirstPlace,
  type FirstRow,
  type PairRow,
  type SecondPlace,
} from "./compile";
import { nearEnough } from "./distance";
import { matchedBy, type Matched } from "./matched";

/** Where a page of answers ended. */
export interface MatchPlace {
  readonly first: FirstPlace;
  readonly second: SecondPlace | null;
}

interface Match {
  readonly id: string;
  readonly secondId: string | null;
}

export interface Matches {
  readonly found: readonly Match[];
  /** Where to go on, or null when everything was looked at. */
  readonly next: MatchPlace | null;
  /** Whether the time was up before the page was full. */
  readonly late: boolean;
}

export interface QueryRequest {
  readonly viewer: Viewer;
  readonly projectId: string;
  readonly query: Query;
  readonly from: MatchPlace | null;
  readonly limit: number;
  /** Milliseconds. */
  readonly time: number;
}

interface ResolvedRequest extends QueryRequest {
  readonly matched: Matched;
}

/** How many first annotations are looked around at once: more while that is quick. */
const [MIN_STEP, MAX_STEP] = [20, 2_000];
/** A step that takes longer than this, in milliseconds, is followed by a smaller one. */
const SLOW = 300;
const PAIRS = 1_000;

/**
 * The annotations, or pairs of them, that a query asks for, at most `limit`, in the order of the
 * text. In small steps, since the embedded database answers one question at a time and can not
 * be stopped: nobody waits for somebody else's query longer than for a step.
 */
export async function matches(query: QueryRequest): Promise<Matches> {
  const deadline = performance.now() + query.time;
  const matched = await matchedBy(query.query, query.projectId, query.time);
  const request: ResolvedRequest = { ...query, matched };
  const { then } = request.query;
  if (!then) return alone(request);
  const found: Match[] = [];
  let first = request.from?.first ?? null;
  let second = request.from?.second ?? null;
  let size = MIN_STEP;
  let lastPlace: MatchPlace | null = null;
  for (;;) {
    const began = performance.now();
    const rows = await ask<FirstRow>(request, firsts(request, first, size, second !== null));
    const ids = rows.map(({ id }) => id);
    let from = first && second && { first, second };
    for (let full = rows.length > 0; full;) {
      const batch = await ask<PairRow>(request, pairs(request, then, ids, from, PAIRS));
      for (const pair of batch) {
        if (!(await nearEnough(pair, then.relation))) continue;
        if (found.length === request.limit) return { found, next: lastPlace, late: false };
        found.push({ id: pair.id, secondId: pair.secondId });
        lastPlace = placeOf(pair);
      }
      full = batch.length === PAIRS;
      const last = batch.at(-1);
      if (last) from = placeOf(last);
      if (full && performance.now() > deadline) return { found, next: from, late: true };
    }
    const last = rows.at(-1);
    if (!last || rows.length < size) return { found, next: null, late: false };
    first = last;
    second = null;
    const elapsed = performance.now() - began;
    if (performance.now() > deadline) {
      return { found, next: { first: placeOnly(last), second: null }, late: true };
    }
    size = elapsed > SLOW ? Math.max(MIN_STEP, size >> 1) : Math.min(MAX_STEP, size * 2);
  }
}

async function alone(request: ResolvedRequest): Promise<Matches> {
  const statement = firsts(request, request.from?.first ?? null, request.limit + 1);
  const rows = await ask<FirstRow>(request, statement);
  const found = rows.slice(0, request.limit).map(({ id }) => ({ id, secondId: null }));
  const last = rows[request.limit - 1];
  const next = rows.length > request.limit && last ? placeOnly(last) : null;
  return { found, next: next && { first: next, second: null }, late: false };
}

/**
 * One step, which may take as long as the whole page: the deadline is asked between steps, and what
 * was found before a step that runs late is kept.
 */
function ask<Row>({ time }: ResolvedRequest, statement: ReturnType<typeof firsts>): Promise<Row[]> {
  return readWithin(time, (from) => from.$queryRaw<Row[]>(statement));
}

function placeOnly({ documentId, start, id }: FirstRow): FirstPlace {
  return { documentId, start, id };
}

function placeOf(pair: PairRow): { first: FirstPlace; second: SecondPlace } {
  return { first: placeOnly(pair), second: { start: pair.secondStart, id: pair.secondId } };
}
