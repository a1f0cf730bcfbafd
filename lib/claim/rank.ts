import { comparedWords, termsOf } from "./terms";

/**
 * Ranks statements by how likely they are the same claim as some words: BM25 over terms (Robertson
 * and Zaragoza 2009), which a database sums from its rows, together with BM25 over runs of four
 * characters among the statements that came out best, which forgives spelling and inflection.
 */

/** How soon another occurrence of a term adds little, and how much long statements are held back. */
export const K1 = 0.6;
export const B = 0.75;

/** So many statements are compared closely, those that have the most by their terms. */
export const CLOSER_LOOKS = 100;

/**
 * Statements without any of the terms that are thought of beside those of the register, so that
 * what two claims share counts in a register of ten as well.
 */
const BACKGROUND = 100;

const RUN_LENGTH = 4;
/** What runs of characters add to the terms. */
const RUNS_WEIGHT = 0.5;

/** What is known of the statements that are searched. */
export interface Register {
  readonly statements: number;
  /** How many terms a statement has on average. */
  readonly averageLength: number;
  /** In how many statements a term occurs. */
  readonly occurrences: ReadonlyMap<string, number>;
}

/** A statement that shares terms with the words, and what those terms add up to. */
export interface Candidate {
  readonly id: string;
  readonly statement: string;
  readonly score: number;
}

export interface Ranked {
  readonly id: string;
  readonly statement: string;
  /** The part of the score that the words themselves would have, 0 to 1. */
  readonly likeness: number;
}

/** How much an occurrence of each of the terms says: the rarer, the more. */
export function weightsOf(terms: Iterable<string>, register: Register): Map<string, number> {
  const weights = new Map<string, number>();
  for (const term of terms) {
    weights.set(term, rarity(register.statements, register.occurrences.get(term) ?? 0));
  }
  return weights;
}

/** The candidates in the order of their likeness to the words, the most alike first. */
export function rankCandidates(
  words: string,
  candidates: readonly Candidate[],
  register: Register,
): Ranked[] {
  const terms = termsOf(words);
  const ownScore = scoreOf(countsOf(terms), terms.length, weightsOf(terms, register), register);
  const statements = candidates.map(({ statement }) => statement);
  const runs = runScores(words, [...statements, words]);
  const ownRuns = runs.at(-1) ?? 0;
  const ranked = candidates.map(({ id, statement, score }, at) => {
    const byTerms = ownScore > 0 ? Math.min(1, score / ownScore) : 0;
    const byRuns = ownRuns > 0 ? Math.min(1, (runs[at] ?? 0) / ownRuns) : 0;
    return { id, statement, likeness: (byTerms + RUNS_WEIGHT * byRuns) / (1 + RUNS_WEIGHT) };
  });
  return ranked.sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1));
}

/** Inverse document frequency, never below zero, as if so many other statements were there. */
function rarity(statements: number, occurrences: number): number {
  return Math.log(1 + (BACKGROUND + statements - occurrences + 0.5) / (occurrences + 0.5));
}

/** BM25 of a statement of so many terms, of which those that count occur so often. */
export function scoreOf(
  counts: ReadonlyMap<string, number>,
  length: number,
  weights: ReadonlyMap<string, number>,
  { averageLength }: Pick<Register, "averageLength">,
): number {
  const held = K1 * (1 - B + (B * length) / Math.max(averageLength, 1));
  let score = 0;
  for (const [term, count] of counts) {
    score += ((weights.get(term) ?? 0) * (count * (K1 + 1))) / (count + held);
  }
  return score;
}

/** BM25 of each of the statements for the runs of characters in the words. */
function runScores(words: string, statements: readonly string[]): number[] {
  const queryRuns = new Set(runsOf(words));
  const all = statements.map((statement) => runsOf(statement));
  const averageLength = all.reduce((sum, runs) => sum + runs.length, 0) / all.length;
  const occurrences = new Map<string, number>();
  const counted = all.map((runs) => countsOf(runs.filter((run) => queryRuns.has(run))));
  for (const counts of counted) {
    for (const run of counts.keys()) occurrences.set(run, (occurrences.get(run) ?? 0) + 1);
  }
  const register = { statements: all.length, averageLength, occurrences };
  const weights = weightsOf(queryRuns, register);
  return counted.map((counts, at) => scoreOf(counts, all[at]?.length ?? 0, weights, register));
}

function runsOf(words: string): string[] {
  const text = ` ${comparedWords(words)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
  const runs: string[] = [];
  for (let at = 0; at + RUN_LENGTH <= text.length; at++) runs.push(text.slice(at, at + RUN_LENGTH));
  return runs.length > 0 ? runs : [text];
}

/** How often each of the terms occurs. */
export function countsOf(terms: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
