import { Cite } from "@citation-js/core";
import "@citation-js/plugin-ris";
import { bibtexEntry } from "@/lib/format/bibtex";
import { CLAIM_REVIEW } from "@/lib/format/claim-review";
import type { RecordFormat } from "@/lib/format/record-format";
import { bibliography, CSL_JSON } from "@/lib/format/references";
import type { Csl } from "@/lib/source/citation";

/**
 * RIS ends its lines with CR LF, and a record with `ER  - ` and a blank line. The type is named, so
 * that the library takes the item for nothing else and fetches nothing.
 */
function risEntry(item: Csl): string {
  const options = { forceType: "@csl/list+object", generateGraph: false };
  const entry = new Cite([item], options).format("ris").trimEnd();
  return `${entry} \n\n`.replace(/\r?\n/g, "\r\n");
}

export const RECORD_FORMATS = {
  claimreview: CLAIM_REVIEW,
  bibtex: bibliography(bibtexEntry),
  ris: bibliography(risEntry),
  csl: CSL_JSON,
} as const satisfies Readonly<Record<string, RecordFormat>>;

export type RecordFormatName = keyof typeof RECORD_FORMATS;
