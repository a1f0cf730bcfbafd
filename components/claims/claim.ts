import type { claim, occurrence, readClaimHistoryCall } from "@/lib/contract/claims";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { AnswerOf } from "@/lib/contract/operation";

/** A claim of the register as /api/v1 carries it. */
export type Claim = ShapeOf<typeof claim>;

/** A passage that carries a claim, in context. */
export type Occurrence = ShapeOf<typeof occurrence>;

/** The address of a passage in its text. */
export function passageIn(
  projectId: string,
  { documentId, annotationId }: Pick<Occurrence, "documentId" | "annotationId">,
): string {
  return `/projects/${projectId}/documents/${documentId}#annotation-${annotationId}`;
}

/** An earlier state of a claim: who replaced it, and when. */
export type ClaimBefore = AnswerOf<typeof readClaimHistoryCall>["items"][number];

/** A claim that was merged into another: its last state, and when. */
export interface Merged {
  readonly id: string;
  readonly statement: string;
  readonly at: string;
}

export interface ClaimInFull extends Claim {
  readonly occurrences: readonly Occurrence[];
  /** Newest first. */
  readonly merged: readonly Merged[];
}

/** A type of claim with its label in the codebook. */
interface ClaimType {
  readonly value: string;
  readonly label: string;
  readonly retired: boolean;
}

/** The types that a form offers: those in use, and the claim's present one. */
export function offeredTypes({ types }: Register, present?: string) {
  const there = types.filter(({ value, retired }) => !retired || value === present);
  const known = present === undefined || there.some(({ value }) => value === present);
  return known ? there : [{ value: present, label: present }, ...there];
}

/** What the forms of a register need to know of their project. */
export interface Register {
  readonly projectId: string;
  /** The claim types of the codebook. */
  readonly types: readonly ClaimType[];
  readonly verdicts: readonly string[];
  readonly mayAdd: boolean;
  readonly mayDecide: boolean;
  readonly mayMerge: boolean;
  /** The last number of the project's feed when the page was made. */
  readonly change: number;
}
