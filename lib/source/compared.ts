import { yearOf, type Csl } from "./citation";
import type { ComparedSource } from "./alike";

/** What is compared of a source by its CSL item. */
export function comparedSource(id: string, url: string, csl: Csl): ComparedSource {
  const text = (name: string) => (typeof csl[name] === "string" ? csl[name] : "");
  const authors = Array.isArray(csl.author) ? (csl.author as Record<string, unknown>[]) : [];
  return {
    id,
    url,
    title: text("title"),
    authors: authors.flatMap((name) => {
      const known = name.family ?? name.literal ?? name.given;
      return typeof known === "string" ? [known] : [];
    }),
    year: yearOf(csl.issued),
    container: text("container-title") || text("publisher"),
    identifier: text("DOI") || text("ISBN"),
  };
}
