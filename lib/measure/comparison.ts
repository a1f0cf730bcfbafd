import type { readComparisonCall } from "../contract/measures";
import type { AnswerOf } from "../contract/operation";
import { bootstrap } from "./bootstrap";
import { seededRandom, seedOf } from "./random";
import type { WARNINGS } from "../contract/terms";

/**
 * A stretch of text that is counted as one unit: its length in words, and the occurrences in it.
 */
export interface MeasuredUnit {
  readonly documentId: string;
  readonly words: number;
  readonly count: number;
}

/** Why a rate is unreliable: see {@link MIN_FOR_INTERVAL}. */
type Warning = (typeof WARNINGS)[number];

/**
 * Below these numbers a difference is noise. Five: with an expected count under five a rate has a
 * relative error of nearly a half (Poisson: 1 / √5). Thirty sentences: with fewer, resampling has
 * too little to draw from and the interval comes out too narrow (Efron and Tibshirani 1993, chapter
 * 19). Ten documents: with fewer there are too few documents to resample, and sentences are
 * resampled instead, as if those of one text were independent.
 */
export const MIN_FOR_INTERVAL = { annotations: 5, sentences: 30, documents: 10 } as const;

export type ComparisonRow = Omit<AnswerOf<typeof readComparisonCall>["rows"][number], "label">;

const ratio = (units: readonly MeasuredUnit[]) => {
  let words = 0;
  let count = 0;
  for (const unit of units) {
    words += unit.words;
    count += unit.count;
  }
  return words === 0 ? 0 : (1000 * count) / words;
};

/** The most units drawn in all: larger groups get fewer samples, since they vary less. */
const MAX_DRAWN = 4_000_000;

/**
 * One group's rate per 1,000 words with its bootstrap interval. `sentences` are those of the group;
 * documents are resampled if there are enough of them. `seed` makes the result reproducible.
 */
export function compareGroup(
  group: string,
  sentences: readonly MeasuredUnit[],
  seed: string,
): ComparisonRow {
  const documents = byDocument(sentences);
  const resampled = documents.length >= MIN_FOR_INTERVAL.documents ? "document" : "sentence";
  const units = resampled === "document" ? documents : sentences;
  const count = sentences.reduce((sum, unit) => sum + unit.count, 0);
  const warnings: Warning[] = [];
  if (count < MIN_FOR_INTERVAL.annotations) warnings.push("few-annotations");
  if (sentences.length < MIN_FOR_INTERVAL.sentences) warnings.push("few-sentences");
  if (documents.length === 1) warnings.push("one-document");
  const times = Math.max(200, Math.min(1_000, Math.floor(MAX_DRAWN / Math.max(1, units.length))));
  return {
    group,
    documents: documents.length,
    sentences: sentences.length,
    words: sentences.reduce((sum, unit) => sum + unit.words, 0),
    count,
    rate: ratio(sentences),
    interval: bootstrap(units, ratio, { random: seededRandom(seedOf(`${seed}/${group}`)), times }),
    resampled,
    warnings,
  };
}

function byDocument(sentences: readonly MeasuredUnit[]): MeasuredUnit[] {
  const all = new Map<string, MeasuredUnit>();
  for (const { documentId, words, count } of sentences) {
    const sum = all.get(documentId);
    all.set(documentId, {
      documentId,
      words: (sum?.words ?? 0) + words,
      count: (sum?.count ?? 0) + count,
    });
  }
  return [...all.values()];
}

/** More dates than this are grouped by month, more months by year. */
const MAX_DATES = 24;

/** The group of each date, as precise as a figure can show. Dates are ISO 8601, or empty. */
export function dateGroups(dates: readonly string[]): (date: string) => string {
  for (const length of [10, 7]) {
    const cut = (date: string) => date.slice(0, length);
    if (new Set(dates.map(cut)).size <= MAX_DATES) return cut;
  }
  return (date) => date.slice(0, 4);
}
