/** Why a text is not a query, and where. */
export interface QueryProblem {
  readonly code: "syntax" | "field" | "value" | "range" | "number" | "long" | "deep" | "many";
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

/** A sentence for scripts; pages have their own in the reader's language. */
export function problemSentence(problem: QueryProblem): string {
  const { code, found, expected, suggestion, start } = problem;
  const where = found === "" ? "At the end" : `At character ${start + 1}, “${found}”`;
  const could = expected.length > 0 ? ` Expected ${expected.join(", ")}.` : "";
  const meant = suggestion === null ? "" : ` Did you mean “${suggestion}”?`;
  const what = {
    syntax: `${where} was not expected.`,
    field: `${where} is no condition.`,
    value: `${where} is no value of this condition.`,
    range: `${where}: this condition knows no range.`,
    number: `${where} is out of bounds.`,
    long: "The query is too long.",
    deep: "The brackets are nested too deep.",
    many: "The query has too many conditions.",
  }[code];
  return what + could + meant;
}

/** The word most similar to `word`, if one is: one or two slips, or a prefix. */
export function nearestWord(word: string, words: readonly string[]): string | null {
  const wanted = word.toLowerCase();
  const begun = words.filter((each) => wanted.length > 1 && each.startsWith(wanted));
  if (begun[0] !== undefined) return begun[0];
  const candidates = words
    .map((each) => ({ each, slips: slips(wanted, each) }))
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
