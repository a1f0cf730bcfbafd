import "server-only";
import { done, refused, type Outcome, type Refusal } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { runTask, type Task } from "@/server/platform/workers";
import {
  convertFile,
  type ConvertedFile,
  type FileOutcome,
  type FileToConvert,
} from "./convert-file";
import { convertText, type ConvertedText, type TextToConvert } from "./convert-text";

/** Below this many UTF-16 code units even a text built to be slow takes a few milliseconds. */
const SHORT_TEXT_LENGTH = 4_000;

export const CONVERT: Task<TextToConvert, ReturnType<typeof convertText>> = {
  name: "convertText",
  run: convertText,
  timeoutMs: 60_000,
  isShort: ({ content }) => content.length < SHORT_TEXT_LENGTH,
};

/** Archives and PDFs are never short: some bytes can become many. */
export const CONVERT_FILE: Task<FileToConvert, FileOutcome> = {
  name: "convertFile",
  run: convertFile,
  timeoutMs: 60_000,
  isShort: ({ bytes }) =>
    bytes.length < SHORT_TEXT_LENGTH &&
    !/^PK|%PDF-/.test(Buffer.from(bytes.subarray(0, SHORT_TEXT_LENGTH)).toString("latin1")),
};

/** What a file holds, as a frozen text with its structure, or why it can not be one. */
export async function readFile(file: FileToConvert): Promise<Outcome<ConvertedFile>> {
  const converted = await runTask(CONVERT_FILE, file);
  if (!converted.ok) return costly(converted);
  return converted.value.ok ? done(converted.value.value) : converted.value;
}

function costly(refusal: { readonly ok: false } & Refusal) {
  if (refusal.problem !== "too-costly") return refusal;
  return refused("text-not-usable", reason("Refusals.text.tooSlow"));
}

/** What came in, as a frozen text with its structure, or why it can not be one. */
export async function convert(text: TextToConvert): Promise<Outcome<ConvertedText>> {
  const converted = await runTask(CONVERT, text);
  if (!converted.ok) return costly(converted);
  if (converted.value.ok) return done(converted.value.value);
  const { problem, reason: why } = converted.value;
  return refused(problem === "too-long" ? "too-large" : "text-not-usable", why);
}
