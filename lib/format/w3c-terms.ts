import type { Person } from "../annotation/annotation";
import type { ExportedDocument } from "./exported";

export interface W3cContext {
  /** The public origin of this server, without a trailing slash. */
  readonly publicUrl: string;
  /** The labels are of exports alone: what an address answers does not change with them. */
  readonly document: Pick<ExportedDocument, "id" | "revisions"> &
    Partial<Pick<ExportedDocument, "labels">>;
}

export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
export type W3cAnnotation = { readonly [key: string]: Json };

/**
 * The container of a document's annotations (Web Annotation Protocol, 4), which answers at this
 * address; ends in a slash.
 */
export function containerIri(publicUrl: string, documentId: string): string {
  return `${publicUrl}/w3c/documents/${documentId}/annotations/`;
}

export function annotationIri(publicUrl: string, documentId: string, id: string): string {
  return containerIri(publicUrl, documentId) + id;
}

/** What selectors count in: this address answers exactly the text of the newest revision. */
export function documentIri(publicUrl: string, documentId: string): string {
  return `${publicUrl}/api/v1/documents/${documentId}/text`;
}

export function iriOf(id: string, { publicUrl, document }: W3cContext): string {
  return annotationIri(publicUrl, document.id, id);
}

export function creator({ id, name }: Person): Json {
  return { ...(id ? { id: `urn:uuid:${id}` } : {}), type: "Person", name };
}

/** Terms of our own, with our prefix; unknown and empty ones are left out. */
export function ownTerms(terms: Readonly<Record<string, Json | null | undefined>>): W3cAnnotation {
  const own: Record<string, Json> = {};
  for (const [term, value] of Object.entries(terms)) {
    if (value !== null && value !== undefined && value !== "") own[`obelus:${term}`] = value;
  }
  return own;
}
