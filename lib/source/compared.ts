import { familyNames, yearOf, type Csl } from "./citation";
import type { ComparedSource } from "./alike";

/** What is compared of a source by its CSL item. */
export function comparedSource(id: string, url: string, csl: Csl): ComparedSource {
  const text = (name: string) => (typeof csl[name] === "string" ? csl[name] : "");
  return {
    id,
    url,
    title: text("title"),
    authors: familyNames(csl.author),
    year: yearOf(csl.issued),
    container: text("container-title") || text("publisher"),
    identifier: text("DOI") || text("ISBN"),
  };
}
