import type { AgreementMeasure } from "@/lib/contract/terms";
import type { Interval } from "@/lib/measure/bootstrap";
import { seededRandom, seedOf, type Random } from "@/lib/measure/random";
import { ac1 } from "./ac1";
import { intervalOf, sum, valueOf, type Additive } from "./additive";
import { alpha } from "./alpha";
import { alphaU, type AlphaU } from "./alpha-u";
import { alphaU1995 } from "./alpha-u-1995";
import { cohen, type Pair } from "./cohen";
import { confusionOf, spanConfusion, type Confusion } from "./confusion";
import { F1_SCHEMES, type F1Scheme } from "./f1";
import { fleiss } from "./fleiss";
import { gamma } from "./gamma/gamma";
import { itemsOf, MISSING, type Part } from "./items";
import { Categories } from "./segments";
import { scoresOf, spanF1, type SpanScores } from "./spans";
import { countMarks, ofCoders, ofLabel, type Study } from "./study";

/** What a measure says of a study. Coders, labels and categories are numbers; null: not defined. */
export interface Agreed {
  readonly value: number | null;
  readonly interval: Interval | null;
  /** Units that two coders coded, or spans where the measure compares spans. */
  readonly n: number;
  readonly pairs: readonly PairAgreed[];
  /** By label: the same measure of this label against everything else. */
  readonly labels: readonly { readonly label: number; readonly value: number | null; n: number }[];
  /** How many labels were not measured one by one. */
  readonly labelsLeftOut: number;
  readonly confusion: Confusion;
  readonly family: Family;
  /** By category of the confusion: its labels. */
  readonly categories: readonly (readonly number[])[];
}

interface PairAgreed extends Partial<Pick<SpanScores, "precision" | "recall">> {
  readonly one: number;
  readonly other: number;
  readonly value: number | null;
  readonly n: number;
}

/** What belongs to the measure besides its value. */
interface Family {
  readonly alphaU?: AlphaU;
  readonly f1?: Readonly<Record<F1Scheme, number | null>>;
  /** Of the SemEval score: the same where only spans of one label meet. */
  readonly labelled?: number | null;
  readonly gamma?: {
    readonly observed: number;
    readonly expected: number;
    readonly samples: number;
  };
}

/** More labels than these are not measured one by one. */
const MAX_LABELS = 60;

/** Which measures count spans; the others count units of a text. */
function comparesSpans(measure: AgreementMeasure): boolean {
  return measure === "gamma" || measure.startsWith("f1-");
}

/** Measures a study. The same study and seed always have the same answer. */
export function agree(measure: AgreementMeasure, study: Study, seed: string): Agreed {
  const random = seededRandom(seedOf(seed));
  const all = Array.from({ length: study.coders }, (_, at) => at);
  const pairs = all.flatMap((one) => all.slice(one + 1).map((other): Pair => [one, other]));
  const shared = ofCoders(study, all);
  const categories = new Categories();
  const parts = itemsOf(shared, categories);
  const together = parts.flat();
  const bySpans = comparesSpans(measure);
  const whole = measured(measure, shared, { parts, pairs, categories, random });
  const used = new Set(
    shared.texts
      .flatMap(({ marks }) => marks.flatMap((some) => some ?? []))
      .map(({ label }) => label),
  );
  const measuredLabels = [...used].sort((one, other) => one - other).slice(0, MAX_LABELS);
  return {
    value: whole.value,
    interval: intervalOf(whole.additive, random),
    n: bySpans ? countMarks(shared) : unitsIn(together),
    pairs: pairs.map((pair) =>
      pairOf(measure, { study: shared, parts: [together], categories, random }, pair),
    ),
    labels: measuredLabels.map((label) => labelOf(measure, shared, label, pairs, random)),
    labelsLeftOut: used.size - measuredLabels.length,
    confusion: bySpans
      ? spanConfusion(shared, pairs)
      : confusionOf(together, pairs, categories.count),
    family: whole.family,
    categories: bySpans
      ? [[], ...Array.from({ length: study.labels }, (_, at) => [at])]
      : categories.labels,
  };
}

interface Prepared {
  readonly parts: readonly Part[];
  readonly pairs: readonly Pair[];
  readonly categories: Categories;
  readonly random: Random;
}

