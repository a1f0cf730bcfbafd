import "server-only";
import type { decideSuggestionCall } from "@/lib/contract/suggestions";
import type { InUtf16 } from "@/lib/contract/offsets";
import type { BodyOf } from "@/lib/contract/operation";
import { hasPlace, type Annotation } from "@/lib/annotation/annotation";
import { mergeDetail } from "@/lib/annotation/rules";
import { NO_CLAIM_DETAIL, NO_QUOTATION_DETAIL, NO_RHETORIC } from "@/lib/annotation/annotation";
import { refused } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { isRefused } from "@/server/act/act";
import { onSubject } from "@/server/act/edit";
import { IdUsed } from "@/server/act/insert-once";
import type { Refused, Write } from "@/server/act/subject";
import { idTaken } from "@/server/act/used-id";
import { NEW_ANNOTATION } from "@/server/annotation/subject";
import { createAnnotation, type AnnotationDraft } from "@/server/annotation/write";
import { suggestionPlace } from "@/server/document/re-anchor/suggestions";
import { REVISE_TIMEOUT_MS } from "@/server/document/revise";
import { newId } from "@/server/platform/new-id";
import type { Suggestion } from "./row";
import { SUGGESTION_SUBJECT, type FoundSuggestion } from "./write";

export type SuggestionDecision = InUtf16<BodyOf<typeof decideSuggestionCall>>;

const STATE = { take: "taken", adjust: "adjusted", refuse: "refused", open: "open" } as const;

/**
 * Takes, adjusts or refuses a suggestion, or opens it again. What is taken becomes an annotation of
 * the person who takes it, in the same transaction.
 */
export const decideSuggestion = onSubject(SUGGESTION_SUBJECT)(
  "suggestion.decide",
  {
    unchanged: ({ suggestion }, { decision }: SuggestionDecision) =>
      suggestion.state === STATE[decision],
    timeoutMs: REVISE_TIMEOUT_MS,
  },
  async (write, { decision, annotation, reason: why = "" }: SuggestionDecision) => {
    const { suggestion, viewer, now } = write;
    if (decision === "open") return openAgain(write);
    if (suggestion.state !== "open") return alreadyDecided(suggestion);
    const decided = {
      state: STATE[decision],
      decidedById: viewer.id,
      decidedAt: now,
      decisionReason: why,
    };
    if (decision === "refuse") return decided;
    const made = await make(write, decision === "adjust" ? (annotation ?? {}) : {}, decision);
    return isRefused(made) ? made : { ...decided, annotationId: made.id };
  },
);

function alreadyDecided(suggestion: Suggestion): Refused {
  const why = reason("Refusals.suggestion.decided");
  return refused("verdict-out-of-order", why, { more: { current: suggestion } });
}

/**
 * A decision is taken back once nothing of it is left. The suggestion then stands where a revision
 * would have put it, had it been open all the time.
 */
async function openAgain({ tx, suggestion, membership }: Write & FoundSuggestion) {
  const { annotationId } = suggestion;
  const there = annotationId
    ? await tx.annotation.count({ where: { id: annotationId, deletedAt: null } })
    : 0;
  if (there > 0) {
    return refused("verdict-out-of-order", reason("Refusals.suggestion.annotationThere"));
  }
  const { documentId, revisionNumber } = membership;
  const place = await suggestionPlace(tx, documentId, revisionNumber, suggestion);
  if (!place.ok) return place;
  return {
    ...place.value,
    state: STATE.open,
    decidedById: null,
    decidedAt: null,
    decisionReason: "",
    annotationId: null,
  };
}

type Adjustment = NonNullable<SuggestionDecision["annotation"]>;

/** Makes the annotation, of what was suggested and what is said otherwise. */
async function make(
  write: Write & FoundSuggestion,
  adjustment: Adjustment,
  decision: "take" | "adjust",
): Promise<Annotation | Refused> {
  const { suggestion } = write;
  if (!adjustment.target && !hasPlace(suggestion)) {
    return refused("quote-not-found", reason("Refusals.suggestion.noPlace"));
  }
  const id = adjustment.id ?? newId();
  const made = await createAnnotation(write, {
    ...draftOf(suggestion, adjustment),
    id,
    suggestion: {
      id: suggestion.id,
      origin: suggestion.origin,
      score: suggestion.score,
      reason: suggestion.reason,
      adjusted: decision === "adjust",
    },
  });
  if (made instanceof IdUsed) return idTaken();
  if (isRefused(made)) return made;
  await NEW_ANNOTATION.saved(write, id, made);
  return made;
}

function draftOf(suggestion: Suggestion, adjustment: Adjustment): AnnotationDraft {
  const { kind, tags, body, claim, quotation, rhetoric, target, revision } = suggestion;
  return {
    kind,
    tags,
    body,
    target: target.map(({ start, end }) => ({ start, end })),
    revision: adjustment.target ? undefined : revision,
    ...adjustment,
    claim: mergeDetail(NO_CLAIM_DETAIL, claim, adjustment.claim),
    quotation: mergeDetail(NO_QUOTATION_DETAIL, quotation, adjustment.quotation),
    rhetoric: mergeDetail(NO_RHETORIC, rhetoric, adjustment.rhetoric),
  };
}
