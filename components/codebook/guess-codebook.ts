import type { CodebookFormatId } from "@/lib/contract/formats";

/** How much of a file is looked at, in bytes. */
export const LOOKED_AT = 20_000;

const BY_ENDING: Readonly<Record<string, CodebookFormatId>> = {
  csv: "csv",
  tsv: "csv",
  json: "json",
  jsonld: "skos",
  qdc: "qdc",
  qde: "qdc",
  qdpx: "qdc",
};

/**
 * The format that a codebook's file most likely has, by how it begins and by its name; a person can
 * choose another.
 */
export function guessCodebook(name: string, beginning: string): CodebookFormatId {
  const start = beginning.replace(/^\ufeff/, "").trimStart();
  if (start.startsWith("PK") || start.startsWith("<")) return "qdc";
  if (/^[\[{]/.test(start)) {
    return /skos\/core#|"skos:|"@graph"|"prefLabel"/.test(start) ? "skos" : "json";
  }
  const ending = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  return BY_ENDING[ending] ?? "csv";
}
