import type { Annotation, Note } from "../annotation/annotation";
import type { SourceMetadata } from "../text/document-text";

/**
 * An annotation on its way out, with the words under it. Every offset of it already counts
 * Unicode code points of the revision it names: formats write numbers and never convert them.
 */
export interface Exported {
  readonly annotation: Annotation;
  /** In the order they were written; deleted ones are not among them. */
  readonly notes: readonly Note[];
}

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
export function quoteOf({ target }: Pick<Annotation, "target">): string {
  return target.map(({ exact }) => exact).join(" … ");
}
