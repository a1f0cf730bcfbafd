import type { CodebookFormatId } from "../../contract/formats";
import type { CodebookToWrite } from "./code";
import { readCsv, writeCsv } from "./csv";
import type { CodebookReader } from "./incoming";
import { readJson, writeJson } from "./json";
import { readQdc, writeQdc } from "./qdc";
import { readSkos, writeSkos } from "./skos";

/** What writes a codebook in each format, in pieces. */
export const CODEBOOK_WRITERS: Readonly<
  Record<CodebookFormatId, (codebook: CodebookToWrite) => Iterable<string>>
> = { json: writeJson, csv: writeCsv, qdc: writeQdc, skos: writeSkos };

/** What reads a codebook in each format. */
export const CODEBOOK_READERS: Readonly<Record<CodebookFormatId, CodebookReader>> = {
  json: readJson,
  csv: readCsv,
  qdc: readQdc,
  skos: readSkos,
};
