import "server-only";
import { BYTE_ORDER_MARK, CSV_COLUMNS } from "@/lib/format/csv";
import type { FormatId } from "@/lib/contract/formats";
import { collectionFrame } from "@/lib/format/w3c-collection";
import { projectTerms } from "@/lib/format/w3c-project";
import { publicUrl } from "@/server/http/public-url";
import { bundleOf } from "./bundle/bundle";
import { claimsCarried } from "./claims";
import { csvLines } from "./csv-lines";
import { htmlOf } from "./html";
import { writtenPages } from "./pages";
import { pieceFile } from "./pieces";
import { xlsxOf, docxOf } from "./office";
import { qdpxOf } from "./qdpx";
import { recordFile } from "./records";
import type { Source } from "./source";
import { bratOf, fileEach } from "./zips";

type Writer = (source: Source) => AsyncIterable<string | Uint8Array>;

/** How each format of the table is written; a format without a writer does not compile. */
export const WRITERS: Readonly<Record<FormatId, Writer>> = {
  w3c: w3cOf,
  csv: csvOf,
  jsonl: jsonlOf,
  html: htmlOf,
  hypothesis: (source) => pieceFile("hypothesis", source),
  doccano: (source) => pieceFile("doccano", source),
  "label-studio": (source) => pieceFile("label-studio", source),
  spacy: (source) => pieceFile("spacy", source),
  conll: (source) => pieceFile("conll", source),
  semeval: (source) => pieceFile("semeval", source),
  markdown: (source) => pieceFile("markdown", source),
  claimreview: (source) => recordFile("claimreview", source),
  bibtex: (source) => recordFile("bibtex", source),
  ris: (source) => recordFile("ris", source),
  csl: (source) => recordFile("csl", source),
  "zotero-rdf": (source) => recordFile("zotero-rdf", source),
  brat: bratOf,
  webanno: (source) => fileEach("webanno", source),
  cas: (source) => fileEach("cas", source),
  tei: (source) => fileEach("tei", source),
  qdpx: qdpxOf,
  xlsx: xlsxOf,
  docx: docxOf,
  bundle: (source) => bundleOf(source, WRITERS),
};

async function* w3cOf({ viewer, title, path, project, documents }: Source) {
  const origin = publicUrl();
  const about = await project();
  const frame = collectionFrame(origin + path, title, about ? projectTerms(about) : {});
  const format = { id: "w3c", publicUrl: origin, between: frame.between } as const;
  let total = 0;
  for await (const document of documents()) {
    for await (const { bytes, items } of writtenPages(viewer, document, () => format)) {
      yield total === 0 ? frame.before : frame.between;
      yield bytes;
      total += items;
    }
  }
  yield total === 0 ? frame.empty : frame.after(total);
}

async function* csvOf({ viewer, documents }: Source) {
  yield BYTE_ORDER_MARK + csvLines([CSV_COLUMNS]);
  for await (const document of documents()) {
    for await (const { bytes } of writtenPages(viewer, document, () => ({ id: "csv" }))) {
      yield bytes;
    }
  }
}

async function* jsonlOf({ viewer, project, documents }: Source) {
  let isFirst = true;
  for await (const document of documents()) {
    const pages = writtenPages(viewer, document, async ({ claimIds }) => {
      const about = isFirst ? await project() : null;
      isFirst = false;
      return { id: "jsonl", claims: await claimsCarried(viewer, claimIds), project: about };
    });
    for await (const { bytes } of pages) yield bytes;
  }
}
