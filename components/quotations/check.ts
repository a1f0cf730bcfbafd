import type { ShapeOf } from "@/lib/contract/offsets";
import type { AnswerOf } from "@/lib/contract/operation";
import type { findWordsCall, quotationCheck } from "@/lib/contract/quotations";
import type { Match } from "@/lib/annotation/annotation";

/** A quotation compared with a source. Spans count code points: of its words, or of the source. */
export type Check = ShapeOf<typeof quotationCheck>;
export type WordChange = Check["pieces"][number]["operations"][number];

/** A document in which quoted words, or similar words, occur. */
export type FoundPlace = AnswerOf<typeof findWordsCall>["items"][number];

/** The name of what is written about a check; without one, what those of an annotation begin with. */
export function signDraft(annotationId: string, checkId = ""): string {
  return `check/${annotationId}/${checkId}`;
}

/** The tone of a verdict: fine, or worth another look. */
export const MATCH_TONE: Readonly<Record<Match, "good" | "plain" | "warn" | "bad" | "muted">> = {
  verbatim: "good",
  marked: "good",
  elided: "plain",
  spliced: "warn",
  altered: "bad",
  paraphrase: "muted",
  "not-found": "warn",
};
