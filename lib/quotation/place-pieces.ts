import type { Span } from "../span/span";
import { difference, type Difference } from "./operations";
import type { Run, SourceIndex } from "./source-index";
import type { Row } from "./alike";
import { renames } from "./brackets";
import type { Token } from "./tokens";

/** A piece of a quotation with its possible places in the source. */
export interface PlacedPiece {
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
const MAX_COMPARED = 20_000;

/** Marks at a piece's end belong to the sentence around the quotation as much as to it. */
const CLOSING = /^[.,;:、—_*]$/;
const OPENING = /^[—_*]$/;

/** A piece of a quotation, to be placed. */
export interface Sought {
  readonly quoted: string;
  readonly span: Span;
  readonly tokens: readonly Token[];
}

/**
 * Finds the places of a piece in a source: with the same words, else with the most similar ones.
 * None when nothing is similar.
 */
export function placePiece(index: SourceIndex, { quoted, span, tokens: all }: Sought): PlacedPiece {
  let from = 0;
  let to = all.length;
  while (from < to && OPENING.test(all[from]?.key ?? "")) from++;
  const open = all.slice(from);
  while (to > from && CLOSING.test(all[to - 1]?.key ?? "")) to--;
  const bare = all.slice(from, to);
  const closing = all[to];
  for (const tokens of bare.length === open.length ? [open] : [open, bare]) {
    const undeclared = tokens.filter(({ declared }) => !declared);
    const whole =
      tokens.some(({ unbracketed }) => unbracketed !== "") || undeclared.length === tokens.length;
    for (const keys of whole ? [tokens] : [tokens, undeclared]) {
      const runs = index.exact(keys.map(({ key }) => key));
      if (runs.length === 0) continue;
      const most = Math.max(1, Math.floor(MAX_COMPARED / tokens.length));
      const row = { text: quoted, tokens };
      const end = tokens === bare ? closing : undefined;
      const places = runs.slice(0, most).map((run) => {
        const place = placeOf(index, row, wholeRun(index, row, run));
        return withEnd(index, place, end);
      });
      return { span, tokens, places };
    }
  }
  const places = placesNear(index, { text: quoted, tokens: bare });
  return { span, tokens: bare, places: places.map((place) => withEnd(index, place, closing)) };
}

/**
 * A run with the source's words where brackets at its edges put another name in their place. Other
 * brackets at the edges explain.
 */
function wholeRun(index: SourceIndex, { text, tokens }: Row, { from, to }: Run): Run {
  const first = tokens.findIndex(({ declared, unbracketed }) => !declared || unbracketed !== "");
  const last = tokens.findLastIndex(({ declared, unbracketed }) => !declared || unbracketed !== "");
  const putIn = (source: readonly Token[], quote: readonly Token[]) =>
    quote.length > 0 && renames([index.text, source], [text, quote]);
  const opens = putIn(index.tokens.slice(Math.max(0, from - 1), from), tokens.slice(0, first));
  const closes = putIn(index.tokens.slice(to, to + 1), tokens.slice(last + 1));
  return { from: opens ? from - 1 : from, to: closes ? to + 1 : to };
}

/** A full stop at the end of a piece does not stand for a question mark or an exclamation mark. */
function withEnd(index: SourceIndex, place: Place, closing: Token | undefined): Place {
  const next = index.tokens[place.to];
  if (closing?.key !== "." || !next || !/^[?!]$/.test(next.key)) return place;
  const { operations, reasons, likeness } = place.difference;
  const last = { kind: "replaced", quote: closing, source: next } as const;
  return {
    ...place,
    difference: {
      operations: [...operations, { ...last, quote: spanOf(closing), source: spanOf(next) }],
      reasons: reasons.length > 0 ? reasons : ["wording"],
      likeness,
    },
  };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function placesNear(index: SourceIndex, row: Row): Place[] {
  const { tokens } = row;
  const keys = tokens.filter(({ declared, unbracketed }) => !declared || unbracketed !== "");
  const sought = keys.map(({ key, unbracketed }) => unbracketed || key);
  const best: Place[] = [];
  for (const run of index.nearest(sought)) {
    const place = trimmed(index, row, placeOf(index, row, widenRun(index, tokens, run)));
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
    .filter(({ declared, unbracketed }) => !declared || unbracketed !== "")
    .map(({ key, unbracketed }) => unbracketed || key);
  const surroundings = index.tokens.slice(wide.from, wide.to).map(({ key }) => key);
  const [left, right] = [
    edge(surroundings, keys, run.from - wide.from),
    edge(surroundings.toReversed(), keys.toReversed(), wide.to - run.to),
  ];
  const from = wide.from + left;
  const to = wide.to - right;
  return from < to ? { from, to } : run;
}

/**
 * The index of the quotation's first word in the surroundings, given the index of a similar one.
 */
function edge(surroundings: readonly string[], keys: readonly string[], found: number): number {
  // The closest place of the quotation's first two words, else of its first word.
  const two = (at: number) => surroundings[at] === keys[0] && surroundings[at + 1] === keys[1];
  const one = (at: number) => surroundings[at] === keys[0];
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

function placeOf(index: SourceIndex, quote: Row, { from, to }: Run): Place {
  const source = { text: index.text, tokens: index.tokens.slice(from, to) };
  return { from, to, difference: difference(quote, source) };
}

/** Without what only the source has before the first and after the last word that agrees. */
function trimmed(index: SourceIndex, quote: Row, place: Place): Place {
  const { operations } = place.difference;
  const first = operations[0]?.kind === "missing" ? operations[0].source : null;
  const last = operations.length > 1 ? operations.at(-1) : undefined;
  const end = last?.kind === "missing" ? last.source : null;
  if (!first && !end) return place;
  let { from, to } = place;
  while (first && from < to && (index.tokens[from]?.start ?? Infinity) < first.end) from++;
  while (end && to > from && (index.tokens[to - 1]?.start ?? 0) >= end.start) to--;
  return from < to ? placeOf(index, quote, { from, to }) : place;
}

/**
 * Chooses one place for each piece, so that they are in order and close to each other if possible.
 */
export function choosePlaces(index: SourceIndex, pieces: readonly PlacedPiece[]): (Place | null)[] {
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
