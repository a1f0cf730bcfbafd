import { diffArrays } from "diff";
import { reasonsForDifference, type Reason } from "../anchor/difference";
import type { Span } from "../span/span";
import type { Token } from "./tokens";

/**
 * One step from the source's words to the quotation's. `declared`: changed in square brackets. A
 * side without words is null.
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

/** The most words that a bracket can replace. */
const MAX_REPLACED = 12;
/** With fewer letters outside a bracket too many words match. */
const MIN_STEM_LENGTH = 3;
/**
 * With more changes than these the wording is another one; finding the fewest would take too long.
 * Each change costs up to one comparison for each word of both sides, so that fewer are told apart
 * between very long ones.
 */
const MAX_EDITS = 800;
const MAX_COMPARISONS = 20_000_000;

/** Compares the words of a piece of a quotation with those of its place in the source. */
export function difference(
  [quoted, quote]: readonly [string, readonly Token[]],
  [text, source]: readonly [string, readonly Token[]],
): Difference {
  const changes =
    diffArrays(
      source.map(({ key }) => key),
      quote.map(({ key }) => key),
      {
        maxEditLength: Math.min(
          MAX_EDITS,
          Math.ceil(MAX_COMPARISONS / Math.max(1, quote.length + source.length)),
        ),
      },
    ) ?? [];
  const operations: Operation[] = [];
  const reasons = new Set<Reason>();
  let [inQuote, inSource, agreeing] = [0, 0, 0];
  let removed: readonly Token[] = [];
  let added: readonly Token[] = [];
  const endStretch = () => {
    for (const part of changesOf(removed, added)) {
      operations.push(part);
      if (part.kind === "declared") continue;
      const before = part.source ? text.slice(part.source.start, part.source.end) : "";
      const after = part.quote ? quoted.slice(part.quote.start, part.quote.end) : "";
      for (const reason of reasonsForDifference(`· ${before}`, `· ${after}`)) reasons.add(reason);
    }
    removed = [];
    added = [];
  };
  for (const { count, added: isAdded, removed: isRemoved } of changes) {
    if (isAdded) added = quote.slice(inQuote, (inQuote += count));
    else if (isRemoved) removed = source.slice(inSource, (inSource += count));
    else {
      endStretch();
      const [left, right] = [
        quote.slice(inQuote, (inQuote += count)),
        source.slice(inSource, (inSource += count)),
      ];
      agreeing += right.filter(({ isWord }) => isWord).length;
      pushSame(operations, left, right);
    }
  }
  endStretch();
  const words = (tokens: readonly Token[]) =>
    tokens.filter(({ isWord, declared }) => isWord && !declared).length;
  const both = Math.max(words(quote) + words(source), 1);
  const order: readonly Reason[] = ["number", "negation", "direction", "name", "wording"];
  return {
    operations,
    reasons: order.filter((reason) => reasons.has(reason)),
    likeness: Math.min(1, (2 * agreeing) / both),
  };
}

/** Adds words that agree; those that only the quotation has in brackets are separate. */
function pushSame(to: Operation[], quote: readonly Token[], source: readonly Token[]): void {
  let from = 0;
  const kindAt = (i: number) =>
    quote[i]?.declared && !source[i]?.declared ? ("declared" as const) : ("same" as const);
  for (let i = 1; i <= quote.length; i++) {
    if (i < quote.length && kindAt(i) === kindAt(from)) continue;
    to.push({
      kind: kindAt(from),
      quote: spanOf(quote.slice(from, i)),
      source: spanOf(source.slice(from, i)),
    });
    from = i;
  }
}

/** Describes one difference: as a declared change or as an undeclared one. */
function changesOf(removed: readonly Token[], added: readonly Token[]): Operation[] {
  const [quote, source] = [spanOf(added), spanOf(removed)];
  if (!quote && !source) return [];
  if (isDeclared(removed, added)) return [{ kind: "declared", quote, source }];
  return [{ kind: !quote ? "missing" : !source ? "added" : "replaced", quote, source }];
}

function isDeclared(removed: readonly Token[], added: readonly Token[]): boolean {
  if (added.length === 0 || !added.every(({ declared }) => declared)) return false;
  const [only] = added;
  if (only && only.kept !== "") {
    const [other] = removed;
    const { kept } = only;
    return (
      added.length === 1 &&
      removed.length === 1 &&
      other !== undefined &&
      kept.length >= MIN_STEM_LENGTH &&
      (other.key.startsWith(kept) || other.key.endsWith(kept))
    );
  }
  if (removed.length > MAX_REPLACED) return false;
  // A bracket may explain; it must not hide that the statement was reversed.
  return !turns(removed, added);
}

function turns(removed: readonly Token[], added: readonly Token[]): boolean {
  const keys = new Set(added.map(({ key }) => key));
  const before = removed.map(({ key }) => key);
  const gone = before.filter((key) => !keys.has(key));
  const came = [...keys].filter((key) => !before.includes(key));
  const graveOf = (words: readonly string[]) =>
    words
      .flatMap((word) => reasonsForDifference("·", `· ${word}`))
      .filter((reason) => reason !== "wording");
  return graveOf(gone).some((reason) => reason !== "name") || graveOf(came).includes("negation");
}

function spanOf(tokens: readonly Token[]): Span | null {
  const [first] = tokens;
  const last = tokens.at(-1);
  return first && last ? { start: first.start, end: last.end } : null;
}
