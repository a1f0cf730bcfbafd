import { identifyDoi, identifyIsbn, identifyUrl } from "@/lib/source/identify";
import type { AnnotationReference } from "@/lib/annotation/annotation";

/** A source as a person gave it: exactly one of these. */
export interface SourceInput {
  readonly url?: string;
  readonly doi?: string;
  readonly isbn?: string;
  readonly csl?: AnnotationReference["source"]["csl"];
  /** BibTeX, RIS or CSL-JSON as it was pasted; the server parses it. */
  readonly citation?: string;
}

export type Recognised = "url" | "doi" | "isbn" | "citation";

/**
 * Recognises pasted text: a DOI or its address, an ISBN, a web address, or a citation in BibTeX,
 * RIS or CSL-JSON, which the server parses. Null for anything else.
 */
export function recogniseSource(
  words: string,
): { readonly as: Recognised; readonly source: SourceInput } | null {
  const text = words.trim();
  if (text === "") return null;
  if (/^[[{]/.test(text) || /^TY {1,2}-/m.test(text) || /@[a-z]+\s*[{(]/i.test(text)) {
    return { as: "citation", source: { citation: text } };
  }
  if (/^(doi:|10\.\d)/i.test(text) || /^https?:\/\/(www\.|dx\.)?doi\.org\//i.test(text)) {
    return identifyDoi(text) ? { as: "doi", source: { doi: text } } : null;
  }
  if (identifyIsbn(text)) return { as: "isbn", source: { isbn: text } };
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  const looksLikeOne = address === text || /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text);
  return looksLikeOne && identifyUrl(address) ? { as: "url", source: { url: address } } : null;
}
