import type { FileFacts, PieceFormat, TextInFile } from "@/lib/format/piece-format";
import type { Task } from "@/server/platform/workers";
import { PIECE_FORMATS, type PieceFormatName } from "./piece-formats";

interface TextPart {
  readonly name: PieceFormatName;
  readonly text: TextInFile;
  readonly file: FileFacts;
  /** Null for what comes before the annotations, else what they left for the end. */
  readonly later: readonly string[] | null;
}

/** What a format writes of a text before or after its annotations, in UTF-8. */
export function writeTextPart({ name, text, file, later }: TextPart): Uint8Array {
  const format: PieceFormat = PIECE_FORMATS[name];
  const words = later ? format.textAfter?.(text, file, later) : format.textBefore?.(text, file);
  return new TextEncoder().encode(words ?? "");
}

export const WRITE_TEXT_PART: Task<TextPart, Uint8Array> = {
  name: "writeTextPart",
  run: writeTextPart,
  timeoutMs: 120_000,
  isShort: ({ text, later }) =>
    text.text.text.length < 20_000 &&
    (later ?? []).reduce((sum, one) => sum + one.length, 0) < 20_000,
};
