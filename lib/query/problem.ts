import { reason, type Reason } from "../reason";

/** Why a text is not a query, and where. */
export interface QueryProblem {
  readonly code:
    | "syntax"
    | "unclosed"
    | "field"
    | "value"
    | "range"
    | "number"
    | "long"
    | "deep"
    | "many"
    | "pattern"
    | "place"
    | "relation";
  /** UTF-16 code units of the text, half-open. */
  readonly start: number;
  readonly end: number;
  /** The text there; empty at the end. */
  readonly found: string;
  /** What was expected there. */
  readonly expected: readonly string[];
  /** A suggestion of what was probably meant. */
  readonly suggestion: string | null;
}

/** The reason a client is refused for; pages have sentences of their own for the same problem. */
export function queryReason({ code, found, expected, suggestion, start }: QueryProblem): Reason {
  const place =
    found === ""
      ? reason("Refusals.query.atEnd")
      : reason("Refusals.query.at", { position: start + 1, found });
  let why = reason(`Refusals.query.${code}`, SIZE.has(code) ? undefined : { place });
  if (expected.length > 0) why = reason("Refusals.query.expected", { problem: why, expected });
  if (suggestion === null) return why;
  return reason("Refusals.query.suggested", { problem: why, suggestion });
}

/** Problems of the query as a whole, not of a place in it. */
const SIZE: ReadonlySet<QueryProblem["code"]> = new Set(["long", "deep", "many", "place"]);

/** The word most similar to `word`, if one is: one or two slips, or a prefix. */
export function nearestWord(word: string, words: readonly string[]): string | null {
  const lower = word.toLowerCase();
  const begun = words.filter((each) => lower.length > 1 && each.startsWith(lower));
  if (begun[0] !== undefined) return begun[0];
  const candidates = words
    .map((each) => ({ each, slips: slips(lower, each) }))
    .filter(({ each, slips }) => slips <= Math.max(1, Math.floor(each.length / 3)))
    .sort((a, b) => a.slips - b.slips);
  return candidates[0]?.each ?? null;
}

/** The Levenshtein distance, row by row (Wagner and Fischer 1974). */
function slips(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const swap = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
