import type { Annotation, Kind } from "./annotation";

/** The fields of an annotation that a person fills in, apart from where it lies. */
export interface Details {
  readonly kind: Kind;
  readonly tags: readonly string[];
  readonly body: string;
  readonly claim: Annotation["claim"];
  readonly quotation: Annotation["quotation"];
  readonly rhetoric: Partial<NonNullable<Annotation["rhetoric"]>> | null;
}

/**
 * Which of the three detail objects an annotation of this kind keeps. Details of another kind
 * are let go when the kind changes; the history keeps them.
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

/**
 * Whether an edit changes what a curator has judged: its words, its kind or its reading. Then
 * the judgement falls, and the annotation is open again. A new visibility changes none of it.
 */
export function undoesJudgement(changed: readonly string[]): boolean {
  return changed.some((field) => field !== "visibility" && field !== "confidence");
}
