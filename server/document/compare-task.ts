import { compareTexts, type ComparedTexts } from "@/lib/anchor/compared-rows";
import type { DocumentText } from "@/lib/text/document-text";
import type { Task } from "@/server/platform/workers";

interface TwoTexts {
  readonly before: DocumentText;
  readonly after: DocumentText;
}

/** What differs in two texts, and which of their paragraphs belong beside each other. */
export function compareTwoTexts({ before, after }: TwoTexts): ComparedTexts {
  return compareTexts(before, after);
}

export const COMPARE_TEXTS: Task<TwoTexts, ComparedTexts> = {
  name: "compareTwoTexts",
  run: compareTwoTexts,
  timeoutMs: 60_000,
  isShort: ({ before, after }) => before.text.length + after.text.length < 10_000,
};
