import type { Span } from "../span/span";

export const KINDS = ["claim", "quotation", "rhetoric"] as const;
export type Kind = (typeof KINDS)[number];

export const VISIBILITIES = ["private", "project"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export const STATUSES = ["open", "accepted", "rejected", "disputed"] as const;
export type Status = (typeof STATUSES)[number];

export const ANCHORS = ["exact", "moved", "changed", "ambiguous", "lost"] as const;
/** How an annotation sits on the revision that is read now. Only exact and moved are certain. */
export type Anchor = (typeof ANCHORS)[number];

export const QUOTATION_FORMS = ["direct", "indirect", "mixed", "scare"] as const;
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
  readonly confidence: number | null;
  readonly references: readonly AnnotationReference[];
  readonly reviews: readonly AnnotationReview[];
  /** Notes that are there, deleted ones not counted. */
  readonly noteCount: number;
  readonly status: Status;
  readonly anchor: Anchor;
  readonly orphan: boolean;
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
