import { agreementOnText, type TextToCompare } from "@/lib/agreement/on-text";
import { htmlAgreement, type CodedHtml } from "@/lib/format/html-agreement";
import type { HtmlWords } from "@/lib/format/html-words";
import type { Task } from "@/server/platform/workers";

interface ToWrite {
  readonly compared: TextToCompare;
  readonly about: Omit<CodedHtml, "onText" | "text" | "language" | "spans">;
  /** Of all ids of the section. */
  readonly prefix: string;
  readonly words: HtmlWords;
}

/** Where coders agree on a text, as HTML in UTF-8. */
export function writeAgreement({ compared, about, prefix, words }: ToWrite): Uint8Array {
  const { text, language, spans } = compared;
  const onText = agreementOnText(compared);
  const coded = { ...about, text, language, spans: spans.length, onText };
  return new TextEncoder().encode([...htmlAgreement(coded, prefix, words)].join(""));
}

export const WRITE_AGREEMENT: Task<ToWrite, Uint8Array> = {
  name: "writeAgreement",
  run: writeAgreement,
  timeoutMs: 120_000,
  isShort: ({ compared: { text, spans } }) => text.text.length < 20_000 && spans.length < 200,
};
