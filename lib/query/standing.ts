import { bisectLeft, bisectRight } from "d3-array";
import type { Span } from "@/lib/span/span";
import type { Position } from "./language";

/** How much stands between two spans of a text, in the unit of a relation. */
type Apart = (first: Span, second: Span) => number;

/**
 * Finds for a span one of many others that stands to it as asked, or undefined. Each question takes
 * a time logarithmic in the number of the others: of those before or after it only the nearest can be
 * near enough, and of those that begin early enough one reaches furthest.
 *
 * @param others in the order of their starts
 * @param apart is asked only where the relation has a distance
 */
export function standing<Other extends Span>(
  others: readonly Other[],
  { kind, within }: Position,
  apart: Apart,
): (span: Span) => Other | undefined {
  const starts = others.map(({ start }) => start);
  const byEnd = others.toSorted((one, other) => one.end - other.end);
  const ends = byEnd.map(({ end }) => end);
  const furthest = running(others, (one, other) => one.end > other.end);
  const soonest = running(others.toReversed(), (one, other) => one.end < other.end).reverse();

  const next = ({ end }: Span) => others[bisectLeft(starts, end)];
  const previous = ({ start }: Span) => byEnd[bisectRight(ends, start) - 1];
  const overlapping = ({ start, end }: Span) => {
    const other = furthest[bisectLeft(starts, end) - 1];
    return other && other.end > start ? other : undefined;
  };
  const enclosing = ({ start, end }: Span) => {
    const other = furthest[bisectRight(starts, start) - 1];
    return other && other.end >= end ? other : undefined;
  };
  const enclosed = ({ start, end }: Span) => {
    const other = soonest[bisectLeft(starts, start)];
    return other && other.end <= end ? other : undefined;
  };
  const finders = new Map<Position["kind"], readonly ((span: Span) => Other | undefined)[]>([
    ["before", [next]],
    ["after", [previous]],
    ["near", [overlapping, next, previous]],
    ["overlaps", [overlapping]],
    ["inside", [enclosing]],
    ["contains", [enclosed]],
  ]);
  const isNear = (span: Span, other: Other) => !within || apart(span, other) <= within.count;
  return (span) => {
    for (const find of finders.get(kind) ?? []) {
      const other = find(span);
      if (other && isNear(span, other)) return other;
    }
    return undefined;
  };
}

/** At each position the best of all up to there. */
function running<One>(all: readonly One[], isBetter: (one: One, other: One) => boolean): One[] {
  const found: One[] = [];
  for (const one of all) {
    const before = found.at(-1);
    found.push(before === undefined || isBetter(one, before) ? one : before);
  }
  return found;
}
