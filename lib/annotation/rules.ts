import type { Annotation, Kind } from "./annotation";

/** The fields of an annotation that a person fills in, apart from where it lies. */
export interface Details {
  readonly kind: Kind;
  readonly tags: readonly string[];
  readonly body: string;
  readonly claim: Annotation["claim"];
  readonly quotation: Annotation["quotation"];
  readonly rhetoric: Annotation["rhetoric"];
}

/**
 * Which of the three detail objects an annotation of this kind keeps. Details of another kind
 * are let go when the kind changes; the history keeps them.
 */
export function detailsOf(kind: Kind, details: Omit<Details, "kind" | "tags" | "body">) {
  return {
    claim: kind === "claim" ? details.claim : null,
    quotation: kind === "quotation" ? details.quotation : null,
    rhetoric: kind === "rhetoric" ? details.rhetoric : null,
  };
}

/**
 * Whether an edit changes what a curator has judged: its words, its kind or its reading. Then
 * the judgement falls, and the annotation is open again. A new visibility changes none of it.
 */
export function undoesJudgement(changed: readonly string[]): boolean {
  return changed.some((field) => field !== "visibility" && field !== "confidence");
}
