import "server-only";
import { readableTime } from "@/lib/text/readable-date";
import { bratConfiguration, bratText } from "@/lib/format/brat";
import { fileName } from "@/lib/format/file-name";
import { FORMATS } from "@/lib/contract/formats";
import type { FileFacts } from "@/lib/format/piece-format";
import { fileFacts, pieceFile, textOf, textPieces } from "./pieces";
import type { PieceFormatName } from "./piece-formats";
import type { DocumentToExport, Source } from "./source";
import { distinctNames, zipOf, type ZipEntry } from "./zip";

/** One text as a file of its own, several as a zip of such files. */
type Each = "webanno" | "cas" | "tei";

export function fileEach(name: Each, source: Source) {
  return source.scope === "document"
    ? pieceFile(name, source)
    : zipOf(filesOf(name, source), source.at);
}

async function* filesOf(name: Each, source: Source): AsyncGenerator<ZipEntry> {
  const file = fileFacts(name, source);
  const ending = FORMATS.find(({ id }) => id === name)?.ending ?? "";
  const distinct = distinctNames();
  let number = 0;
  for await (const document of source.documents()) {
    const pieces = textPieces(name, source, file, document, ++number);
    yield { name: distinct(baseName(document), ending), pieces };
  }
  yield readMe(file);
}

/** For each text the text itself and the lines beside it, and what brat needs to show the labels. */
export function bratOf(source: Source) {
  return zipOf(bratFiles(source), source.at);
}

async function* bratFiles(source: Source): AsyncGenerator<ZipEntry> {
  const name: PieceFormatName = "brat";
  const project = await source.project();
  const file = fileFacts(name, source, project);
  const relations = project?.codebook.relationTypes.map(({ slug }) => slug);
  yield { name: "annotation.conf", pieces: [bratConfiguration(file.labels, relations)] };
  const distinct = distinctNames();
  let number = 0;
  for await (const document of source.documents()) {
    const { text } = await textOf(document, ++number);
    const base = distinct(baseName(document), "");
    yield { name: `${base}.txt`, pieces: [bratText(text.text)] };
    yield { name: `${base}.ann`, pieces: textPieces(name, source, file, document, number) };
  }
  yield readMe(file);
}

export const baseName = ({ title }: DocumentToExport) => fileName(title, ".x").slice(0, -2);

export function readMe({ title, exportedAt, loss, words }: FileFacts): ZipEntry {
  return {
    name: "README.txt",
    pieces: [`${title}\n${words.exported}, ${readableTime(exportedAt)}\n\n${loss}\n`],
  };
}
