import { compare, type Comparison, type Range } from "./comparison";
import { folded, likeness, turningWords, whatDiffers, type Reason } from "./difference";
import { find, type Sought } from "./find";
import { nearest } from "./nearest";
import { CONTEXT, describe, type Quote } from "./quote";
import { contains, overlap, type Span } from "../span/span";

/**
 * How a segment, or a whole target, sits on a new text, the best first. Only `exact` and `moved`
 * are certain and may be painted so; `changed` waits for a person, `ambiguous` offers places,
 * `lost` is shown beside the text.
 */
export const CARRIED = ["exact", "moved", "changed", "ambiguous", "lost"] as const;
export type Carried = (typeof CARRIED)[number];

export interface CarriedSegment {
  readonly anchor: Carried;
  /** Where it lies now with the words that stand there; as it was when ambiguous or lost. */
  readonly segment: Quote;
  /** 0 to 1: how much of words and surroundings is the same. */
  readonly score: number;
  /** Places in the new text a person may choose from, the likeliest first. */
  readonly candidates: readonly Span[];
  readonly reasons: readonly Reason[];
}

export interface CarriedTarget {
  /** The worst of its segments. */
  readonly anchor: Carried;
  readonly segments: readonly CarriedSegment[];
  /** The lowest of its segments. */
  readonly score: number;
}

/** Below these a likeness is none. */
const SAME_STATEMENT = 0.5;
const SAME_PLACE = 0.3;
/** A second place as good as this much less makes the first one doubtful. */
const MARGIN = 0.25;
const MOST_CANDIDATES = 10;

/** Carries targets from one revision's text to the next; compares the two texts once. */
export class Carrier {
  private readonly comparison: Comparison;
  private readonly copies = new Map<string, readonly [readonly Span[], readonly Span[]]>();

  constructor(
    private readonly before: string,
    private readonly after: string,
  ) {
    this.comparison = compare(before, after);
  }

  target(segments: readonly Quote[]): CarriedTarget {
    const carried = segments.map((segment) => this.segment(segment));
    const placed = carried.filter((c) => c.anchor !== "ambiguous" && c.anchor !== "lost");
    // Pieces that fell over each other or changed their order are not what was marked.
    const tangled = placed.some((c, i) => {
      const next = placed[i + 1];
      return next !== undefined && next.segment.start < c.segment.end;
    });
    const worst = Math.max(0, ...carried.map((c) => CARRIED.indexOf(c.anchor)));
    const anchor = CARRIED[Math.max(worst, tangled ? 2 : 0)] ?? "lost";
    return { anchor, segments: carried, score: Math.min(1, ...carried.map((c) => c.score)) };
  }

  segment(quote: Quote): CarriedSegment {
    const image = this.comparison.edits.carry(quote);
    const words = image ? this.after.slice(image.start, image.end) : "";
    if (image && words === quote.exact) return this.sameWords(quote, image);
    const copy = this.otherCopy(quote);
    if (copy) return copy;
    if (image && folded(words) === folded(quote.exact) && folded(words) !== "") {
      return this.sameWords(quote, image);
    }
    return this.otherWords(quote, image);
  }

  /** The words are where the comparison of the texts puts them: is it the same statement? */
  private sameWords(quote: Quote, at: Span): CarriedSegment {
    const context = contextScore(quote, this.after, at);
    // A short word met in another sentence is another word.
    const chance = context < SAME_PLACE / 2 && !isLong(quote.exact);
    if (chance && !this.isSure(quote, at)) return lost(quote);
    const reasons = this.turned(quote, at);
    if (reasons.length > 0) return this.placed("changed", quote, at, context, reasons);
    const stayed = at.start === quote.start && at.end === quote.end;
    const same = this.after.slice(at.start, at.end) === quote.exact;
    const certain = stayed && same ? "exact" : "moved";
    if (this.isSure(quote, at) || (stayed && context === 1 && !this.hasNewTwin(quote, at))) {
      return this.placed(certain, quote, at, 1);
    }
    const rivals = this.rivals(quote, at);
    if (!stayed && this.lostTwin(quote)) return this.doubtful(quote, [at, ...rivals], context);
    const best = Math.max(0, ...rivals.map((place) => contextScore(quote, this.after, place)));
    if (rivals.length > 0 && best > context - MARGIN) {
      return this.doubtful(quote, [at, ...rivals], context);
    }
    if (context >= SAME_PLACE || isLong(quote.exact)) {
      return this.placed(certain, quote, at, Math.max(context, SAME_PLACE));
    }
    return this.placed("changed", quote, at, context, ["surroundings"]);
  }

  /** The words are gone from their place: do they stand at another one that nobody else holds? */
  private otherCopy(quote: Quote): CarriedSegment | null {
    const [old, now] = this.copiesOf(quote.exact);
    const taken = new Set<number>();
    for (const place of old) {
      if (place.start === quote.start) continue;
      const image = this.comparison.edits.carry(place);
      if (image) taken.add(image.start);
    }
    const free = now.filter((place) => !taken.has(place.start));
    const ranked = free
      .map((place) => ({ place, context: contextScore(quote, this.after, place) }))
      .sort((a, b) => b.context - a.context);
    const [first, second] = ranked;
    if (!first) {
      // Its twin is all that is left; which of the two was deleted cannot be known.
      const twin = now.find((place) => contextScore(quote, this.after, place) > 1 - MARGIN);
      return twin && isLong(quote.exact) ? this.doubtful(quote, [twin], 0.5) : null;
    }
    if (second && second.context > first.context - MARGIN) {
      return this.doubtful(
        quote,
        ranked.map((r) => r.place),
        first.context,
      );
    }
    const reasons = this.turned(quote, first.place);
    if (reasons.length > 0)
      return this.placed("changed", quote, first.place, first.context, reasons);
    if (first.context >= SAME_PLACE || (isLong(quote.exact) && old.length === 1)) {
      return this.placed("moved", quote, first.place, Math.max(first.context, SAME_PLACE));
    }
    return isLong(quote.exact)
      ? this.placed("changed", quote, first.place, first.context, ["surroundings"])
      : null;
  }

