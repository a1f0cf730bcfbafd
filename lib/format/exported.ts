import type { claim } from "../contract/claims";
import type { ShapeOf } from "../contract/offsets";
import type { evidence, search } from "../contract/evidence";
import type { speaker } from "../contract/speakers";
import type { Note, Person } from "../annotation/annotation";
import type { AnnotationAnswer } from "../contract/annotation";
import type { SourceRelationKind } from "../source/provenance";
import type { CodebookTag, Requirement } from "../tag/codebook";
import type { SourceMetadata } from "../text/document-text";

/**
 * An annotation on its way out, with the words under it. Every offset of it already counts
 * Unicode code points of the revision it names: formats write numbers and never convert them.
 */
export interface Exported {
  readonly annotation: AnnotationAnswer;
  /** In the order they were written; deleted ones are not among them. */
  readonly notes: readonly Note[];
}

/** A claim of the register that an annotation carries, with what was said and found about it. */
export type ExportedClaim = Pick<
  ShapeOf<typeof claim>,
  | "id"
  | "statement"
  | "context"
  | "type"
  | "checkable"
  | "reason"
  | "verdict"
  | "rationale"
  | "decidedBy"
  | "decidedAt"
> & {
  /** In the order in which it was found. */
  readonly evidence: readonly ExportedEvidence[];
};

/** Words of a document of the project, or of a source that is none, that bear on a claim. */
export type ExportedEvidence = Omit<
  ShapeOf<typeof evidence>,
  "projectId" | "claim" | "annotationDocumentId" | "updatedAt" | "version"
>;

/** What belongs to the project of a text and to no passage of it. */
export interface ExportedProject {
  readonly id: string;
  readonly name: string;
  readonly codebook: { readonly version: number; readonly tags: readonly ExportedTag[] };
  /** The records that attributions name by their id. */
  readonly speakers: readonly ExportedSpeaker[];
  /** Which source takes from which. */
  readonly relations: readonly ExportedRelation[];
  /** Where people looked for evidence, oldest first. */
  readonly searches: readonly ExportedSearch[];
}

export interface ExportedTag extends Omit<CodebookTag, "group" | "semeval"> {
  readonly id: string;
  readonly requires: Requirement;
  readonly justify: boolean;
  /** The id of the tag it stands under. */
  readonly parent: string | null;
  readonly mergedInto: string | null;
  readonly retiredAt: string | null;
}

export type ExportedSpeaker = Pick<
  ShapeOf<typeof speaker>,
  "id" | "name" | "role" | "identifier" | "aliases" | "description"
>;

export interface ExportedRelation {
  readonly id: string;
  readonly relation: SourceRelationKind;
  /** The source that cites, quotes, reprints, translates or derives … */
  readonly from: ExportedSource;
  /** … from this one. */
  readonly to: ExportedSource;
  readonly note: string;
  /** The annotation that shows it. */
  readonly viaAnnotationId: string | null;
  readonly createdBy: Person;
  readonly createdAt: string;
}

interface ExportedSource {
  readonly id: string;
  readonly citation: string;
  readonly url: string;
  /** The document of the project that holds its text. */
  readonly documentId: string | null;
}

export type ExportedSearch = Omit<ShapeOf<typeof search>, "claimId"> & {
  readonly claim: { readonly id: string; readonly statement: string };
};

export interface ExportedRevision {
  readonly number: number;
  /** SHA-256 of the text in UTF-8, in hexadecimal. */
  readonly sha256: string;
  readonly createdAt: string;
}

/** What every format may say about the document whose annotations it carries. */
export interface ExportedDocument extends SourceMetadata {
  readonly id: string;
  readonly title: string;
  /** The one that is read now. */
  readonly revision: ExportedRevision;
  /** All of them: an orphan counts in an older one. */
  readonly revisions: readonly ExportedRevision[];
}

/** The words an annotation points to, as one string; pieces of a discontinuous span are apart. */
export function quoteOf({ target }: Pick<AnnotationAnswer, "target">): string {
  return target.map(({ exact }) => exact).join(" … ");
}
