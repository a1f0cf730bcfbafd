import type { Annotation, Kind } from "./annotation";

/** The fields of an annotation that a person fills in, apart from its target. */
export interface Details {
  readonly kind: Kind;
  readonly tags: readonly string[];
  readonly body: string;
  readonly claim: Annotation["claim"];
  readonly quotation: Annotation["quotation"];
  readonly rhetoric: Partial<NonNullable<Annotation["rhetoric"]>> | null;
}

/**
 * Which of the three detail objects an annotation of this kind keeps; a note keeps none. The others
 * are dropped when the kind changes; the history keeps them.
 */
export function detailsOf<C, Q, R>(
  kind: Kind,
  {
    claim,
    quotation,
    rhetoric,
  }: { readonly claim: C; readonly quotation: Q; readonly rhetoric: R },
): { claim: C | null; quotation: Q | null; rhetoric: R | null } {
  return {
    claim: kind === "claim" ? claim : null,
    quotation: kind === "quotation" ? quotation : null,
    rhetoric: kind === "rhetoric" ? rhetoric : null,
  };
}

/** A detail object after an edit: null removes it; a field that is left out or undefined stays. */
export function mergeDetail<T extends object>(
  nothing: T,
  present: T | null,
  edit: Partial<T> | null | undefined,
): T | null {
  if (edit === null) return null;
  if (edit === undefined) return present;
  const changes = Object.entries(edit).filter(([, value]) => value !== undefined);
  return { ...nothing, ...present, ...(Object.fromEntries(changes) as Partial<T>) };
}

/**
 * Whether an edit may change what a curator has decided on: the words, the kind or the details. The
 * status stays, and says that it was decided on an earlier wording. A new visibility changes none
 * of it.
 */
export function changesWhatWasDecided(changed: readonly string[]): boolean {
  return changed.some((field) => field !== "visibility" && field !== "confidence");
}
