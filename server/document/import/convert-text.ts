import { createHash } from "node:crypto";
import { codePointLength } from "@/lib/text/code-points";
import type { TextFormat } from "@/lib/text/document-text";
import { fromHtml } from "@/lib/text/html";
import type { IncomingText, TextRefusal } from "@/lib/text/incoming";
import { fromMarkdown } from "@/lib/text/markdown";
import { fromPlain } from "@/lib/text/plain";

const FROM = { plain: fromPlain, markdown: fromMarkdown, html: fromHtml } as const;

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
export function convertText({
  content,
  format,
}: {
  readonly content: string;
  readonly format: TextFormat;
}): Converted {
  const converted = FROM[format](content);
  if (!converted.ok) return converted;
  const { structure, ...rest } = converted.value;
  const { text } = rest;
  return {
    ok: true,
    value: {
      ...rest,
      structure: JSON.stringify(structure),
      lengthInCodePoints: codePointLength(text),
      sha256: createHash("sha256").update(text, "utf8").digest("hex"),
    },
  };
}
