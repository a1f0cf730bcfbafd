import { diffArrays } from "diff";
import { reasonsForDifference, type Reason } from "../anchor/difference";
import type { Span } from "../span/span";
import { alikeIn, type Row } from "./alike";
import { isDeclared } from "./brackets";
import { REASONS } from "../contract/terms";
import { betweenWords, isInterpolated } from "./reporting";
import type { Token } from "./tokens";

/**
 * One step from the source's words to the quotation's. `declared`: changed in square brackets. A
 * side without words is null; words that only say who speaks are `same` with a side that is null.
 */
export interface Operation {
  readonly kind: "same" | "missing" | "added" | "replaced" | "declared";
  /** UTF-16 code units of the quotation. */
  readonly quote: Span | null;
  /** UTF-16 code units of the source. */
  readonly source: Span | null;
}

export interface Difference {
  readonly operations: readonly Operation[];
  /** What kinds of words were changed without an indication, the gravest first. */
  readonly reasons: readonly Reason[];
  /** From 0 to 1: the share of words that both sides have in the same order (Dice). */
  readonly likeness: number;
}

/**
 * With more changes than these the wording is another one; finding the fewest would take too long.
 * Each change costs up to one comparison for each word of both sides, so that fewer are told apart
 * between very long ones.
 */
const MAX_EDITS = 800;
const MAX_COMPARISONS = 20_000_000;

/** Tokens of both sides that correspond: from the one index up to the other. */
interface Stretch {
  readonly quote: readonly [number, number];
  readonly source: readonly [number, number];
}

/** Compares the words of a piece of a quotation with those of its place in the source. */
export function difference(quote: Row, source: Row): Difference {
  const operations: Operation[] = [];
  const reasons = new Set<Reason>();
  let agreeing = 0;
  const change = (stretch: Stretch) => {
    const found = changeOf(quote, source, stretch);
    if (!found) return;
    operations.push(found);
    if (found.kind === "same" || found.kind === "declared") return;
    const words = ({ text }: Row, span: Span | null) =>
      text.slice(span?.start ?? 0, span?.end ?? 0);
    const [before, after] = [words(source, found.source), words(quote, found.quote)];
    const why = reasonsForDifference(`· ${before}`, `· ${after}`);
    // What differs only in its typography is a difference of wording all the same.
    for (const reason of why.length > 0 ? why : (["wording"] as const)) reasons.add(reason);
  };
  const areAlike = alikeIn(quote, source);
  for (const { same, ...stretch } of stretchesOf(quote, source)) {
    if (!same) {
      change(stretch);
      continue;
    }
    const [from] = stretch.quote;
    const offset = stretch.source[0] - from;
    for (const [first, last, alike] of runsOf(stretch.quote, (i) => {
      const [one, other] = [quote.tokens[i], source.tokens[i + offset]];
      return one && other && areAlike(one, other)
        ? one.declared && !other.declared
          ? "declared"
          : "same"
        : "replaced";
    })) {
      const part: Stretch = { quote: [first, last], source: [first + offset, last + offset] };
      if (alike === "replaced") {
        change(part);
        continue;
      }
      operations.push({ kind: alike, ...spansOf(quote, source, part) });
      for (let i = first; i < last; i++) if (quote.tokens[i]?.isWord) agreeing++;
    }
  }
  const words = ({ tokens }: Row) =>
    tokens.filter(({ isWord, declared }) => isWord && !declared).length;
  const both = Math.max(words(quote) + words(source), 1);
  return {
    operations,
    reasons: REASONS.filter((reason) => reasons.has(reason)),
    likeness: Math.min(1, (2 * agreeing) / both),
  };
}

