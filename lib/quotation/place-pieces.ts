import type { Span } from "../span/span";
import { difference, type Difference } from "./operations";
import type { Run, SourceIndex } from "./source-index";
import { tokensOf, type Token } from "./tokens";

/** A piece of a quotation with its possible places in the source. */
export interface Placed {
  readonly span: Span;
  readonly tokens: readonly Token[];
  /** By likelihood when the wording differs; in reading order when it does not. */
  readonly places: readonly Place[];
}

export interface Place extends Run {
  readonly difference: Difference;
}

/** Below this likeness the wordings are different. */
const SAME_WORDS = 0.55;
/** A piece with so few words only matches when nearly every letter agrees. */
const FEW_WORDS = 3;

/**
 * At most so many tokens are compared over all exact places of a piece: a long piece that occurs
 * often is shown at fewer of them.
 */
const MAX_COMPARED = 200_000;

/** Marks at a piece's end belong to the sentence around the quotation as much as to it. */
const CLOSING = /^[.,;:。，、；：،؛]$/;

/**
 * Finds the places of a piece in a source: with the same words, else with the most similar ones.
 * None when nothing is similar.
 */
export function placePiece(index: SourceIndex, quoted: string, span: Span): Placed {
  const all = tokensOf(quoted, span);
  const closing = closingOf(all);
  for (const tokens of closing === 0 ? [all] : [all, all.slice(0, all.length - closing)]) {
    const undeclared = tokens.filter(({ declared }) => !declared);
    const whole = tokens.some(({ kept }) => kept !== "") || undeclared.length === tokens.length;
    for (const keys of whole ? [tokens] : [tokens, undeclared]) {
      const runs = index.exact(keys.map(({ key }) => key));
      if (runs.length > 0) {
        const most = Math.max(1, Math.floor(MAX_COMPARED / tokens.length));
        const places = runs.slice(0, most).map((run) => placeOf(index, quoted, tokens, run));
        return { span, tokens, places };
      }
    }
  }
  const tokens = closing === 0 ? all : all.slice(0, all.length - closing);
  return { span, tokens, places: placesNear(index, quoted, tokens) };
}

function closingOf(tokens: readonly Token[]): number {
  let count = 0;
  while (count < tokens.length && CLOSING.test(tokens[tokens.length - 1 - count]?.key ?? "")) {
    count++;
  }
  return count;
}

function placesNear(index: SourceIndex, quoted: string, tokens: readonly Token[]): Place[] {
  const keys = tokens.filter(({ declared, kept }) => !declared || kept !== "");
  const sought = keys.map(({ key, kept }) => kept || key);
  const best: Place[] = [];
  for (const run of index.nearest(sought)) {
    const place = placeOf(index, quoted, tokens, widenRun(index, tokens, run));
    const { likeness } = place.difference;
    const words = tokens.filter(({ isWord }) => isWord).length;
    const enough = words < FEW_WORDS ? likeness >= 0.5 && words > 1 : likeness >= SAME_WORDS;
    const typo = !enough && words <= FEW_WORDS && spelledAlike(index, tokens, run);
    if (enough || typo) best.push(place);
  }
  return best.sort((a, b) => b.difference.likeness - a.difference.likeness).slice(0, 5);
}

/**
 * The most similar run may end before words that were dropped without an ellipsis. Searches around
 * the place for more of the quotation's words, in their order, and includes them if they outweigh
 * the distance.
 */
function widenRun(index: SourceIndex, tokens: readonly Token[], run: Run): Run {
  const reach = Math.max(12, tokens.length);
  const wide = {
    from: Math.max(0, run.from - reach),
    to: Math.min(index.tokens.length, run.to + reach),
  };
  const keys = tokens
    .filter(({ declared, kept }) => !declared || kept !== "")
    .map(({ key, kept }) => kept || key);
  const around = index.tokens.slice(wide.from, wide.to).map(({ key }) => key);
  const [left, right] = [
    edge(around, keys, run.from - wide.from),
    edge(around.toReversed(), keys.toReversed(), wide.to - run.to),
  ];
  const from = wide.from + left;
  const to = wide.to - right;
  return from < to ? { from, to } : run;
}

/**
 * The index of the quotation's first word in the surroundings, given the index of a similar one.
 */
function edge(around: readonly string[], keys: readonly string[], found: number): number {
  // The closest place of the quotation's first two words, else of its first word.
  const two = (at: number) => around[at] === keys[0] && around[at + 1] === keys[1];
  const one = (at: number) => around[at] === keys[0];
  for (const [fits, reach] of [
    [two, found],
    [one, 2],
  ] as const) {
    for (let step = 0; step <= reach; step++) {
      if (fits(found - step)) return found - step;
    }
    if (fits(found + 1)) return found + 1;
  }
  return found;
}

/** One or two words with a misspelling: more than two letters in three agree, in their order. */
function spelledAlike(index: SourceIndex, tokens: readonly Token[], { from, to }: Run): boolean {
  const quote = tokens.map(({ key }) => key).join(" ");
  const source = index.tokens
    .slice(from, to)
    .map(({ key }) => key)
    .join(" ");
  if (quote.length < 6 || Math.abs(quote.length - source.length) > quote.length / 3) return false;
  const pairs = (word: string) => new Set([...word].map((_, i) => word.slice(i, i + 2)));
  const [a, b] = [pairs(quote), pairs(source)];
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return shared / Math.max(a.size, b.size) >= 0.6;
}

function placeOf(
  index: SourceIndex,
  quoted: string,
  tokens: readonly Token[],
  { from, to }: Run,
): Place {
  const source = index.tokens.slice(from, to);
  return { from, to, difference: difference([quoted, tokens], [index.text, source]) };
}

/**
 * Chooses one place for each piece, so that they are in order and close to each other if possible.
 */
export function choosePlaces(index: SourceIndex, pieces: readonly Placed[]): (Place | null)[] {
  /** A choice of places for the pieces up to one of them. */
  interface Way {
    readonly cost: number;
    /** The last piece that has a place. */
    readonly last: Place | null;
    readonly place: Place | null;
    readonly before: Way | null;
  }
  const start: Way = { cost: 0, last: null, place: null, before: null };
  let ways: readonly Way[] = [start];
  for (const { places } of pieces) {
    const next: Way[] = [];
    const tried = places.length > 0 ? places : [null];
    for (const place of tried) {
      let best: Way | null = null;
      for (const way of ways) {
        const cost = way.cost + (place ? 1 - place.difference.likeness : 0) * 1e7;
        const step = cost + (place && way.last ? stepCost(index, way.last, place) : 0);
        if (!best || step < best.cost) {
          best = { cost: step, last: place ?? way.last, place, before: way };
        }
      }
      if (best) next.push(best);
    }
    ways = next.sort((a, b) => a.cost - b.cost).slice(0, 50);
  }
  const chosen: (Place | null)[] = [];
  for (let way = ways[0]; way?.before; way = way.before) chosen.push(way.place);
  return chosen.reverse();
}

function stepCost(index: SourceIndex, before: Place, after: Place): number {
  if (after.from < before.to) return 1e6;
  return index.lineEndsBetween(before, after) * 1e4 + Math.min(9_999, after.from - before.to);
}

export function sourceSpan(index: SourceIndex, { from, to }: Run): Span | null {
  const [first, last] = [index.tokens[from], index.tokens[to - 1]];
  return first && last ? { start: first.start, end: last.end } : null;
}
