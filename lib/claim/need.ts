import type { SearchOutcome } from "./evidence";
import { MAX_WEIGHT } from "../contract/terms";

/** What a claim's position in the queue depends on. */
export interface Need {
  readonly type: string;
  readonly verdict: string | null;
  readonly checkable: boolean | null;
  readonly primaryEvidence: number;
  readonly occurrences: number;
  /** The outcomes of searches for evidence, oldest first. */
  readonly searches: readonly SearchOutcome[];
}

/** Types of claims that express values; evidence does not settle them. */
const OPINIONS: ReadonlySet<string> = new Set(["value", "opinion"]);

/**
 * The weights of a project by claim type, from its settings. Anything but a number from 0 to {@link
 * MAX_WEIGHT} is ignored, and weighs 1.
 */
export function weightsIn(settings: unknown): Readonly<Record<string, number>> {
  const stored = (settings as { weights?: unknown } | null)?.weights;
  if (typeof stored !== "object" || stored === null) return {};
  const weights = Object.entries(stored).filter(
    (entry): entry is [string, number] =>
      typeof entry[1] === "number" && entry[1] >= 0 && entry[1] <= MAX_WEIGHT,
  );
  return Object.fromEntries(weights);
}

/**
 * Whether somebody should look for evidence: there is no primary evidence yet, the claim is no
 * opinion and can be checked, and the last search did not end with "needs none".
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
 * The urgency: how often the claim recurs, times the weight of its type in this project, reduced by
 * every fruitless search. A claim that occurs in no passage counts half.
 */
export function urgency(claim: Need, weights: Readonly<Record<string, number>>): number {
  const fruitless = claim.searches.filter((outcome) => outcome === "not-found").length;
  return (Math.max(0.5, claim.occurrences) * (weights[claim.type] ?? 1)) / (1 + fruitless);
}
