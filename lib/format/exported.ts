import type { claim } from "../contract/claims";
import type { ShapeOf } from "../contract/offsets";
import type { evidence, search } from "../contract/evidence";
import type { relationType } from "../contract/relation-types";
import type { relation } from "../contract/relations";
import type { speaker } from "../contract/speakers";
import type { Note, Person } from "../annotation/annotation";
import type { AnnotationAnswer } from "../contract/annotation";
import type { SourceRelationKind } from "../source/provenance";
import type { CodebookTag, Requirement } from "../tag/codebook";
import type { TagProperty } from "../tag/properties";
import type { SourceMetadata } from "../text/document-text";

/**
 * An annotation in an export, with its notes. Its offsets already count code points of the revision
 * it names: formats write numbers and never convert them.
 */
export interface Exported {
  readonly annotation: AnnotationAnswer;
  /** Oldest first, without deleted ones. */
  readonly notes: readonly Note[];
  /** Those with this annotation at an end, oldest first; absent for none. */
  readonly relations?: readonly ExportedLink[];
}

/** A relation of an annotation, as it is read from it. */
export interface ExportedLink extends Pick<
  ShapeOf<typeof relation>,
  "id" | "type" | "note" | "createdBy" | "createdAt"
> {
  /** Whether it leads from this annotation to the other one. */
  readonly isOutgoing: boolean;
  /** What it is called, read from this annotation. */
  readonly wording: string;
  /** The annotation at the other end. */
  readonly other: ShapeOf<typeof relation>["toEnd"] & { readonly id: string };
}

/** A claim of the register that an annotation carries, with its verdict and evidence. */
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

/** Words that bear on a claim, from a document of the project or from a source outside it. */
export type ExportedEvidence = Omit<
  ShapeOf<typeof evidence>,
  "projectId" | "claim" | "annotationDocumentId" | "updatedAt" | "version"
>;

/** What belongs to the project of a text and to no passage of it. */
export interface ExportedProject {
  readonly id: string;
  readonly name: string;
  readonly codebook: {
    readonly version: number;
    readonly tags: readonly ExportedTag[];
    readonly relationTypes: readonly ExportedRelationType[];
  };
  /** The speakers that attributions refer to by id. */
  readonly speakers: readonly ExportedSpeaker[];
  /** The relations between sources. */
  readonly relations: readonly ExportedRelation[];
  /** Where people looked for evidence, oldest first. */
  readonly searches: readonly ExportedSearch[];
}

export interface ExportedTag extends Omit<CodebookTag, "group" | "semeval"> {
  readonly id: string;
  readonly requires: Requirement;
  readonly justify: boolean;
  readonly properties: readonly TagProperty[];
  /** The id of the parent tag. */
  readonly parent: string | null;
  readonly mergedInto: string | null;
  readonly retiredAt: string | null;
}

type ExportedRelationType = Omit<
  ShapeOf<typeof relationType>,
  "projectId" | "position" | "createdAt" | "updatedAt" | "version"
>;

export type ExportedSpeaker = Pick<
  ShapeOf<typeof speaker>,
  "id" | "name" | "role" | "identifier" | "aliases" | "description"
>;

export interface ExportedRelation {
  readonly id: string;
  readonly relation: SourceRelationKind;
  /** The source that cites, quotes, reprints, translates, derives, is the same or is another work … */
  readonly from: ExportedSource;
  /** … from, as or than this one. */
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
  /** The project's document that holds the source's text. */
  readonly documentId: string | null;
}

export type ExportedSearch = Omit<ShapeOf<typeof search>, "claimId"> & {
  readonly claim: { readonly id: string; readonly statement: string };
};

interface ExportedRevision {
  readonly number: number;
  /** SHA-256 of the text in UTF-8, in hexadecimal. */
  readonly sha256: string;
  readonly createdAt: string;
}

/** What every format may include about the document whose annotations it exports. */
export interface ExportedDocument extends SourceMetadata {
  readonly id: string;
  readonly title: string;
  readonly labels: readonly { readonly name: string }[];
  /** The newest one. */
  readonly revision: ExportedRevision;
  /** All of them: an orphan's offsets count in an older one. */
  readonly revisions: readonly ExportedRevision[];
}
