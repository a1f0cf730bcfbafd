import { canonicalAddress } from "./address";
import { doiAddress, doiOf } from "./doi";
import { isbn13 } from "./isbn";

/** What identifies a source, whoever cites it and in whatever form. */
export interface Identity {
  /** `doi:…`, `isbn:…` or `url:…`: the same for the same source. */
  readonly key: string;
  /** Where it can be read, or empty. Always http or https. */
  readonly url: string;
  /** The fields of a CSL item that follow from it. */
  readonly csl: Readonly<Record<string, string>>;
}

/** An address of doi.org is the DOI it leads to. */
export function identifyUrl(words: string): Identity | null {
  if (/^\s*https?:\/\/(?:www\.|dx\.)?doi\.org\/10\./i.test(words)) {
    const doi = identifyDoi(words);
    if (doi) return doi;
  }
  const url = canonicalAddress(words);
  return url === null ? null : { key: `url:${url}`, url, csl: { type: "webpage", URL: url } };
}

export function identifyDoi(words: string): Identity | null {
  const doi = doiOf(words);
  if (doi === null) return null;
  return { key: `doi:${doi}`, url: doiAddress(doi), csl: { type: "document", DOI: doi } };
}

export function identifyIsbn(words: string): Identity | null {
  const isbn = isbn13(words);
  return isbn === null ? null : { key: `isbn:${isbn}`, url: "", csl: { type: "book", ISBN: isbn } };
}
