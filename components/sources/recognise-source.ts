import { MAX_PLAIN_CITATION_LENGTH } from "@/lib/contract/terms";
import { identifyDoi, identifyIsbn, identifyUrl } from "@/lib/source/identify";
import type { AnnotationReference } from "@/lib/annotation/annotation";

/** A source as a person gave it: exactly one of these. */
export interface SourceInput {
  readonly url?: string;
  readonly doi?: string;
  readonly isbn?: string;
  readonly csl?: AnnotationReference["source"]["csl"];
  /** BibTeX, RIS or CSL-JSON as it was pasted, which the server parses, or any other words. */
  readonly citation?: string;
}

export type Recognised = "url" | "doi" | "isbn" | "citation" | "plain";

/**
 * Recognises text that names a source: a DOI or its address, an ISBN, a web address, or a citation
 * in BibTeX, RIS or CSL-JSON, which the server parses. Any other words are a plain citation. Null
 * for what names nothing, and for words that are too long.
 */
export function recogniseSource(
  words: string,
): { readonly as: Recognised; readonly source: SourceInput } | null {
  const text = words.trim();
  if (/^[[{]/.test(text) || /^TY {1,2}-/m.test(text) || /@[a-z]+\s*[{(]/i.test(text)) {
    return { as: "citation", source: { citation: text } };
  }
  return identifierIn(text) ?? plainIn(text);
}

function identifierIn(text: string) {
  if (/^(doi:|10\.\d)/i.test(text) || /^https?:\/\/(www\.|dx\.)?doi\.org\//i.test(text)) {
    return identifyDoi(text) ? { as: "doi" as const, source: { doi: text } } : null;
  }
  if (identifyIsbn(text)) return { as: "isbn" as const, source: { isbn: text } };
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  const looksLikeOne = address === text || /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text);
  if (!looksLikeOne || !identifyUrl(address)) return null;
  return { as: "url" as const, source: { url: address } };
}

function plainIn(text: string) {
  if (!/[\p{L}\p{N}]/u.test(text) || text.length > MAX_PLAIN_CITATION_LENGTH) return null;
  return { as: "plain" as const, source: { citation: text } };
}
