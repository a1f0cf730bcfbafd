import type { Span } from "../span/span";
import type { Alignment, TokenRange } from "./alignment";
import { likeness } from "./difference";
import { sentenceAround, spanOf } from "./image";
import { CONTEXT, type Quote } from "./quote";
import { isTurned } from "./surroundings";
import type { Token } from "./tokens";

/** The share of common words from which a wording in the old place may be the edited original. */
const EDITED = 0.6;
/** Below this share of common words two sentences are not the same one. */
const SAME_SENTENCE = 0.5;
/** How many tokens on each side are compared to tell places apart. */
const CONTEXT_TOKENS = 8;
/** Below this share of the context a short word is another one. */
export const SAME_PLACE = 0.15;

/** A quote with the tokens it covers. */
export interface Passage {
  readonly quote: Quote;
  readonly range: TokenRange;
}

/** Long enough to be unlikely to occur twice by chance. */
export function isLong(exact: string): boolean {
  return exact.length >= CONTEXT || /\S\s+\S+\s+\S+\s+\S/.test(exact);
}

/** What is known of a passage at a place of the new text where its words stand. */
export class Placement {
  constructor(
    private readonly before: string,
    private readonly after: string,
    private readonly alignment: Alignment,
  ) {}

  /** Whether a short word stands in a sentence that is otherwise another one. */
  isStray(range: TokenRange, image: number, context: number): boolean {
    if (context >= SAME_PLACE) return false;
    const shared = likeness(
      sentenceAround(this.before, this.alignment.old, range),
      sentenceAround(this.after, this.alignment.now, this.rangeAt(range, image)),
    );
    return shared < SAME_SENTENCE;
  }

  /**
   * A similar wording where the words stood, when they are somewhere else now: they may be quoted
   * there, as in a note that corrects them.
   */
  editedBeside({ quote, range }: Passage, place: number): Span | null {
    if (!isLong(quote.exact)) return null;
    const length = range.until - range.from;
    const before = range.from === 0 ? -1 : this.alignment.imageOf(range.from - 1);
    const after =
      range.until === this.alignment.old.length
        ? this.alignment.now.length
        : this.alignment.imageOf(range.until);
    const windows: TokenRange[] = [];
    if (before !== null && before + 1 !== place) {
      windows.push({ from: before + 1, until: before + 1 + length });
    }
    if (after !== null && after !== place + length) {
      windows.push({ from: after - length, until: after });
    }
    for (const { from, until } of windows) {
      const window = { from: Math.max(0, from), until: Math.min(until, this.alignment.now.length) };
      if (window.from < place + length && place < window.until) continue;
      const at = spanOf(this.alignment.now, window);
      if (at && likeness(quote.exact, this.after.slice(at.start, at.end)) >= EDITED) return at;
    }
    return null;
  }

  isTurnedAt(range: TokenRange, place: number): boolean {
    return isTurned(
      { text: this.before, tokens: this.alignment.old, range },
      { text: this.after, tokens: this.alignment.now, range: this.rangeAt(range, place) },
    );
  }

  private rangeAt({ from, until }: TokenRange, place: number): TokenRange {
    return { from: place, until: place + until - from };
  }

  /** The share of the tokens around that are the same, counted from the passage outwards. */
  contextAt(range: TokenRange, place: number): number {
    const { old, now } = this.alignment;
    const end = place + range.until - range.from;
    let [same, all] = [0, 0];
    for (let k = 1; k <= CONTEXT_TOKENS && range.from - k >= 0; k++) {
      all++;
      if (same === k - 1 && old[range.from - k]?.key === now[place - k]?.key) same++;
    }
    let sameAfter = 0;
    for (let k = 0; k < CONTEXT_TOKENS && range.until + k < old.length; k++) {
      all++;
      if (sameAfter === k && old[range.until + k]?.key === now[end + k]?.key) sameAfter++;
    }
    return all === 0 ? 1 : (same + sameAfter) / all;
  }

  /** The span of the same words at a place, with the space and the part of a word that it had. */
  spanAt({ quote, range }: Passage, place: number): Span {
    const { old, now } = this.alignment;
    const [first, last] = [old[range.from], old[range.until - 1]];
    const [firstNow, lastNow] = [now[place], now[place + range.until - range.from - 1]];
    if (!first || !last || !firstNow || !lastNow) throw new RangeError("a place without tokens");
    const [head, tail] = [quote.start - first.start, last.end - quote.end];
    let [start, end] = [firstNow.start, lastNow.end];
    if (
      head < 0
        ? this.isSame(quote.start, first.start, start + head)
        : this.isSameToken(first, firstNow)
    )
      start += head;
    if (tail < 0 ? this.isSame(last.end, quote.end, end) : this.isSameToken(last, lastNow))
      end -= tail;
    return { start, end };
  }

  private isSame(from: number, until: number, at: number): boolean {
    return at >= 0 && this.before.slice(from, until) === this.after.slice(at, at + until - from);
  }

  private isSameToken(old: Token, now: Token): boolean {
    return this.before.slice(old.start, old.end) === this.after.slice(now.start, now.end);
  }
}
