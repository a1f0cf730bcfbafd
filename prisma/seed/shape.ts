import type { Role } from "@/lib/access/policy";
import type {
  AnnotationReference,
  AnnotationReview,
  ClaimDetail,
  OccurrenceRole,
  QuotationDetail,
  RhetoricDetail,
  Status,
} from "@/lib/annotation/annotation";
import type { TagKind } from "@/lib/tag/codebook";
import type { SourceMetadata, TextFormat } from "@/lib/text/document-text";

/** Moments are ISO 8601 in UTC; people, documents, claims and sources are meant by their ids. */
export interface Story {
  readonly project: StoryProject;
  readonly people: readonly StoryPerson[];
  readonly documents: readonly StoryDocument[];
  readonly sources: readonly StorySource[];
  readonly claims: readonly StoryClaim[];
  readonly annotations: readonly StoryAnnotation[];
}

interface StoryProject {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly at: string;
}

/** Somebody who never signs in: there is no address and no password. */
interface StoryPerson {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

export interface StoryDocument {
  readonly id: string;
  readonly title: string;
  readonly format: TextFormat;
  readonly metadata: SourceMetadata;
  /** The text as it first came in, then as it was replaced; revision n is contents[n − 1]. */
  readonly contents: readonly StoryContent[];
}

interface StoryContent {
  readonly revisionId: string;
  readonly markdown: string;
  readonly by: string;
  readonly at: string;
}

export interface StorySource {
  readonly id: string;
  readonly url: string;
  readonly csl: Readonly<Record<string, unknown>>;
  /** The document of the project that holds the source’s own words. */
  readonly documentId?: string;
}

export const STORY_VERDICTS = [
  "true",
  "mostly-true",
  "misleading",
  "unverifiable",
  "false",
] as const;
type StoryVerdict = (typeof STORY_VERDICTS)[number];

export interface StoryClaim {
  readonly id: string;
  readonly statement: string;
  readonly context: string;
  /** A claim type of the default codebook. */
  readonly type: string;
  readonly checkable: boolean;
  readonly by: string;
  readonly at: string;
  /** Null while nothing is decided. */
  readonly verdict: StoryVerdict | null;
  readonly rationale: string;
  readonly decidedBy?: string;
  readonly decidedAt?: string;
}

/** Words as they stand in the text without marks; paragraphs are two line feeds apart, cells a tab. */
export interface StoryQuote {
  readonly exact: string;
  /** What stands right before and after, given where the words occur more than once. */
  readonly prefix?: string;
  readonly suffix?: string;
}

export interface StoryAnnotation {
  readonly id: string;
  readonly documentId: string;
  /** The revision the words stand in: 1 for the first content. */
  readonly onRevision: number;
  readonly by: string;
  readonly at: string;
  readonly kind: TagKind;
  /** In reading order; more than one is a discontinuous span. */
  readonly quotes: readonly StoryQuote[];
  /** Slugs of the default codebook, of the annotation’s kind. */
  readonly tags: readonly string[];
  readonly body: string;
  readonly claim?: ClaimDetail & {
    readonly role?: "asserts" | "repeats" | "denies" | "quotes" | "hedges";
    readonly commitment?: "asserted" | "probable" | "possible" | "denied" | "reported";
  };
  /** A second claim that the same words carry. */
  readonly carriesToo?: { readonly id: string; readonly role: OccurrenceRole };
  /** How sure its annotator is, from 1 to 4. */
  readonly confidence?: 1 | 2 | 3 | 4;
  readonly quotation?: QuotationDetail;
  readonly rhetoric?: Partial<RhetoricDetail>;
  readonly status: Status;
  /** What a later revision did to the words; absent where the text has only one. */
  readonly fate?: "exact" | "moved" | "changed" | "lost";
  readonly notes: readonly StoryNote[];
  readonly references: readonly StoryReference[];
  readonly reviews: readonly StoryReview[];
}

interface StoryNote {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  /** Markdown. */
  readonly body: string;
  /** An earlier note of the same annotation. */
  readonly replyTo?: string;
}

interface StoryReference {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly relation: AnnotationReference["relation"];
  readonly source: string;
  readonly locator: string;
  readonly quote: string;
}

interface StoryReview {
  readonly by: string;
  readonly at: string;
  readonly verdict: AnnotationReview["verdict"];
  readonly comment: string;
}
