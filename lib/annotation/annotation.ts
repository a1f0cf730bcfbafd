import type {
  annotation,
  annotationCandidate,
  annotationCheck,
  annotationOccurrence,
  attribution,
  checkWarning,
  nearMissAnswer,
  quantity,
  reference,
  review,
  segment,
} from "../contract/annotation";
import type { note } from "../contract/notes";
import type { InUtf16, ShapeOf } from "../contract/offsets";
import type { person } from "../contract/operation";
import type {
  ANCHORS,
  COMMITMENTS,
  KINDS,
  MATCHES,
  OCCURRENCE_ROLES,
  QUOTATION_FORMS,
  STATUSES,
  VISIBILITIES,
} from "../contract/terms";

// The shapes of the contract as the product uses them inside: offsets are UTF-16 code units.

export type Kind = (typeof KINDS)[number];
export type Visibility = (typeof VISIBILITIES)[number];
export type Status = (typeof STATUSES)[number];
/**
 * How certainly an annotation was found in the newest revision. Only exact and moved are certain.
 */
export type Anchor = (typeof ANCHORS)[number];
export type QuotationForm = (typeof QUOTATION_FORMS)[number];
/** What a passage does with the claim it carries. */
export type OccurrenceRole = (typeof OCCURRENCE_ROLES)[number];
/** How far the speaker stands behind the words; not how sure the annotator is. */
export type Commitment = (typeof COMMITMENTS)[number];
/** How quoted words relate to their source's words. */
export type Match = (typeof MATCHES)[number];

/** One run of words an annotation points to, with its context. */
export type Segment = InUtf16<ShapeOf<typeof segment>>;
export type Annotation = InUtf16<ShapeOf<typeof annotation>>;
/** A place of the newest revision that an annotation without a certain one may mean. */
export type AnnotationCandidate = InUtf16<ShapeOf<typeof annotationCandidate>>;
export type ClaimDetail = NonNullable<Annotation["claim"]>;
export type QuotationDetail = NonNullable<Annotation["quotation"]>;
export type RhetoricDetail = NonNullable<Annotation["rhetoric"]>;
/** Which of two techniques a passage uses, by the answer to the question that separates them. */
export type NearMissAnswer = ShapeOf<typeof nearMissAnswer>;
/** A number that a passage claims, with what is needed to interpret it. */
export type Quantity = ShapeOf<typeof quantity>;
/** One claim of the register that a passage carries; the relation is many to many. */
export type AnnotationOccurrence = ShapeOf<typeof annotationOccurrence>;
/** Who says the quoted words to whom, and the words of the text that show it. */
export type Attribution = InUtf16<ShapeOf<typeof attribution>>;
/** The last check of a quotation against a source of the project, as a card shows it. */
export type AnnotationCheck = ShapeOf<typeof annotationCheck>;
/** Words of a source that turn the quoted ones. */
export type CheckWarning = ShapeOf<typeof checkWarning>;
export type AnnotationReference = ShapeOf<typeof reference>;
export type AnnotationReview = ShapeOf<typeof review>;
export type Note = ShapeOf<typeof note>;
/** A person as others see them. `id` is null for someone without an account. */
export type Person = ShapeOf<typeof person>;

export const NO_CLAIM_DETAIL: ClaimDetail = {
  id: null,
  statement: null,
  type: null,
  checkworthy: null,
};

export const NO_QUOTATION_DETAIL: QuotationDetail = {
  form: null,
  speaker: null,
  cue: null,
  addressee: null,
  match: null,
};

export const NO_RHETORIC: RhetoricDetail = {
  technique: null,
  target: null,
  claimId: null,
  justification: null,
  answers: [],
};

/** Anchors of annotations that have no place on the newest revision. */
export const UNPLACED = ["ambiguous", "lost"] as const satisfies readonly Anchor[];

/**
 * Whether an annotation has a place on the newest revision. One that is ambiguous or lost keeps the
 * offsets of an older revision, where other words stand now.
 */
export function hasPlace({ anchor }: Pick<Annotation, "anchor">): boolean {
  return !UNPLACED.some((one) => one === anchor);
}
