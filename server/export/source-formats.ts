import { Cite } from "@citation-js/core";
import "@citation-js/plugin-ris";
import type { SourceFormatId } from "@/lib/contract/formats";
import { bibtexEntry } from "@/lib/format/bibtex";
import { bibliography, CSL_JSON, type SourceFormat } from "@/lib/format/references";
import {
  ZOTERO_RDF_BEGINNING,
  ZOTERO_RDF_END,
  zoteroRdfEntry,
} from "@/lib/format/sources/zotero-rdf";
import type { Csl } from "@/lib/source/citation";

/**
 * RIS ends its lines with CR LF, and a record with `ER  - ` and a blank line. The type is named, so
 * that the library takes the item for nothing else and fetches nothing. The lines are written here:
 * the library breaks them after 70 characters, in the middle of words.
 */
function risEntry(item: Csl): string {
  const options = { forceType: "@csl/list+object", generateGraph: false };
  const [entry = {}] = new Cite([item], options).format("ris", { format: "object" });
  const { TY = "GEN", ...known } = entry;
  const isAuthorless = known.AU === undefined && known.A1 === undefined;
  const tags = { ...(isAuthorless ? { AU: authorsOf(item) } : {}), ...known };
  const lines = Object.entries(tags).flatMap(([tag, values]) =>
    [values].flat().map((value) => `${tag}  - ${String(value)}\r\n`),
  );
  return `TY  - ${String(TY)}\r\n${lines.join("")}ER  - \r\n\r\n`;
}

/** The library writes no authors of some types, such as articles of newspapers. */
function authorsOf({ author }: Csl): string[] {
  if (!Array.isArray(author)) return [];
  return (author as Readonly<Record<string, unknown>>[])
    .map(({ family, literal, given: first }) =>
      [family ?? literal, first].filter((part) => typeof part === "string").join(", "),
    )
    .filter((name) => name !== "");
}

/** How the sources of a project, or those that annotations refer to, are written. */
export const SOURCE_WRITERS: Readonly<Record<SourceFormatId, SourceFormat>> = {
  bibtex: bibliography(bibtexEntry),
  ris: bibliography(risEntry),
  csl: CSL_JSON,
  "zotero-rdf": bibliography(zoteroRdfEntry, ZOTERO_RDF_BEGINNING, ZOTERO_RDF_END),
};
