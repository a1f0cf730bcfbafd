import { createHash } from "node:crypto";
import { codePointIndex, codePointLength, wellFormed } from "@/lib/text/code-points";
import type { Part, Structure } from "@/lib/text/document-text";
import { fromAkomaNtoso } from "@/lib/text/akoma-ntoso";
import { fromHtml, fromXhtml } from "@/lib/text/html";
import { storable, type IncomingText, type TextRefusal } from "@/lib/text/incoming";
import { fromMarkdown } from "@/lib/text/markdown";
import { fromPlain } from "@/lib/text/plain";
import { fromSubtitles } from "@/lib/text/subtitles";
import { fromTei } from "@/lib/text/tei";

const FROM = {
  plain: (content: string) => fromPlain(content),
  markdown: (content: string) => fromMarkdown(content),
  html: (content: string, page: Page) => fromHtml(content, page),
  xhtml: (content: string, page: Page) => fromXhtml(content, page),
  tei: (content: string) => fromTei(content),
  "akoma-ntoso": (content: string) => fromAkomaNtoso(content),
  subtitles: (content: string) => fromSubtitles(content),
} as const;

/** What characters can be read as; a file is more than that (convert-file.ts). */
export type WrittenFormat = keyof typeof FROM;

/** What is known of a page besides its markup, and what of it is wanted. */
export interface Page {
  readonly part?: Part;
  /** Where the page was fetched from. */
  readonly address?: string;
}

export interface TextToConvert extends Page {
  readonly content: string;
  readonly format: WrittenFormat;
  /** For a preview: whether the structure counts code points and no UTF-16 code units. */
  readonly inCodePoints?: boolean;
}

/**
 * A text as its revision stores it. The structure is JSON already: as objects it would be copied
 * from thread to thread and made JSON in the main thread.
 */
export interface ConvertedText extends Omit<IncomingText, "structure"> {
  readonly structure: string;
  readonly lengthInCodePoints: number;
  /** SHA-256 of the text in UTF-8, in hexadecimal. */
  readonly sha256: string;
}

type Converted = { readonly ok: true; readonly value: ConvertedText } | TextRefusal;

/** What came in, as a frozen text with its structure, or why it can not be one. */
export function convertText({ content, format, inCodePoints, ...page }: TextToConvert): Converted {
  const read = FROM[format](content, page);
  return read.ok ? { ok: true, value: asStored(read.value, inCodePoints) } : read;
}

/** What a reader made of a file, as its revision stores it. */
export function asStored(read: IncomingText, inCodePoints = false): ConvertedText {
  const { structure, ...rest } = read;
  const text = wellFormed(rest.text);
  return {
    ...rest,
    text,
    structure: asJson(inCodePoints ? counted(text, structure) : structure),
    lengthInCodePoints: codePointLength(text),
    sha256: createHash("sha256").update(text, "utf8").digest("hex"),
  };
}

/** JSON that the database takes, of names and labels that may have been cut in a pair, too. */
function asJson(structure: Structure): string {
  const json = JSON.stringify(structure);
  if (!/\\u(?:00|d[89a-f])/.test(json)) return json;
  return JSON.stringify(structure, (_, value: unknown) =>
    typeof value === "string" ? storable(value) : value,
  );
}

/** A structure whose offsets count code points. */
function counted(text: string, { blocks, marks }: Structure): Structure {
  const index = codePointIndex(text);
  const spans = <Span extends { readonly start: number; readonly end: number }>(
    all: readonly Span[],
  ) =>
    all.map((one) => ({
      ...one,
      start: index.toCodePoints(one.start),
      end: index.toCodePoints(one.end),
    }));
  return { blocks: spans(blocks), marks: spans(marks) };
}
