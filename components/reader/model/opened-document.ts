import type { readReadingCall } from "@/lib/contract/reading";
import type { Archived, Document } from "@/components/documents/document";
import type { AnswerOf } from "@/lib/contract/operation";
import type { Outlines } from "./outline";
import type { SourceMetadata, Structure } from "@/lib/text/document-text";

/** What is known of a document besides its words. */
export interface DocumentFacts extends SourceMetadata, Pick<Document, "labels"> {
  readonly archive: Archived | null;
  readonly title: string;
  readonly revision: { readonly number: number };
}

/** A document as the server gives it to be read, on the page or beside another one. */
export type OpenedDocument = Pick<
  AnswerOf<typeof readReadingCall>,
  "viewer" | "role" | "secondReader" | "assigned" | "project" | "revision" | "codebook" | "members"
> & {
  /** `change` is the last number of the document's own feed. */
  readonly document: DocumentFacts & { readonly id: string; readonly change: number };
  readonly text: string;
  readonly structure: Structure;
  /** The first annotations in brief, where they came with the page. */
  readonly outlines?: Outlines;
};

/**
 * Tells one reading from another. Offsets of one revision mean nothing in the next, and what one
 * may do is settled when a reading begins, so a change of either begins another reading.
 */
export function readingKey(opened: OpenedDocument): string {
  const { document, revision, role, secondReader, assigned } = opened;
  return [document.id, revision, role, secondReader, assigned === "finished"].join("/");
}