  /** Never certain: the nearest wording, for a person to confirm, or nothing. */
  private otherWords(quote: Quote, image: Span | null): CarriedSegment {
    const near = nearest(quote, image, this.after, this.comparison.inserted);
    const ranked = near
      .map((place) => ({ place, score: this.likenessAt(quote, place) }))
      .filter(({ place, score }) => score >= SAME_STATEMENT && this.isHere(quote, place, image))
      .sort((a, b) => b.score - a.score);
    const [first, second] = ranked;
    if (!first) return lost(quote);
    if (second && second.score > first.score - MARGIN / 2) {
      return this.doubtful(
        quote,
        ranked.map((r) => r.place),
        first.score,
      );
    }
    const words = this.after.slice(first.place.start, first.place.end);
    const reasons = whatDiffers(quote.exact, words);
    return this.placed(
      "changed",
      quote,
      first.place,
      first.score,
      reasons.length > 0 ? reasons : ["surroundings"],
    );
  }

  /** A few words are only believed where they should be, or among the words they had around. */
  private isHere(quote: Quote, place: Span, image: Span | null): boolean {
    if (isLong(quote.exact) || (image && overlap(image, place))) return true;
    return contextScore(quote, this.after, place) >= SAME_PLACE / 2;
  }

  private likenessAt(quote: Quote, { start, end }: Span): number {
    return likeness(quote.exact, this.after.slice(start, end));
  }

  /** A negation or a direction word that came or went beside the quote, in its own sentence. */
  private turned(quote: Quote, at: Span): Reason[] {
    const now = describe(this.after, at);
    const before =
      turningWords(sentenceEnd(quote.prefix)) + "|" + turningWords(sentenceStart(quote.suffix));
    const after =
      turningWords(sentenceEnd(now.prefix)) + "|" + turningWords(sentenceStart(now.suffix));
    return before === after ? [] : ["surroundings"];
  }

  /** True when it touches a part that is certain to be the same, and moved exactly as that did. */
  private isSure({ start, end }: Span, at: Span): boolean {
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
  private hasNewTwin(quote: Quote, at: Span): boolean {
    return this.rivals(quote, at).some(
      (place) => contextScore(quote, this.after, place) > 1 - MARGIN,
    );
  }

  /**
   * Other places in its region with these words that the comparison gives to no other copy, so
   * that it may have taken the wrong one.
   */
  private rivals(quote: Quote, at: Span): Span[] {
    const region = this.region(quote);
    const now = this.copiesOf(quote.exact)[1].filter((place) => contains(region.new, place));
    if (now.length < 2) return [];
    const taken = new Set<number>([at.start]);
    for (const place of this.copiesOf(quote.exact)[0]) {
      const image = this.comparison.edits.carry(place);
      if (image) taken.add(image.start);
    }
    return now.filter((place) => !taken.has(place.start));
  }

  /** True when its region had more copies with these surroundings than it has. */
  private lostTwin(quote: Quote): boolean {
    const [old, now] = this.copiesOf(quote.exact);
    if (old.length < 2) return false;
    const region = this.region(quote);
    const twins = (text: string, within: Span, places: readonly Span[]) =>
      places.filter((p) => contains(within, p) && contextScore(quote, text, p) > 1 - MARGIN).length;
    const before = twins(this.before, region.old, old);
    return before > Math.max(1, twins(this.after, region.new, now));
  }

  private copiesOf(exact: string): readonly [readonly Span[], readonly Span[]] {
    let known = this.copies.get(exact);
    if (!known)
      this.copies.set(
        exact,
        (known = [places(this.before, { exact }), places(this.after, { exact })]),
      );
    return known;
  }

  private placed(
    anchor: Carried,
    quote: Quote,
    at: Span,
    score: number,
    reasons: readonly Reason[] = [],
  ): CarriedSegment {
    const candidates = anchor === "changed" ? [{ start: at.start, end: at.end }] : [];
    return { anchor, segment: describe(this.after, at), score, candidates, reasons };
  }

  private doubtful(quote: Quote, candidates: readonly Span[], score: number): CarriedSegment {
    return {
      anchor: "ambiguous",
      segment: quote,
      score,
      candidates: candidates.slice(0, MOST_CANDIDATES),
      reasons: [],
    };
  }
}

function lost(quote: Quote): CarriedSegment {
  return { anchor: "lost", segment: quote, score: 0, candidates: [], reasons: [] };
}

function places(text: string, sought: Sought): readonly Span[] {
  const found = find(text, sought);
  return found.found === "once" ? [found.at] : found.found === "many" ? found.at : [];
}

/** The share of the stored context that still stands around a place, from its edges outwards. */
function contextScore(quote: Quote, text: string, { start, end }: Span): number {
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

/** Words that hardly stand anywhere by chance. */
function isLong(exact: string): boolean {
  return exact.length >= CONTEXT || /\S\s+\S+\s+\S+\s+\S/.test(exact);
}

function sentenceEnd(prefix: string): string {
  return prefix.slice(
    Math.max(...[". ", "! ", "? ", "\n"].map((mark) => prefix.lastIndexOf(mark))) + 1,
  );
}

function sentenceStart(suffix: string): string {
  return /^[^\n.!?]*/.exec(suffix)?.[0] ?? "";
}
