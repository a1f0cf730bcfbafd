import "server-only";
import type { FormatId } from "@/lib/contract/formats";
import type { ExportedProject } from "@/lib/format/exported";
import { labelsOf } from "@/lib/format/label";
import type { FileFacts, PieceFormat, TextInFile } from "@/lib/format/piece-format";
import type { Viewer } from "@/server/access/viewer";
import { revisionText } from "@/server/document/revision-text";
import { publicUrl } from "@/server/http/public-url";
import { read } from "@/server/platform/db";
import { runTask } from "@/server/platform/workers";
import { lossInWords } from "./loss-words";
import { WORDS } from "./words";
import { writtenPages, written } from "./pages";
import { PIECE_FORMATS, type PieceFormatName } from "./piece-formats";
import type { DocumentToExport, Source } from "./source";
import { WRITE_TEXT_PART } from "./text-task";

/** A file of all texts, one after the other. */
export async function* pieceFile(name: PieceFormatName & FormatId, source: Source) {
  yield* pieceFileOf(name, source, fileFacts(name, source, await source.project()));
}

/** The same for a part of a file whose facts are known. */
export async function* pieceFileOf(name: PieceFormatName, source: Source, file: FileFacts) {
  const format: PieceFormat = PIECE_FORMATS[name];
  const separate = separator(format);
  let number = 0;
  yield format.before?.(file) ?? "";
  for await (const document of source.documents()) {
    if (++number > 1) yield format.betweenTexts ?? "";
    yield* textPieces(name, source, file, document, number, separate);
  }
  yield format.after?.(file) ?? "";
}

/** The project is for its labels; it is not held, since each text hands the facts to a thread. */
export function fileFacts(
  name: FormatId,
  { viewer, title, at }: Source,
  project: ExportedProject | null = null,
): FileFacts {
  return {
    title,
    publicUrl: publicUrl(),
    exportedAt: at.toISOString(),
    by: viewer.name,
    labels: labelsOf(project),
    loss: lossInWords(name),
    words: WORDS,
  };
}

/** One text with its annotations, page by page. */
export async function* textPieces(
  name: PieceFormatName,
  { viewer }: Source,
  file: FileFacts,
  document: DocumentToExport,
  number: number,
  separate = separator(PIECE_FORMATS[name]),
): AsyncGenerator<string | Uint8Array> {
  const format: PieceFormat = PIECE_FORMATS[name];
  const text = format.textBefore || format.textAfter ? await textOf(document, number) : null;
  const part = (later: readonly string[] | null) =>
    text ? runTask(WRITE_TEXT_PART, { name, text, file, later }).then(written) : "";
  if (format.textBefore) yield await part(null);
  const later: string[] = [];
  let isNewText = true;
  for await (const page of piecePages(name, viewer, file, document)) {
    later.push(...(page.later ?? []));
    if (page.items === 0) continue;
    yield separate(isNewText);
    yield page.bytes;
    isNewText = false;
  }
  if (format.textAfter) yield await part(later);
}

/** A text's annotations in a format, each page as it was written. */
export function piecePages(
  name: PieceFormatName,
  viewer: Viewer,
  { publicUrl: origin, words }: FileFacts,
  document: DocumentToExport,
) {
  let first = 1;
  return writtenPages(viewer, document, (_page, from, to) => {
    const page = { id: "pieces", name, publicUrl: origin, words, first } as const;
    first += to - from;
    return page;
  });
}

export async function textOf(document: DocumentToExport, number: number): Promise<TextInFile> {
  const { id, revision } = document;
  const found = await revisionText(read, id, revision.number);
  if (!found) throw new Error(`no text of revision ${revision.number} of document ${id}`);
  const { text, structure } = found;
  return { document, text: { text, structure }, number };
}

/** What stands between two pages: nothing before the first, which is new in each text that has a head. */
function separator({ betweenPieces = "", textBefore }: PieceFormat) {
  let isFirst = true;
  return (isNewText: boolean): string => {
    const words = isFirst || (isNewText && textBefore) ? "" : betweenPieces;
    isFirst = false;
    return words;
  };
}