interface Measured {
  readonly value: number | null;
  readonly additive: Additive;
  readonly family: Family;
}

function measured(measure: AgreementMeasure, study: Study, prepared: Prepared): Measured {
  const { parts, pairs, categories, random } = prepared;
  const plain = (additive: Additive, family: Family = {}): Measured => ({
    value: valueOf(additive),
    additive,
    family,
  });
  switch (measure) {
    case "cohen":
      return plain(cohen(parts, pairs, categories.count));
    case "fleiss":
      return plain(fleiss(parts, study.coders, categories.count));
    case "alpha":
      return plain(alpha(parts, categories.count));
    case "ac1":
      return plain(ac1(parts, categories.count));
    case "alpha-u": {
      const { additive, ...family } = alphaU(study, categories);
      return { value: family.u, additive, family: { alphaU: family } };
    }
    case "alpha-u-1995":
      return { ...alphaU1995(study), family: {} };
    case "gamma": {
      const { value, additive, observed, expected, samples } = gamma(study, random);
      return { value, additive, family: { gamma: { observed, expected, samples } } };
    }
    case "f1-semeval": {
      const labelled = valueOf(spanF1(study, pairs, "semeval-labels"));
      return plain(spanF1(study, pairs, "semeval"), { labelled });
    }
    case "f1-exact":
    case "f1-partial": {
      const scheme = measure === "f1-exact" ? "exact" : "partial";
      const each = F1_SCHEMES.map((name) => [name, valueOf(spanF1(study, pairs, name))] as const);
      const f1 = Object.fromEntries(each) as Record<F1Scheme, number | null>;
      return plain(spanF1(study, pairs, scheme), { f1 });
    }
  }
}

const SCHEME = {
  "f1-exact": "exact",
  "f1-partial": "partial",
  "f1-semeval": "semeval",
} as const;

function pairOf(
  measure: AgreementMeasure,
  { study, parts, categories, random }: Omit<Prepared, "pairs"> & { readonly study: Study },
  pair: Pair,
): PairAgreed {
  const [one, other] = pair;
  const only: Pair = [0, 1];
  const between = ofCoders(study, pair);
  if (measure === "f1-exact" || measure === "f1-partial" || measure === "f1-semeval") {
    const { parts: sums } = spanF1(
      { ...between, texts: asOnePart(between) },
      [only],
      SCHEME[measure],
    );
    const { f1, precision, recall } = scoresOf(sum(sums), 0);
    return { one, other, value: f1, n: countMarks(between), precision, recall };
  }
  const items = mergedPair(parts[0] ?? [], pair);
  const n = comparesSpans(measure) ? countMarks(between) : unitsIn(items);
  const prepared = { parts: [items], pairs: [only], categories, random };
  return { one, other, value: measured(measure, between, prepared).value, n };
}

const asOnePart = ({ texts }: Study) => texts.map((text) => ({ ...text, parts: [0] }));

/** The units of two coders; those on which both say the same things are one item. */
function mergedPair(items: Part, [one, other]: Pair): Part {
  const weights = new Map<string, { values: [number, number]; weight: number }>();
  for (const { values, weight } of items) {
    const first = values[one] ?? MISSING;
    const second = values[other] ?? MISSING;
    if (first === MISSING || second === MISSING) continue;
    const key = `${first},${second}`;
    const found = weights.get(key);
    if (found) found.weight += weight;
    else weights.set(key, { values: [first, second], weight });
  }
  return [...weights.values()];
}

function labelOf(
  measure: AgreementMeasure,
  study: Study,
  label: number,
  pairs: readonly Pair[],
  random: Random,
) {
  const only = ofLabel(study, label);
  const categories = new Categories();
  const parts = itemsOf(only, categories);
  const { value } = measured(measure, only, { parts: [parts.flat()], pairs, categories, random });
  return { label, value, n: countMarks(only) };
}

/** Units that at least two coders coded. */
function unitsIn(items: Part): number {
  return items.reduce(
    (sum, { values, weight }) =>
      values.filter((value) => value !== MISSING).length > 1 ? sum + weight : sum,
    0,
  );
}
