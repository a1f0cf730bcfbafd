import "server-only";
import { DOCX_COMMENTS, docxParts } from "@/lib/format/docx";
import type { FileFacts } from "@/lib/format/piece-format";
import { xlsxParts } from "@/lib/format/xlsx";
import { runTask } from "@/server/platform/workers";
import { written } from "./pages";
import { fileFacts, pieceFileOf, piecePages, textOf } from "./pieces";
import type { DocumentToExport, Source } from "./source";
import { WRITE_TEXT_PART } from "./text-task";
import { distinctNames, zipOf, type ZipEntry } from "./zip";
import { baseName, readMe } from "./zips";

/** A workbook with the table on its first sheet. */
export function xlsxOf(source: Source) {
  return zipOf(workbook(source), source.at);
}

async function* workbook(source: Source): AsyncGenerator<ZipEntry> {
  const file = fileFacts("xlsx", source);
  for (const [name, words] of xlsxParts(file)) yield { name, pieces: [words] };
  yield { name: "xl/worksheets/sheet1.xml", pieces: pieceFileOf("xlsx-sheet", source, file) };
}

/** A text as a Word document; several as a zip of them. */
export async function* docxOf(source: Source) {
  const file = fileFacts("docx", source);
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
    const ranges: string[] = [];
    yield { name: "word/comments.xml", pieces: comments(ranges) };
    // A file of the zip is whole before the next one begins, so the ranges are known here.
    const body = await runTask(WRITE_TEXT_PART, { name: "docx", text, file, later: ranges });
    yield { name: "word/document.xml", pieces: [written(body)] };
  }

  async function* comments(ranges: string[]) {
    yield DOCX_COMMENTS.before;
    for await (const { bytes, later = [] } of piecePages("docx", source.viewer, file, document)) {
      ranges.push(...later);
      yield bytes;
    }
    yield DOCX_COMMENTS.after;
  }
}
