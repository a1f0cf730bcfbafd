import type { Span } from "../span/span";
import type {
  ANCHORS,
  COMMITMENTS,
  COMPARATORS,
  KINDS,
  MATCHES,
  NAMINGS,
  OCCURRENCE_ROLES,
  QUOTATION_FORMS,
  STATUSES,
  VISIBILITIES,
} from "../contract/terms";

export type Kind = (typeof KINDS)[number];

export type Visibility = (typeof VISIBILITIES)[number];

export type Status = (typeof STATUSES)[number];

/** How an annotation sits on the revision that is read now. Only exact and moved are certain. */
export type Anchor = (typeof ANCHORS)[number];

export type QuotationForm = (typeof QUOTATION_FORMS)[number];

/** One run of words an annotation points to, with what stands around it. */
export interface Segment extends Span {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

export interface ClaimDetail {
  /** The claim of the register this passage carries. */
  readonly id: string | null;
  /** The claim in plain words of its own: what would be checked. */
  readonly statement: string | null;
  readonly type: string | null;
  readonly checkworthy: boolean | null;
}

export interface QuotationDetail {
  readonly form: QuotationForm | null;
  readonly speaker: string | null;
  readonly cue: string | null;
  readonly addressee: string | null;
  /** How the words stand to the source's words, once checked. */
  readonly match: string | null;
}

export interface RhetoricDetail {
  readonly technique: string | null;
  /** Whom or what it is aimed at, in words. */
  readonly target: string | null;
  /** The claim of the register it serves. */
  readonly claimId: string | null;
  readonly justification: string | null;
  /** What was answered when near misses were asked about. */
  readonly answers: readonly NearMissAnswer[];
}

export const NO_CLAIM_DETAIL: ClaimDetail = {
  ...{ id: null, statement: null, type: null, checkworthy: null },
};

export const NO_QUOTATION_DETAIL: QuotationDetail = {
  ...{ form: null, speaker: null, cue: null, addressee: null, match: null },
};

export const NO_RHETORIC: RhetoricDetail = {
  technique: null,
  target: null,
  claimId: null,
  justification: null,
  answers: [],
};

/** Which of two techniques a passage is, by the answer to the question that tells them apart. */
export interface NearMissAnswer {
  /** The technique this one is mistaken for. */
  readonly slug: string;
  readonly question: string;
  readonly answer: "yes" | "no" | "unsure";
}

/** What a passage does with the claim it carries. */
export type OccurrenceRole = (typeof OCCURRENCE_ROLES)[number];

/** How far the speaker stands behind the words; not how sure the annotator is. */
export type Commitment = (typeof COMMITMENTS)[number];

/** A number a passage claims, with what it needs in order to mean something. */
export interface Quantity {
  readonly value: number;
  readonly unit: string;
  readonly comparator: (typeof COMPARATORS)[number];
  /** In words or ISO 8601: "2023", "since March", "2019/2023". */
  readonly period: string;
  readonly place: string;
  /** Of what: the whole a share is taken of, the heads a total is spread over. */
  readonly denominator: string;
  /** From where: what a change started from. */
  readonly base: string;
}

/** A passage carries a claim of the register: many to many. */
export interface AnnotationOccurrence {
  readonly id: string;
  readonly annotationId: string;
  readonly claimId: string;
  readonly statement: string;
  readonly verdict: string | null;
  readonly role: OccurrenceRole;
  /** The words that carry it, verbatim. */
  readonly wording: string;
  readonly commitment: Commitment;
  readonly quantities: readonly Quantity[];
  /** Another one after every change of it; 0 before the server has it. */
  readonly version: number;
}

/** Who says the quoted words to whom, and with which words the text tells it. */
export interface Attribution {
  readonly id: string;
  readonly annotationId: string;
  readonly speaker: { readonly id: string; readonly name: string } | null;
  readonly addressee: { readonly id: string; readonly name: string } | null;
  readonly naming: (typeof NAMINGS)[number];
  /** Words of the same document that tell of it; null where it has none. */
  readonly at: {
    readonly cue: readonly Segment[] | null;
    readonly speaker: readonly Segment[] | null;
    readonly addressee: readonly Segment[] | null;
  };
  /** The attribution inside which this one is told: "a spokesman said the minister had told her". */
  readonly inside: string | null;
}

/** How quoted words stand to their source's words. */
export type Match = (typeof MATCHES)[number];

/** The last check of a quotation against a source of the project, as a card shows it. */
export interface AnnotationCheck {
  readonly id: string;
  readonly annotationId: string;
  readonly sourceDocumentId: string;
  readonly sourceTitle: string;
  /** What the comparison found; a proposal until it is signed. */
  readonly verdict: Match;
  readonly signedVerdict: Match | null;
  readonly signedBy: Person | null;
  /** Whether the quotation or the source reads otherwise now than when they were compared. */
  readonly outdated: boolean;
}

/** A person as others see them. `id` is null where there is no account. */
export interface Person {
  readonly id: string | null;
  readonly name: string;
}

/** An annotation as the API carries it. The same shape inside, with UTF-16 offsets. */
export interface Annotation {
  readonly id: string;
  readonly projectId: string;
  readonly documentId: string;
  readonly revision: number;
  readonly kind: Kind;
  /** In reading order; more than one segment is a discontinuous span. */
  readonly target: readonly Segment[];
  readonly tags: readonly string[];
  readonly body: string;
  readonly visibility: Visibility;
  readonly claim: ClaimDetail | null;
  readonly quotation: QuotationDetail | null;
  readonly rhetoric: RhetoricDetail | null;
  /** The annotator's own, 1 to 4. */
  readonly confidence: number | null;
  /** The claims of the register it carries, in the order in which they were found in it. */
  readonly occurrences: readonly AnnotationOccurrence[];
  readonly attribution: Attribution | null;
  readonly checks: readonly AnnotationCheck[];
  readonly references: readonly AnnotationReference[];
  readonly reviews: readonly AnnotationReview[];
  /** Notes that are there, deleted ones not counted. */
  readonly noteCount: number;
  readonly status: Status;
  readonly anchor: Anchor;
  readonly orphan: boolean;
  /** Where the words under it were changed by a revision: what they were before. */
  readonly was: string | null;
  readonly createdBy: Person;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Raised by every edit; the ETag is made of it. */
  readonly version: number;
  /** The number, in the reader's own feed, of the last change to the annotation itself. */
  readonly change: number;
}

export interface AnnotationReference {
  readonly id: string;
  readonly annotationId: string;
  readonly relation: "supports" | "refutes" | "context" | "origin";
  readonly locator: string;
  readonly quote: string;
  readonly source: {
    readonly id: string;
    readonly url: string;
    readonly citation: string;
    readonly csl: Readonly<Record<string, unknown>>;
  };
  readonly createdBy: Person;
  readonly createdAt: string;
}

export interface AnnotationReview {
  readonly annotationId: string;
  readonly verdict: "agree" | "disagree" | "unsure";
  readonly comment: string;
  readonly by: Person;
  readonly updatedAt: string;
}

export interface Note {
  readonly id: string;
  readonly annotationId: string;
  readonly replyTo: string | null;
  /** Markdown; empty when deleted. */
  readonly body: string;
  readonly createdBy: Person;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly deletedAt: string | null;
  readonly version: number;
}
