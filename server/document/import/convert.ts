import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { TextFormat } from "@/lib/text/document-text";
import { runTask, type Task } from "@/server/platform/workers";
import { convertText, type ConvertedText } from "./convert-text";

/** Below this many UTF-16 code units even a text built to be slow takes a few milliseconds. */
const SHORT_TEXT_LENGTH = 4_000;

export const CONVERT: Task<Parameters<typeof convertText>[0], ReturnType<typeof convertText>> = {
  name: "convertText",
  run: convertText,
  timeoutMs: 60_000,
  isShort: ({ content }) => content.length < SHORT_TEXT_LENGTH,
};

/** What came in, as a frozen text with its structure, or why it can not be one. */
export async function convert(
  content: string,
  format: TextFormat,
): Promise<Outcome<ConvertedText>> {
  const converted = await runTask(CONVERT, { content, format });
  if (!converted.ok) {
    if (converted.problem !== "too-costly") return converted;
    return refused("text-not-usable", reason("Refusals.text.tooSlow"));
  }
  if (converted.value.ok) return done(converted.value.value);
  const { problem, reason: why } = converted.value;
  return refused(problem === "too-long" ? "too-large" : "text-not-usable", why);
}
