import { NO_RHETORIC, type NearMissAnswer, type RhetoricDetail } from "@/lib/annotation/annotation";
import type { ReadingTag } from "./codebook";
import { changedFields } from "./deep-equal";

/** What a person says of a use of rhetoric beyond its technique, while it is written. */
export interface RhetoricUse {
  readonly target: string;
  /** The words of the claim, as typed or as the register has them. */
  readonly claim: string;
  readonly claimId: string | null;
  readonly justification: string;
  readonly answers: readonly NearMissAnswer[];
}

export const NO_USE: RhetoricUse = {
  target: "",
  claim: "",
  claimId: null,
  justification: "",
  answers: [],
};

export function fromRhetoric(rhetoric: RhetoricDetail | null, claim = ""): RhetoricUse {
  const { target, claimId, justification, answers } = rhetoric ?? NO_RHETORIC;
  return { target: target ?? "", claim, claimId, justification: justification ?? "", answers };
}

/** The claim that was typed and is not one of the register yet; null where there is none. */
export function typedClaim({ claim, claimId }: RhetoricUse): string | null {
  return claimId === null ? claim.trim() || null : null;
}

/** The use with a claim of this id, where one was typed that is not in the register yet. */
export function withTypedClaim(use: RhetoricUse, claimId: string): RhetoricUse {
  return typedClaim(use) === null ? use : { ...use, claimId };
}

/** The detail object. A claim that was only typed has to be registered first. */
export function detailOfUse(tag: ReadingTag | null, use: RhetoricUse): RhetoricDetail {
  return {
    technique: tag?.slug ?? null,
    target: use.target.trim() || null,
    claimId: use.claimId,
    justification: use.justification.trim() || null,
    answers: answersFor(tag, use.answers),
  };
}

/** What the fields say otherwise than the detail they began with, and nothing else. */
export function changedBy(
  { target, claimId, justification }: RhetoricUse,
  before: RhetoricDetail | null,
): Partial<RhetoricDetail> {
  const fields = { target: target.trim() || null, justification: justification.trim() || null };
  return changedFields(before ?? NO_RHETORIC, { ...fields, claimId });
}

/** The answers that are about this technique. */
export function answersFor(
  tag: ReadingTag | null,
  answers: readonly NearMissAnswer[],
): readonly NearMissAnswer[] {
  const nearMissSlugs = new Set(tag?.nearMisses.map(({ slug }) => slug));
  return answers.filter(({ slug }) => nearMissSlugs.has(slug));
}

/** One answer more, or another one to the same question. */
export function withAnswer(
  answers: readonly NearMissAnswer[],
  answer: NearMissAnswer,
): readonly NearMissAnswer[] {
  return [...answers.filter(({ slug }) => slug !== answer.slug), answer];
}

/** After the other technique was taken, what was answered tells it from the first one. */
export function turned(
  answers: readonly NearMissAnswer[],
  from: string,
  to: string,
): readonly NearMissAnswer[] {
  return answers.map((answer) => (answer.slug === to ? { ...answer, slug: from } : answer));
}

export type Missing = "target" | "claim" | "justification";

/** What the codebook asks of this technique and nobody has said yet. */
export function missingIn(tag: ReadingTag | null, rhetoric: RhetoricDetail): readonly Missing[] {
  if (!tag) return [];
  const asks = { target: ["target", "both"], claim: ["claim", "both"] };
  return [
    ...(asks.target.includes(tag.requires) && !rhetoric.target ? (["target"] as const) : []),
    ...(asks.claim.includes(tag.requires) && !rhetoric.claimId ? (["claim"] as const) : []),
    ...(tag.justify && !rhetoric.justification ? (["justification"] as const) : []),
  ];
}
