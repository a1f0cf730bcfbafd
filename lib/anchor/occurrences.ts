import { bisector } from "d3-array";
import type { Comparison, Range } from "./comparison";
import { find, type Sought } from "./find";
import type { Quote } from "./quote";
import { contains, type Span } from "../span/span";

const byOldStart = bisector<{ readonly old: Span }, number>(({ old }) => old.start);

/** Occurrences whose surroundings agree to more than this share cannot be told apart. */
const SAME_CONTEXT_SCORE = 0.75;

/**
 * The occurrences of a quote's words in both texts, to decide whether the comparison can have
 * confused them. Inside a part that is certain it cannot; elsewhere the occurrences between the
 * certain parts on both sides are counted.
 */
export class Copies {
  private readonly known = new Map<string, readonly [readonly Span[], readonly Span[]]>();

  constructor(
    private readonly before: string,
    private readonly after: string,
    private readonly comparison: Comparison,
  ) {}

  /** True when the span touches a certain part and moved exactly as that part did. */
  isUnique({ start, end }: Span, at: Span): boolean {
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

  /**
   * The last certain part that begins at or before an offset of the old text, in UTF-16 code units.
   */
  private partAt(offset: number): number {
    return byOldStart.right(this.comparison.sure, offset) - 1;
  }

  /**
   * True when the new text has an occurrence that cannot be told from this one and has no
   * counterpart.
   */
  hasNewTwin(quote: Quote, at: Span): boolean {
    return this.rivals(quote, at).some(
      (place) => contextScore(quote, this.after, place) > SAME_CONTEXT_SCORE,
    );
  }

  /**
   * Other places in its region with these words that the comparison assigns to no other occurrence,
   * so that it may have chosen the wrong one.
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

  /** True when the old region had more occurrences with these surroundings than the new one. */
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

  /** Where these words are in the old text and in the new. */
  of(exact: string): readonly [readonly Span[], readonly Span[]] {
    let known = this.known.get(exact);
    if (!known)
      this.known.set(
        exact,
        (known = [places(this.before, { exact }), places(this.after, { exact })]),
      );
    return known;
  }

  /** Places in the new text with these words that no occurrence of the old text moved to. */
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

/**
 * The share of the stored context that is still around a place, counted from its edges outwards.
 */
export function contextScore(quote: Quote, text: string, { start, end }: Span): number {
  const all = quote.prefix.length + quote.suffix.length;
  if (all === 0) return 1;
  let agreeing = 0;
  for (let i = 1; i <= quote.prefix.length; i++) {
    if (quote.prefix[quote.prefix.length - i] !== text[start - i]) break;
    agreeing++;
  }
  for (let i = 0; i < quote.suffix.length; i++) {
    if (quote.suffix[i] !== text[end + i]) break;
    agreeing++;
  }
  return agreeing / all;
}

function places(text: string, sought: Sought): readonly Span[] {
  const found = find(text, sought);
  return found.found === "once" ? [found.at] : found.found === "many" ? found.at : [];
}
