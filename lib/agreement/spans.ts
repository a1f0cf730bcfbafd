import type { Additive } from "./additive";
import type { Pair } from "./cohen";
import { matchSpans, type F1Scheme } from "./f1";
import { sharedParts } from "./f1-semeval";
import { stretchAt, stretchesOf } from "./stretches";
import type { Marked, Study } from "./study";

/** How two coders' spans compare, added up over parts of the texts, for each pair of coders. */
type Scheme = F1Scheme | "semeval" | "semeval-labels";

/** For each pair: credit and spans of the one coder, and of the other. */
const WIDTH = 4;

/** F1 of a pair, with the other's precision and recall against the one as the key. */
export interface SpanScores {
  readonly f1: number | null;
  readonly precision: number | null;
  readonly recall: number | null;
}

/**
 * F1 of spans; of more than two coders the mean of all pairs for which it is defined, G. Hripcsak and
 * A. S. Rothschild, Agreement, the F-measure, and reliability in information retrieval, JAMIA 12
 * (2005). Not defined for a pair without a single span. A pair's texts are those that both coded.
 */
export function spanF1(study: Study, pairs: readonly Pair[], scheme: Scheme): Additive {
  const stretches = stretchesOf(study.texts);
  const parts = stretches.map(() => new Float64Array(WIDTH * pairs.length));
  for (const [at, { marks }] of study.texts.entries()) {
    for (const [n, [i, j]] of pairs.entries()) {
      const one = marks[i];
      const other = marks[j];
      if (!one || !other) continue;
      for (const { column, start, amount } of countsOf(one, other, scheme)) {
        const part = parts[stretchAt(stretches, at, start)];
        const place = n * WIDTH + column;
        if (part) part[place] = (part[place] ?? 0) + amount;
      }
    }
  }
  return {
    parts,
    value(sums) {
      const scores = pairs.flatMap((_, n) => scoresOf(sums, n).f1 ?? []);
      if (scores.length === 0) return null;
      return scores.reduce((sum, f1) => sum + f1, 0) / scores.length;
    },
  };
}

/** The scores of one pair of coders, from the sums of all parts. */
export function scoresOf(sums: Float64Array, pair: number): SpanScores {
  const [credit = 0, spans = 0, otherCredit = 0, otherSpans = 0] = sums.subarray(pair * WIDTH);
  const recall = spans > 0 ? credit / spans : null;
  const precision = otherSpans > 0 ? otherCredit / otherSpans : null;
  if (spans + otherSpans === 0) return { f1: null, precision, recall };
  const both = (precision ?? 0) + (recall ?? 0);
  const f1 = both > 0 ? (2 * (precision ?? 0) * (recall ?? 0)) / both : 0;
  return { f1, precision, recall };
}

interface Count {
  readonly column: number;
  readonly start: number;
  readonly amount: number;
}

function countsOf(one: readonly Marked[], other: readonly Marked[], scheme: Scheme): Count[] {
  if (scheme === "semeval" || scheme === "semeval-labels") {
    const shared = sharedParts(one, other, scheme === "semeval-labels");
    const side = (column: number) => (span: { start: number; part: number }) => [
      { column, start: span.start, amount: span.part },
      { column: column + 1, start: span.start, amount: 1 },
    ];
    return [...shared.one.flatMap(side(0)), ...shared.other.flatMap(side(2))];
  }
  return [
    ...matchSpans(one, other, scheme).flatMap((match) => [
      { column: 0, start: match.one.start, amount: match.credit },
      { column: 2, start: match.other.start, amount: match.credit },
    ]),
    ...one.map(({ start }) => ({ column: 1, start, amount: 1 })),
    ...other.map(({ start }) => ({ column: 3, start, amount: 1 })),
  ];
}
