import type { TextFormat } from "@/lib/text/document-text";
import { fromHtml } from "@/lib/text/html";
import { fromMarkdown } from "@/lib/text/markdown";
import { fromPlain, type TextOutcome } from "@/lib/text/plain";

const FROM = { plain: fromPlain, markdown: fromMarkdown, html: fromHtml } as const;

/** What came in, as a frozen text with its structure, or why it can not be one. */
export function convertText({
  content,
  format,
}: {
  readonly content: string;
  readonly format: TextFormat;
}): TextOutcome {
  return FROM[format](content);
}
