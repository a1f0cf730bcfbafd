import type { Role } from "@/lib/access/policy";
import type { SourceMetadata, Structure } from "@/lib/text/document-text";
import type { ReadingTag } from "./codebook";

/** What is known of a document besides its words. */
export interface DocumentFacts extends SourceMetadata {
  readonly title: string;
  readonly revision: { readonly number: number };
}

/** A document as the server gives it to be read, on the page or beside another one. */
export interface OpenedDocument {
  readonly viewer: { readonly id: string; readonly name: string };
  readonly role: Role;
  readonly secondReader: boolean;
  /** `change` is the last number of the project's feed when the document was read. */
  readonly project: { readonly id: string; readonly name: string; readonly change: number };
  /** `change` is the last number of the document's own feed. */
  readonly document: DocumentFacts & { readonly id: string; readonly change: number };
  readonly revision: number;
  readonly text: string;
  readonly structure: Structure;
  readonly codebook: readonly ReadingTag[];
}

/**
 * Tells one reading from another. Offsets of one revision mean nothing in the next, and what one
 * may do is settled when a reading begins, so a change of either begins another reading.
 */
export function readingKey({ document, revision, role, secondReader }: OpenedDocument): string {
  return [document.id, revision, role, secondReader].join("/");
}
