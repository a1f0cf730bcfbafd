import type { Reason } from "../anchor/difference";
import type { Match } from "../annotation/annotation";
import type { Span } from "../span/span";
import type { Operation } from "./operations";

/**
 * A piece of a quotation and the words of the source that correspond to it. Spans are UTF-16 code
 * units.
 */
export interface Piece {
  readonly quote: Span;
  /** Null when nothing in the source is similar. */
  readonly source: Span | null;
  readonly operations: readonly Operation[];
  /** What kinds of words were changed without an indication, the gravest first. */
  readonly reasons: readonly Reason[];
  /**
   * What the source has between the previous piece and this one, when the previous one lies before
   * it.
   */
  readonly dropped: (Span & { readonly words: number }) | null;
}

/** What a quotation is, compared with its source. */
export interface Judged {
  readonly verdict: Match;
  readonly pieces: readonly Piece[];
  /** Why it is altered, the gravest first. */
  readonly reasons: readonly Reason[];
  /** From 0 to 1: the share of the quotation's words that the source has in the same order. */
  readonly likeness: number;
}
