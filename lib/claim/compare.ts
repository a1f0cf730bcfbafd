import { differencesOf, type Difference } from "./differences";
import { rankCandidates, type Candidate, type Ranked, type Register } from "./rank";

/** Claims that have less of each other than this are not suggested as one. */
const MIN_LIKENESS = 0.1;

/** How many of the claims that are most like it are kept for a claim, each time it is compared. */
export const MAX_LIKES = 20;

/**
 * What is left of the likeness of two claims that differ in a number, a negation or the like: they
 * stand below every pair that may say the same, however alike their words are.
 */
const PART_WHERE_DIFFERENT = MIN_LIKENESS;

/** Some words, and the statements that may say the same. */
export interface Comparison {
  readonly words: string;
  readonly candidates: readonly Candidate[];
  readonly register: Register;
}

/** A statement that is like the words, and in what it differs from them. */
export interface Like {
  readonly id: string;
  readonly likeness: number;
  readonly differs: readonly Difference[];
}

/** The candidates, the most alike first. */
export function rankClaims({ words, candidates, register }: Comparison): Ranked[] {
  return rankCandidates(words, candidates, register);
}

/** Those that are suggested as the same claim. */
export function findLikes(comparison: Comparison): Like[] {
  return rankClaims(comparison)
    .filter(({ likeness }) => likeness >= MIN_LIKENESS)
    .slice(0, MAX_LIKES)
    .map(({ id, statement, likeness }) => {
      const differs = differencesOf(comparison.words, statement);
      return { id, likeness: likeness * (differs.length > 0 ? PART_WHERE_DIFFERENT : 1), differs };
    });
}
