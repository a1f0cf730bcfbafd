import "server-only";
import type { ExportedProject } from "@/lib/format/exported";
import type { FileFacts } from "@/lib/format/piece-format";
import { addToInventory, qdpxHead, type QdpxInventory } from "@/lib/format/qdpx";
import { xmlText } from "@/lib/format/xml-text";
import { fileFacts, pieceFileOf, piecePages, textOf } from "./pieces";
import type { Source } from "./source";
import { zipOf, type ZipEntry } from "./zip";

/** A project of REFI-QDA: `project.qde` and the texts beside it. */
export function qdpxOf(source: Source) {
  return zipOf(filesOf(source), source.at);
}

async function* filesOf(source: Source): AsyncGenerator<ZipEntry> {
  const project = await source.project();
  const file = fileFacts("qdpx", source, project);
  yield { name: "project.qde", pieces: projectOf(source, file, project) };
  let number = 0;
  for await (const document of source.documents()) {
    const { text } = await textOf(document, ++number);
    yield { name: `Sources/${document.id}.txt`, pieces: [text.text] };
  }
}

/** Annotations are read three times: for users and codes, for selections, for notes and links. */
async function* projectOf(source: Source, file: FileFacts, project: ExportedProject | null) {
  const { viewer, documents } = source;
  const inventory: QdpxInventory = { users: new Map(), codes: new Map() };
  let count = 0;
  for await (const document of documents()) {
    count++;
    for await (const { later = [] } of piecePages("qdpx-inventory", viewer, file, document)) {
      addToInventory(inventory, later);
    }
  }
  yield qdpxHead(file, project, inventory);
  if (count > 0) {
    yield "<Sources>\n";
    yield* pieceFileOf("qdpx-sources", source, file);
    yield "</Sources>\n";
  }
  let hasNotes = false;
  const links: string[] = [];
  for await (const document of documents()) {
    for await (const page of piecePages("qdpx-notes", viewer, file, document)) {
      links.push(...(page.later ?? []));
      if (page.items === 0) continue;
      if (!hasNotes) yield "<Notes>\n";
      hasNotes = true;
      yield page.bytes;
    }
  }
  if (hasNotes) yield "</Notes>\n";
  if (links.length > 0) yield `<Links>${links.join("")}</Links>\n`;
  yield `<Description>${xmlText(file.loss)}</Description></Project>\n`;
}
