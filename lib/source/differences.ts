import type { SourceDecision } from "../contract/source-terms";
import { yearOf, familyNames, type Csl } from "./citation";
import { sanitizeCsl } from "./csl";
import { fold } from "../text/fold";

/** What an item says of a source otherwise than the source itself does. */
export interface Difference {
  /** A variable of CSL. */
  readonly field: string;
  /** Null where ours does not say it. */
  readonly ours: unknown;
  readonly theirs: unknown;
}

/**
 * The fields that theirs has and ours has not, or otherwise. What theirs does not say is no
 * difference, nor is the type `document`, which is what is said of a source of no known type.
 */
export function differencesOf(ours: Csl, theirs: Csl): Difference[] {
  // The database gives the parts of names and dates in an order of its own.
  const own = sanitizeCsl(ours);
  return Object.entries(sanitizeCsl(theirs)).flatMap(([field, value]) => {
    if (field === "type" && value === "document") return [];
    const ours = own[field];
    if (JSON.stringify(ours) === JSON.stringify(value)) return [];
    return [{ field, ours: isSaid(field, ours) ? ours : null, theirs: value }];
  });
}

function isSaid(field: string, value: unknown): boolean {
  return value !== undefined && !(field === "type" && value === "document");
}

/** Ours with what a person decided to take of theirs. */
export function mergedCsl(
  ours: Csl,
  differences: readonly Difference[],
  decision: SourceDecision,
): Csl {
  const taken = differences.filter(
    ({ ours: own }) => decision === "theirs" || (decision === "fill" && own === null),
  );
  const fields = taken.map(({ field, theirs }) => [field, theirs] as const);
  return sanitizeCsl({ ...ours, ...Object.fromEntries(fields) });
}

/**
 * Title, year and the first author's name, as words are compared; null where the title or both of the
 * others are missing, which says too little.
 */
export function wordsOfWork(csl: Csl): string | null {
  const title = foldedTitle(csl);
  const year = yearOf(csl.issued);
  const author = fold(familyNames(csl.author)[0] ?? "").trim();
  return title === "" || (year === "" && author === "") ? null : [title, year, author].join("|");
}

export function foldedTitle({ title }: Csl): string {
  return typeof title === "string" ? fold(title) : "";
}
