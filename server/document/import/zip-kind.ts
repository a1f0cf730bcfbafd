import { entriesOf } from "./zip";

export type ZipKind = "docx" | "odt" | "epub" | "spreadsheet" | "presentation" | "zip";

/** What a zip archive holds, by the names in its directory and by its `mimetype`. */
export function zipKind(bytes: Uint8Array): ZipKind {
  const names = new Set(entriesOf(bytes)?.map(({ name }) => name.toLowerCase()));
  const start = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  // In both families the type is the first entry, stored and not packed.
  const type = /^PK\x03\x04[^]{26}mimetype(application\/[\w.+-]+)/.exec(start)?.[1] ?? "";
  if (type.startsWith("application/epub+zip")) return "epub";
  if (type.startsWith("application/vnd.oasis.opendocument.text")) return "odt";
  if (type.startsWith("application/vnd.oasis.opendocument.spreadsheet")) return "spreadsheet";
  if (type.startsWith("application/vnd.oasis.opendocument.presentation")) return "presentation";
  if (names.has("word/document.xml") || names.has("word/document2.xml")) return "docx";
  if (names.has("xl/workbook.xml") || names.has("xl/workbook.bin")) return "spreadsheet";
  if (names.has("ppt/presentation.xml")) return "presentation";
  if (names.has("meta-inf/container.xml")) return "epub";
  return "zip";
}
