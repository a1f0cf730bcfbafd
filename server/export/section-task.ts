import type { ExportedDocument } from "@/lib/format/exported";
import { htmlSection } from "@/lib/format/html";
import type { Painted } from "@/lib/format/html-text";
import type { HtmlWords } from "@/lib/format/html-words";
import type { DocumentText } from "@/lib/text/document-text";
import type { Task } from "@/server/platform/workers";

interface Section {
  readonly document: ExportedDocument;
  readonly text: DocumentText;
  readonly painted: readonly Painted[];
  readonly index: number;
  readonly words: HtmlWords;
}

/** A text as HTML, up to the first of its cards. */
export function writeSection({ document, text, painted, index, words }: Section): string {
  return [...htmlSection(document, text, painted, index, words)].join("");
}

export const WRITE_SECTION: Task<Section, string> = {
  name: "writeSection",
  run: writeSection,
  timeoutMs: 60_000,
  isShort: ({ text, painted }) => text.text.length < 20_000 && painted.length < 200,
};
