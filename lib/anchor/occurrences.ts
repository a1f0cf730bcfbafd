import type { Comparison, Range } from "./comparison";
import { find, type Sought } from "./find";
import type { Quote } from "./quote";
import { contains, type Span } from "../span/span";

/** Copies whose surroundings agree to more than this cannot be told apart. */
const SAME_CONTEXT_SCORE = 0.75;

/**
 * The copies of a quote's words in both texts: whether the comparison can have taken one for
 * another. What lies in a part that is certain cannot have been mistaken; elsewhere the copies
 * are counted, between the certain parts on both sides.
 */
export class Copies {
  private readonly known = new Map<string, readonly [readonly Span[], readonly Span[]]>();

  constructor(
    private readonly before: string,
    private readonly after: string,
    private readonly comparison: Comparison,
  ) {}

  /** True when it touches a part that is certain to be the same, and moved exactly as that did. */
  isSure({ start, end }: Span, at: Span): boolean {
    const part = this.comparison.sure[this.partAt(end - 1)];
    if (!part || part.old.end <= start) return false;
    return part.new.start - part.old.start === at.start - start;
  }

  /** The certain parts on both sides of a span bound where its words can be, in both texts. */
  private region({ start, end }: Span): Range {
    const { sure } = this.comparison;
    const last = sure[this.partAt(start)];
    const next = sure[this.partAt(end - 1) + 1];
    const inside = last !== undefined && last.old.end <= start;
    return {
      old: { start: inside ? last.old.end : 0, end: next?.old.start ?? this.before.length },
      new: { start: inside ? last.new.end : 0, end: next?.new.start ?? this.after.length },
    };
  }

  /** The last certain part that begins at or before an offset of the old text. */
  private partAt(offset: number): number {
    const { sure } = this.comparison;
    let low = 0;
    let high = sure.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sure[middle]?.old.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Copies in the new text that cannot be told from this one and have no counterpart. */
  hasNewTwin(quote: Quote, at: Span): boolean {
    return this.rivals(quote, at).some(
      (place) => contextScore(quote, this.after, place) > SAME_CONTEXT_SCORE,
    );
  }

  /**
   * Other places in its region with these words that the comparison gives to no other copy, so
   * that it may have taken the wrong one.
   */
  rivals(quote: Quote, at: Span): Span[] {
    const region = this.region(quote);
    const now = this.of(quote.exact)[1].filter((place) => contains(region.new, place));
    if (now.length < 2) return [];
    const taken = new Set<number>([at.start]);
    for (const place of this.of(quote.exact)[0]) {
      const image = this.comparison.edits.carry(place);
      if (image) taken.add(image.start);
    }
    return now.filter((place) => !taken.has(place.start));
  }

  /** True when its region had more copies with these surroundings than it has. */
  lostTwin(quote: Quote): boolean {
    const [old, now] = this.of(quote.exact);
    if (old.length < 2) return false;
    const region = this.region(quote);
    const twins = (text: string, within: Span, places: readonly Span[]) =>
      places.filter((p) => contains(within, p) && contextScore(quote, text, p) > SAME_CONTEXT_SCORE)
        .length;
    const before = twins(this.before, region.old, old);
    return before > Math.max(1, twins(this.after, region.new, now));
  }

  /** Where these words stand in the old text and in the new. */
  of(exact: string): readonly [readonly Span[], readonly Span[]] {
    let known = this.known.get(exact);
    if (!known)
      this.known.set(
        exact,
        (known = [places(this.before, { exact }), places(this.after, { exact })]),
      );
    return known;
  }

  /** Places in the new text with these words that no other copy of the old text holds. */
  free(quote: Quote): Span[] {
    const [old, now] = this.of(quote.exact);
    const taken = new Set<number>();
    for (const place of old) {
      const image = place.start === quote.start ? null : this.comparison.edits.carry(place);
      if (image) taken.add(image.start);
    }
    return now.filter((place) => !taken.has(place.start));
  }
}

/** The share of the stored context that still stands around a place, from its edges outwards. */
export function contextScore(quote: Quote, text: string, { start, end }: Span): number {
  const all = quote.prefix.length + quote.suffix.length;
  if (all === 0) return 1;
  let same = 0;
  for (let i = 1; i <= quote.prefix.length; i++) {
    if (quote.prefix[quote.prefix.length - i] !== text[start - i]) break;
    same++;
  }
  for (let i = 0; i < quote.suffix.length; i++) {
    if (quote.suffix[i] !== text[end + i]) break;
    same++;
  }
  return same / all;
}

function places(text: string, sought: Sought): readonly Span[] {
  const found = find(text, sought);
  return found.found === "once" ? [found.at] : found.found === "many" ? found.at : [];
}
