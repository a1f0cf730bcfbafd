import type { Match, Person } from "@/lib/annotation/annotation";
import type { Reason } from "@/lib/anchor/difference";
import type { Span } from "@/lib/span/span";

export interface WordChange {
  readonly kind: "same" | "missing" | "added" | "replaced" | "declared";
  readonly quoteWords: string;
  readonly sourceWords: string;
}

/** A quotation laid against a source, as the API answers. Spans are code points of the source. */
export interface Check {
  readonly id: string;
  readonly sourceDocumentId: string;
  readonly sourceTitle: string;
  readonly verdict: Match;
  readonly signedVerdict: Match | null;
  readonly signedBy: Person | null;
  readonly note: string;
  readonly version: number;
  readonly outdated: boolean;
  readonly pieces: readonly {
    readonly source: Span | null;
    readonly operations: readonly WordChange[];
    readonly reasons: readonly Reason[];
    readonly dropped: { readonly words: number; readonly exact: string } | null;
  }[];
  readonly before: string;
  readonly passage: string;
  readonly after: string;
}

/** A document in which quoted words, or words like them, stand. */
export interface FoundPlace {
  readonly documentId: string;
  readonly documentTitle: string;
  readonly date: string;
  readonly verdict: Match;
  readonly likeness: number;
  readonly words: string;
}

/** How a verdict looks: one may stand by the words, or had better look. */
export const MATCH_TONE: Readonly<Record<Match, "good" | "plain" | "warn" | "bad" | "muted">> = {
  verbatim: "good",
  marked: "good",
  elided: "plain",
  spliced: "warn",
  altered: "bad",
  paraphrase: "muted",
  "not-found": "warn",
};