/** The stretches with and without the same keys, in order. */
function stretchesOf(quote: Row, source: Row): (Stretch & { readonly same: boolean })[] {
  const [sought, there] = [quote.tokens, source.tokens];
  const maxEditLength = Math.min(
    MAX_EDITS,
    Math.ceil(MAX_COMPARISONS / Math.max(1, sought.length + there.length)),
  );
  // Words in brackets are the quoter's, whichever of the source's words they happen to repeat.
  const keys = (tokens: readonly Token[]) =>
    tokens.map(({ key, declared, unbracketed }) =>
      declared && unbracketed === "" ? `[${key}` : key,
    );
  const changes = diffArrays(keys(there), keys(sought), { maxEditLength }) ?? [];
  const stretches: (Stretch & { readonly same: boolean })[] = [];
  let [inQuote, inSource] = [0, 0];
  let open: { quote: number; source: number } | null = null;
  const close = () => {
    if (open) {
      stretches.push({
        same: false,
        quote: [open.quote, inQuote],
        source: [open.source, inSource],
      });
    }
    open = null;
  };
  for (const { count, added, removed } of changes) {
    if (added || removed) {
      open ??= { quote: inQuote, source: inSource };
      if (added) inQuote += count;
      else inSource += count;
      continue;
    }
    close();
    const [quoteFrom, sourceFrom] = [inQuote, inSource];
    inQuote += count;
    inSource += count;
    stretches.push({ same: true, quote: [quoteFrom, inQuote], source: [sourceFrom, inSource] });
  }
  close();
  return stretches;
}

/** Runs of indices of which the same is true. */
function runsOf<T>([from, to]: readonly [number, number], judge: (i: number) => T) {
  const runs: [number, number, T][] = [];
  for (let i = from; i < to; i++) {
    const judged = judge(i);
    const last = runs.at(-1);
    if (last?.[2] === judged) last[1] = i + 1;
    else runs.push([i, i + 1, judged]);
  }
  return runs;
}

/** Describes one difference: as one that may be, as a declared change, or as an undeclared one. */
function changeOf(quote: Row, source: Row, stretch: Stretch): Operation | null {
  const removed = source.tokens.slice(...stretch.source);
  const added = quote.tokens.slice(...stretch.quote);
  const spans = spansOf(quote, source, stretch);
  if (!spans.quote && !spans.source) return null;
  if (isBrokenAtLineEnd(removed, added) || isReportedBy(quote, source, stretch)) {
    return { kind: "same", ...spans };
  }
  if (isDeclared([source.text, removed], [quote.text, added]))
    return { kind: "declared", ...spans };
  return { kind: !spans.quote ? "missing" : !spans.source ? "added" : "replaced", ...spans };
}

/** The same letters, of which a line's end broke some: `har-\nbour`, `well-\nknown`. */
function isBrokenAtLineEnd(removed: readonly Token[], added: readonly Token[]): boolean {
  if (removed.length + added.length > 8 || ![...removed, ...added].some(({ broken }) => broken)) {
    return false;
  }
  const letters = (tokens: readonly Token[]) =>
    tokens.map(({ key }) => (key === "-" || key === "—" ? "" : key)).join("");
  return letters(removed) === letters(added);
}

/** Words of one side that only say who speaks. */
function isReportedBy(
  quote: Row,
  source: Row,
  { quote: added, source: removed }: Stretch,
): boolean {
  const inSource = betweenWords(source, ...removed);
  const inQuote = betweenWords(quote, ...added);
  if (!inSource || !inQuote) return false;
  const [there, here] = [inSource, inQuote].map(({ text, start, end }) => text.slice(start, end));
  const sign = /^[\s”“»«›‹」』’‘"'„「『]*([.,;:!?，。；：！？،؛؟]?)[\s”“»«›‹」』’‘"'„「『]*$/u;
  const [besideSource, besideQuote] = [sign.exec(here ?? ""), sign.exec(there ?? "")];
  return (
    (besideSource !== null && isInterpolated(inSource, besideSource[1] ?? "")) ||
    (besideQuote !== null && isInterpolated(inQuote, besideQuote[1] ?? ""))
  );
}

function spansOf(quote: Row, source: Row, stretch: Stretch) {
  return {
    quote: spanOf(quote.tokens, stretch.quote),
    source: spanOf(source.tokens, stretch.source),
  };
}

function spanOf(tokens: readonly Token[], [from, to]: readonly [number, number]): Span | null {
  const [first, last] = [tokens[from], tokens[to - 1]];
  return first && last && from < to ? { start: first.start, end: last.end } : null;
}
