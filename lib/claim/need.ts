import type { SearchOutcome } from "./evidence";
import { MAX_WEIGHT } from "../contract/terms";

/** What a claim's place in the queue depends on. */
export interface Need {
  readonly type: string;
  readonly verdict: string | null;
  readonly checkable: boolean | null;
  readonly primaryEvidence: number;
  readonly occurrences: number;
  /** The outcomes of looking for evidence, oldest first. */
  readonly searches: readonly SearchOutcome[];
}

/** Types of claims that say what somebody holds good; evidence does not settle them. */
const OPINIONS: ReadonlySet<string> = new Set(["value", "opinion"]);

/**
 * The weights of a project by claim type, out of its settings. What is no number from 0 to
 * {@link MAX_WEIGHT} is left out, and weighs 1.
 */
export function weightsIn(settings: unknown): Readonly<Record<string, number>> {
  const given = (settings as { weights?: unknown } | null)?.weights;
  if (typeof given !== "object" || given === null) return {};
  const weights = Object.entries(given).filter(
    (entry): entry is [string, number] =>
      typeof entry[1] === "number" && entry[1] >= 0 && entry[1] <= MAX_WEIGHT,
  );
  return Object.fromEntries(weights);
}

/**
 * Whether somebody should look for evidence: there is no primary evidence yet, it is no opinion,
 * it can be checked, and the last person who looked did not say that it needs none.
 */
export function needsEvidence(claim: Need): boolean {
  return (
    claim.primaryEvidence === 0 &&
    !OPINIONS.has(claim.type) &&
    claim.verdict !== "opinion" &&
    claim.checkable !== false &&
    claim.searches.at(-1) !== "not-needed"
  );
}

/**
 * How urgent it is: how often the claim recurs, times what its type weighs in this project, and
 * less with every time somebody looked in vain. A claim that stands in no passage counts half.
 */
export function urgency(claim: Need, weights: Readonly<Record<string, number>>): number {
  const fruitless = claim.searches.filter((outcome) => outcome === "not-found").length;
  return (Math.max(0.5, claim.occurrences) * (weights[claim.type] ?? 1)) / (1 + fruitless);
}
