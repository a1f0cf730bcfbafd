import { CLAIM_REVIEW } from "@/lib/format/claim-review";
import type { RecordFormat } from "@/lib/format/record-format";
import { sourcesAsRecords } from "@/lib/format/references";
import { SOURCE_WRITERS } from "./source-formats";

export const RECORD_FORMATS = {
  claimreview: CLAIM_REVIEW,
  bibtex: sourcesAsRecords(SOURCE_WRITERS.bibtex),
  ris: sourcesAsRecords(SOURCE_WRITERS.ris),
  csl: sourcesAsRecords(SOURCE_WRITERS.csl),
  "zotero-rdf": sourcesAsRecords(SOURCE_WRITERS["zotero-rdf"]),
} as const satisfies Readonly<Record<string, RecordFormat>>;

export type RecordFormatName = keyof typeof RECORD_FORMATS;
