import type { IncomingSegment } from "./incoming";
import { isMembers, list, offsetOf, words, type Members } from "./json";
import { isType, MAX_DEPTH } from "./w3c-items";

/** The longest surroundings that are compared, in UTF-16 code units. */
const MAX_CONTEXT = 1_000;

/**
 * The words that the selectors of one resource select, by position (code points, as the model
 * requires) and by quotation; several selectors of a resource select the same. Null where they name
 * no words: paths through markup, pictures, bytes, unless a quotation refines them.
 */
export function selected(selectors: unknown, depth = 0): IncomingSegment | null {
  if (depth > MAX_DEPTH) return null;
  let segment: IncomingSegment = {};
  for (const each of list(selectors)) {
    const found = isMembers(each)
      ? selectedBy(each, depth)
      : typeof each === "string"
        ? fragment(each)
        : null;
    if (!found) continue;
    // The first quotation and the first position count: they are said to select the same.
    segment = { ...found, ...segment };
  }
  return segment.exact === undefined && segment.start === undefined ? null : segment;
}

function selectedBy(selector: Members, depth: number): IncomingSegment | null {
  const outer = alone(selector, depth);
  if (selector.refinedBy === undefined) return outer;
  const inner = selected(selector.refinedBy, depth + 1);
  return inner ? within(outer, inner) : outer;
}

function alone(selector: Members, depth: number): IncomingSegment | null {
  if (isType(selector, "TextQuoteSelector")) {
    const exact = words(selector.exact);
    if (exact === "") return null;
    const prefix = words(selector.prefix).slice(-MAX_CONTEXT);
    const suffix = words(selector.suffix).slice(0, MAX_CONTEXT);
    return { exact, prefix, suffix };
  }
  if (isType(selector, "TextPositionSelector")) return position(selector.start, selector.end);
  if (isType(selector, "FragmentSelector")) return fragment(words(selector.value));
  if (isType(selector, "Choice"))
    return selected(list(selector.items ?? selector.members)[0], depth + 1);
  if (isType(selector, "RangeSelector")) {
    const from = selected(selector.startSelector, depth + 1);
    const to = selected(selector.endSelector, depth + 1);
    // The selection ends where what the end selector selects begins.
    if (from?.start !== undefined && to?.start !== undefined) {
      return { start: from.start, end: to.start };
    }
  }
  return null;
}

function position(from: unknown, to: unknown): IncomingSegment | null {
  const start = offsetOf(from);
  const end = offsetOf(to);
  return start === undefined || end === undefined ? null : { start, end };
}

/** `char=3,7` of RFC 5147, alone or at the end of an address: positions between characters. */
function fragment(value: string): IncomingSegment | null {
  const [, from, to] = /(?:^|[#&;])char=(\d{1,10}),(\d{1,10})(?:[;&]|$)/.exec(value) ?? [];
  return position(from, to);
}

/** A selection inside another one. Positions of it count from where the other one begins. */
function within(outer: IncomingSegment | null, inner: IncomingSegment): IncomingSegment | null {
  const { start, end, exact } = inner;
  const isPlaced = start !== undefined && end !== undefined && outer?.start !== undefined;
  const at = isPlaced ? { start: (outer.start ?? 0) + start, end: (outer.start ?? 0) + end } : {};
  if (exact === undefined) {
    if (isPlaced) return at;
    const characters = start !== undefined && outer?.exact !== undefined ? [...outer.exact] : [];
    const cut = characters.slice(start, end).join("");
    return cut === "" ? outer : surroundedBy(outer, cut, characters.slice(0, start).join(""));
  }
  const from = outer?.exact?.indexOf(exact) ?? -1;
  const before = from > 0 ? (outer?.exact?.slice(0, from) ?? "") : "";
  return from < 0
    ? { ...inner, ...withoutPlace(at) }
    : { ...surroundedBy(outer, exact, before), ...at };
}

function withoutPlace(at: { start?: number; end?: number }) {
  return at.start === undefined ? { start: undefined, end: undefined } : at;
}

function surroundedBy(
  outer: IncomingSegment | null,
  exact: string,
  before: string,
): IncomingSegment {
  const after = outer?.exact?.slice(before.length + exact.length) ?? "";
  return {
    exact,
    prefix: `${outer?.prefix ?? ""}${before}`.slice(-MAX_CONTEXT),
    suffix: `${after}${outer?.suffix ?? ""}`.slice(0, MAX_CONTEXT),
  };
}
