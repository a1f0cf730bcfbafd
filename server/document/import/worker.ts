// Runs in a thread of its own (server/document/import/convert.ts), compiled by bin/build.mjs.
import type { TextFormat } from "@/lib/text/document-text";
import { fromHtml } from "@/lib/text/html";
import { fromMarkdown } from "@/lib/text/markdown";
import { fromPlain, type TextOutcome } from "@/lib/text/plain";

const FROM = { plain: fromPlain, markdown: fromMarkdown, html: fromHtml } as const;

export default function convert({
  content,
  format,
}: {
  content: string;
  format: TextFormat;
}): TextOutcome {
  return FROM[format](content);
}
