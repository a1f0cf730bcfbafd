import "server-only";
import { docxParts } from "@/lib/format/docx";
import type { FileFacts } from "@/lib/format/piece-format";
import { xlsxParts } from "@/lib/format/xlsx";
import { fileFacts, pieceFileOf, textOf, textPieces } from "./pieces";
import type { DocumentToExport, Source } from "./source";
import { distinctNames, zipOf, type ZipEntry } from "./zip";
import { baseName, readMe } from "./zips";

/** A workbook with the table on its first sheet. */
export function xlsxOf(source: Source) {
  return zipOf(workbook(source), source.at);
}

async function* workbook(source: Source): AsyncGenerator<ZipEntry> {
  const file = await fileFacts("xlsx", source);
  for (const [name, words] of xlsxParts(file)) yield { name, pieces: [words] };
  yield { name: "xl/worksheets/sheet1.xml", pieces: pieceFileOf("xlsx-sheet", source, file) };
}

/** A text as a Word document; several as a zip of them. */
export async function* docxOf(source: Source) {
  const file = await fileFacts("docx", source);
  if (source.scope === "project") return yield* zipOf(documentsOf(source, file), source.at);
  for await (const document of source.documents()) yield* word(source, file, document, 1);
}

async function* documentsOf(source: Source, file: FileFacts): AsyncGenerator<ZipEntry> {
  const distinct = distinctNames();
  let number = 0;
  for await (const document of source.documents()) {
    const name = distinct(baseName(document), ".docx");
    yield { name, pieces: word(source, file, document, ++number), asItIs: true };
  }
  yield readMe(file);
}

function word(source: Source, file: FileFacts, document: DocumentToExport, number: number) {
  return zipOf(partsOf(), source.at);

  async function* partsOf(): AsyncGenerator<ZipEntry> {
    const text = await textOf(document, number);
    for (const [name, words] of docxParts(text, file)) yield { name, pieces: [words] };
    for (const [name, part] of [
      ["word/document.xml", "docx-text"],
      ["word/comments.xml", "docx-comments"],
    ] as const) {
      yield { name, pieces: textPieces(part, source, file, document, number) };
    }
  }
}
