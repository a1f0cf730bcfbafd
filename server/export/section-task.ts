import type { ExportedDocument } from "@/lib/format/exported";
import { htmlSection } from "@/lib/format/html";
import type { Painted } from "@/lib/format/html-text";
import type { HtmlWords } from "@/lib/format/html-words";
import type { DocumentText } from "@/lib/text/document-text";
import type { Task } from "@/server/platform/workers";

interface Section {
  readonly document: ExportedDocument;
  readonly text: DocumentText;
  /** JSON: lists of what is drawn in the text, one for each page of annotations. */
  readonly painted: readonly string[];
  readonly index: number;
  readonly words: HtmlWords;
}

/** A text as HTML in UTF-8, up to the first of its cards. */
export function writeSection({ document, text, painted, index, words }: Section): Uint8Array {
  const all = painted.flatMap((page) => JSON.parse(page) as Painted[]);
  const section = [...htmlSection(document, text, all, index, words)].join("");
  return new TextEncoder().encode(section);
}

export const WRITE_SECTION: Task<Section, Uint8Array> = {
  name: "writeSection",
  run: writeSection,
  timeoutMs: 60_000,
  isShort: ({ text, painted }) =>
    text.text.length < 20_000 && painted.reduce((sum, page) => sum + page.length, 0) < 20_000,
};
