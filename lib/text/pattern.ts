import { RE2JS } from "re2js";
import type { Hit } from "./find";
import { hits } from "./find";
import { fold, type Searchable } from "./fold";

/**
 * What may be looked for in a text: words as they stand, words with `*` and `?`, or a regular
 * expression. All are compared in folded form (lib/text/fold.ts).
 */
export interface Pattern {
  readonly how: "words" | "wildcards" | "expression";
  readonly value: string;
}

/** Compiled patterns are small programs, so a pattern is no longer than this, in UTF-16 code units. */
export const MAX_PATTERN = 200;

const LETTER = "[\\p{L}\\p{M}\\p{N}]";
const IN_WORD = /[\p{L}\p{M}\p{N}]/u;

/** Why an expression can not be used, in the engine's English; null when it can. */
export function expressionProblem(source: string): string | null {
  try {
    RE2JS.compile(folded(source));
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * The places of a pattern that begin at an offset or after it, in reading order, without overlaps; at
 * most `most`. Linear in the length of the text (RE2: an automaton, no backtracking). An empty match
 * is none.
 */
export function patternHits(
  text: Searchable,
  { how, value }: Pattern,
  most: number,
  from = 0,
): Hit[] {
  if (how === "words") {
    return hits(text, value)
      .filter(({ start }) => start >= from)
      .slice(0, most);
  }
  const isWild = how === "wildcards";
  const matcher = RE2JS.compile(isWild ? wildcards(value) : folded(value)).matcher(text.folded);
  const found: Hit[] = [];
  let until = from;
  while (found.length < most && matcher.find()) {
    const [first, last] = [matcher.start(), matcher.end()];
    if (first === last || (isWild && !areWholeWords(text.folded, first, last))) continue;
    const hit = { start: text.starts[first] as number, end: text.ends[last - 1] as number };
    if (hit.start < until) continue;
    found.push(hit);
    until = hit.end;
  }
  return found;
}

/** `*` is any number of letters of one word, `?` one; everything else stands for itself. */
function wildcards(words: string): string {
  return [...fold(words).trim()]
    .map((sign) => {
      if (sign === "*") return `(?:${LETTER}|['-]${LETTER})*`;
      return sign === "?" ? LETTER : RE2JS.quote(sign);
    })
    .join("");
}

/** Whether a run begins and ends where words do. */
function areWholeWords(text: string, from: number, to: number): boolean {
  const cutsStart = IN_WORD.test(text[from - 1] ?? "") && IN_WORD.test(text[from] ?? "");
  const cutsEnd = IN_WORD.test(text[to - 1] ?? "") && IN_WORD.test(text[to] ?? "");
  return !cutsStart && !cutsEnd;
}

/** What is no literal character of an expression: escapes, classes of Unicode, flags and names. */
const SYNTAX =
  /\\Q[^]*?(?:\\E|$)|\\[pP]\{[^}]*\}|\\[pP].|\\x\{[^}]*\}|\\[^]|\(\?P?<[^>]*>|\(\?[a-zA-Z-]*[:)]?|\[\[?:\^?[a-z]+:\]/g;

/** An expression whose literal characters are folded, since the text it is looked for in is. */
function folded(source: string): string {
  let written = "";
  let at = 0;
  for (const { 0: syntax, index } of source.matchAll(SYNTAX)) {
    written += fold(source.slice(at, index)) + syntax;
    at = index + syntax.length;
  }
  return written + fold(source.slice(at));
}
