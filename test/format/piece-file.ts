import type { AnnotationAnswer } from "@/lib/contract/annotation";
import type { Exported, ExportedDocument } from "@/lib/format/exported";
import { htmlWordsFrom } from "@/lib/format/html-words";
import { labelsOf } from "@/lib/format/label";
import type { FileFacts, PieceFormat } from "@/lib/format/piece-format";
import { parseBrackets } from "@/lib/span/bracketed";
import { codePointIndex } from "@/lib/text/code-points";
import type { DocumentText } from "@/lib/text/document-text";
import english from "@/messages/en.json";
import card from "@/messages/en-card.json";
import checks from "@/messages/en-checks.json";
import evidence from "@/messages/en-evidence.json";
import claims from "@/messages/en-claims.json";
import claimPages from "@/messages/en-claim-pages.json";
import serverWords from "@/messages/en-server.json";
import sourceWords from "@/messages/en-sources.json";
import { annotation, document, project } from "./sample";

export const WORDS = htmlWordsFrom({
  ...english,
  ...card,
  ...checks,
  ...evidence,
  ...claims,
  ...claimPages,
  ...sourceWords,
  Export: serverWords.Export,
});

export const PROJECT = project("some-tag");

export const FILE: FileFacts = {
  title: "A project",
  publicUrl: "https://obelus.test",
  exportedAt: "2024-03-07T10:00:00.000Z",
  by: "Ana",
  labels: labelsOf(PROJECT),
  loss: "Something is left out.",
  words: WORDS,
};

/** A text of an export with what is said of it. */
export interface SampleText {
  readonly document: ExportedDocument;
  readonly text: DocumentText;
  readonly annotations: readonly Exported[];
}

/** What an annotation is, and which of the brackets of the text are its pieces. */
export type Marked = Partial<AnnotationAnswer> & {
  readonly at?: readonly number[];
  readonly notes?: Exported["notes"];
  readonly relations?: Exported["relations"];
};

/**
 * A text in the notation of `parseBrackets` (each line one paragraph) and its annotations, by
 * default one for each pair of brackets.
 */
export function sampleText(notation: string, marked?: readonly Marked[]): SampleText {
  const { text, spans } = parseBrackets(notation);
  const index = codePointIndex(text);
  const all = marked ?? spans.map((_, at): Marked => ({ at: [at] }));
  const annotations = all.map(({ at = [], notes = [], relations, ...rest }, number) => {
    const target = at.map((which) => {
      const { start = 0, end = 0 } = spans[which] ?? {};
      return {
        start: index.toCodePoints(start),
        end: index.toCodePoints(end),
        exact: text.slice(start, end),
        prefix: text.slice(Math.max(0, start - 8), start),
        suffix: text.slice(end, end + 8),
      };
    });
    const id = `01920000-0000-7000-8000-${String(900 + number).padStart(12, "0")}`;
    return { annotation: annotation("words", { id, target, ...rest }), notes, relations };
  });
  const blocks = [...text.matchAll(/[^\r\n]+/g)].map(({ 0: line, index: start }) => ({
    kind: "paragraph" as const,
    start,
    end: start + line.length,
  }));
  return {
    document: document("Harbour talk"),
    text: { text, structure: { blocks, marks: [] } },
    annotations,
  };
}

/** The whole file, as the service that reads pages puts it together. */
export function pieceFile(format: PieceFormat, texts: readonly SampleText[], file = FILE): string {
  const { betweenPieces = "", textBefore } = format;
  let isFirst = true;
  const parts = texts.map((one, at) => {
    const text = { document: one.document, text: one.text, number: at + 1 };
    const index = codePointIndex(one.text.text);
    const made = one.annotations.flatMap((each, position) => {
      const toUtf16 = (offset: number) => index.toUtf16(offset) ?? offset;
      const number = position + 1;
      const { publicUrl, words } = file;
      return (
        format.piece(each, { document: one.document, publicUrl, words, number, toUtf16 }) ?? []
      );
    });
    if (textBefore) isFirst = true;
    const pieces = made.map(({ words }) => {
      if (words === "") return "";
      const between = isFirst ? "" : betweenPieces;
      isFirst = false;
      return between + words;
    });
    const later = made.flatMap((each) => (each.later ? [each.later] : []));
    return [
      textBefore?.(text, file) ?? "",
      ...pieces,
      format.textAfter?.(text, file, later) ?? "",
    ].join("");
  });
  const all = parts.join(format.betweenTexts ?? "");
  return (format.before?.(file) ?? "") + all + (format.after?.(file) ?? "");
}
