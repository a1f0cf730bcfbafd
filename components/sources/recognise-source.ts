import { identifyDoi, identifyIsbn, identifyUrl } from "@/lib/source/identify";
import type { AnnotationReference } from "@/lib/annotation/annotation";

/** A source as a person gave it: exactly one of these. */
export interface GivenSource {
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
): { readonly as: Recognised; readonly source: GivenSource } | null {
  const given = words.trim();
  if (given === "") return null;
  if (/^[[{]/.test(given) || /^TY {1,2}-/m.test(given) || /@[a-z]+\s*[{(]/i.test(given)) {
    return { as: "citation", source: { citation: given } };
  }
  if (/^(doi:|10\.\d)/i.test(given) || /^https?:\/\/(www\.|dx\.)?doi\.org\//i.test(given)) {
    return identifyDoi(given) ? { as: "doi", source: { doi: given } } : null;
  }
  if (identifyIsbn(given)) return { as: "isbn", source: { isbn: given } };
  const address = /^https?:\/\//i.test(given) ? given : `https://${given}`;
  const looksLikeOne = address === given || /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(given);
  return looksLikeOne && identifyUrl(address) ? { as: "url", source: { url: address } } : null;
}
