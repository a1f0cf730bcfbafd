import "server-only";
import { detailsOf, type Details } from "@/lib/annotation/rules";

/** The detail columns an annotation of this kind has. */
export function columnsOf(kind: Details["kind"], details: Omit<Details, "kind" | "tags" | "body">) {
  const { claim, quotation, rhetoric } = detailsOf(kind, details);
  return {
    claimStatement: claim?.statement ?? null,
    claimType: claim?.type ?? null,
    claimCheckworthy: claim?.checkworthy ?? null,
    quotationForm: quotation?.form ?? null,
    quotationSpeaker: quotation?.speaker ?? null,
    quotationCue: quotation?.cue ?? null,
    quotationAddressee: quotation?.addressee ?? null,
    quotationMatch: quotation?.match ?? null,
    rhetoricTechnique: rhetoric?.technique ?? null,
    rhetoricTarget: rhetoric?.target?.trim() || null,
    rhetoricClaimId: rhetoric?.claimId ?? null,
    rhetoricJustification: rhetoric?.justification ?? null,
    rhetoricAnswers: (rhetoric?.answers ?? []).map((answer) => ({ ...answer })),
  };
}
