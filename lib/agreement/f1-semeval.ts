import type { Marked } from "./study";
import { withoutOverlaps } from "./study";

/** What one coder's spans share with the other's, as numerators of precision and recall. */
export interface SharedParts {
  /** By span of the first coder, after overlaps were merged: its start, and its part that is shared. */
  readonly one: readonly SharedPart[];
  readonly other: readonly SharedPart[];
}

interface SharedPart {
  readonly start: number;
  /** From 0 to 1. */
  readonly part: number;
}

/**
 * The score of SemEval-2020 Task 11, span identification (G. Da San Martino et al., 2020): with the
 * spans S of the one and T of the other, P = 1/|S| Σ |s ∩ t| / |s|, R = 1/|T| Σ |s ∩ t| / |t|. Spans
 * of one coder that overlap are merged first, as the task's scorer does. The task's spans have no
 * labels; with `byLabel` only those of the same label meet, as in its predecessor's score (Da San
 * Martino et al., EMNLP 2019).
 */
export function sharedParts(
  one: readonly Marked[],
  other: readonly Marked[],
  byLabel: boolean,
): SharedParts {
  if (byLabel) {
    const labels = new Set([...one, ...other].map(({ label }) => label));
    const all = [...labels].map((label) => {
      const of = (marks: readonly Marked[]) => marks.filter((mark) => mark.label === label);
      return sharedParts(of(one), of(other), false);
    });
    return { one: all.flatMap((each) => each.one), other: all.flatMap((each) => each.other) };
  }
  const first = unlabelled(one);
  const second = unlabelled(other);
  return { one: partsOf(first, second), other: partsOf(second, first) };
}

function unlabelled(marks: readonly Marked[]): Marked[] {
  return withoutOverlaps(
    marks.filter(({ start, end }) => start < end).map((mark) => ({ ...mark, label: 0 })),
  );
}

/** Both lists are in order and without overlaps, so one run through both suffices. */
function partsOf(spans: readonly Marked[], others: readonly Marked[]): SharedPart[] {
  let from = 0;
  return spans.map(({ start, end }) => {
    while ((others[from]?.end ?? Infinity) <= start) from++;
    let shared = 0;
    for (let at = from; (others[at]?.start ?? Infinity) < end; at++) {
      const { start: begin, end: stop } = others[at] as Marked;
      shared += Math.min(end, stop) - Math.max(start, begin);
    }
    return { start, part: shared / (end - start) };
  });
}
