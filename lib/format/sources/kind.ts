import type { SourceFormatId } from "../../contract/formats";

/** How much of a file is looked at, in UTF-16 code units. */
const LOOKED_AT = 100_000;

/** Which kind of file of references a text is, told by its content and not by its name; else null. */
export function sourceFormatOf(text: string): SourceFormatId | null {
  const start = text
    .slice(0, LOOKED_AT)
    .replace(/^\ufeff/, "")
    .trimStart();
  if (start.startsWith("<")) return /<(?:\w+:)?RDF[\s>]/.test(start) ? "zotero-rdf" : null;
  if (/^[[{]/.test(start)) return "csl";
  if (/^TY {1,2}-/m.test(start)) return "ris";
  return /@\s*[a-z]+\s*[{(]/i.test(start) ? "bibtex" : null;
}
