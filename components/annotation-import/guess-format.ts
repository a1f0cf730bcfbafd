import type { ImportFormat } from "@/lib/contract/imports";

/** How much of a file is looked at, in bytes. */
export const LOOKED_AT = 20_000;

const BY_ENDING: Readonly<Record<string, ImportFormat>> = {
  ann: "brat",
  csv: "csv",
  jsonld: "w3c",
  labels: "semeval",
  qde: "qdpx",
  qdpx: "qdpx",
  tsv: "webanno",
  zip: "brat",
};

/**
 * The format that a file of annotations most likely has, by how it begins and by its name; a person
 * can choose another.
 */
export function guessFormat(name: string, beginning: string): ImportFormat {
  const start = beginning.trimStart();
  if (start.startsWith("#FORMAT=WebAnno TSV")) return "webanno";
  if (/^[TRE]\d+\t/.test(start)) return "brat";
  if (/^[\[{]/.test(start)) return guessJson(start);
  if (/^(?:\d+|article\d+)\t[^\t\n]+\t\d+\t\d+\s*$/m.test(start.split("\n", 1)[0] ?? "")) {
    return "semeval";
  }
  const ending = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  return BY_ENDING[ending] ?? (start.startsWith("<") ? "qdpx" : "csv");
}

function guessJson(start: string): ImportFormat {
  const has = (key: string) => start.includes(`"${key}"`);
  if (/w3\.org\/ns\/anno|"motivation"|"TextQuoteSelector"[^]*"@context"/.test(start)) return "w3c";
  if (/"acct:|"(?:user_info|document_fingerprint)"/.test(start) || (has("uri") && has("links"))) {
    return "hypothesis";
  }
  if (has("from_name") || has("completed_by") || (has("data") && has("predictions"))) {
    return "label-studio";
  }
  if (has("entities") || has("Comments") || (has("text") && (has("label") || has("labels")))) {
    return "doccano";
  }
  return has("@context") ? "w3c" : "jsonl";
}
