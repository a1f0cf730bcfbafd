import { compare, type Comparison } from "./comparison";
import { contextScore, Copies } from "./occurrences";
import {
  foldTypography,
  likeness,
  turningWords,
  reasonsForDifference,
  type Reason,
} from "./difference";
import { findNearest } from "./nearest";
import { CONTEXT, describe, type Quote } from "./quote";
import { overlap, type Span } from "../span/span";

/**
 * How certainly a segment, or a whole target, was found in a new text, the best first. Only `exact`
 * and `moved` are certain and may be painted so; `changed` waits for a person, `ambiguous` offers
 * places, `lost` is listed beside the text.
 */
const ANCHOR_OUTCOMES = ["exact", "moved", "changed", "ambiguous", "lost"] as const;
export type AnchorOutcome = (typeof ANCHOR_OUTCOMES)[number];

export interface ReAnchoredSegment {
  readonly anchor: AnchorOutcome;
  /** Its place and words in the new text; as it was in the old one when ambiguous or lost. */
  readonly segment: Quote;
  /** From 0 to 1: how much of the words and their surroundings is the same. */
  readonly score: number;
  /** Places in the new text a person may choose from, the likeliest first. */
  readonly candidates: readonly Span[];
  readonly reasons: readonly Reason[];
}

export interface ReAnchoredTarget {
  /** The worst of its segments. */
  readonly anchor: AnchorOutcome;
  readonly segments: readonly ReAnchoredSegment[];
  /** The lowest of its segments. */
  readonly score: number;
}

/** Below this share of common words two wordings are not the same statement. */
const SAME_STATEMENT = 0.5;
const SAME_PLACE = 0.3;
/** A second place whose score is lower by less than this makes the first one doubtful. */
const MARGIN = 0.25;
const MAX_CANDIDATES = 10;

/** Re-anchors targets from one revision's text to the next; compares the two texts once. */
export class ReAnchorer {
  private readonly comparison: Comparison;
  private readonly copies: Copies;

  constructor(
    before: string,
    private readonly after: string,
  ) {
    this.comparison = compare(before, after);
    this.copies = new Copies(before, after, this.comparison);
  }

  target(segments: readonly Quote[]): ReAnchoredTarget {
    const segmentsNow = segments.map((segment) => this.segment(segment));
    const found = segmentsNow.filter((c) => c.anchor !== "ambiguous" && c.anchor !== "lost");
    // Segments that overlap now or changed their order are not what was marked.
    const tangled = found.some((c, i) => {
      const next = found[i + 1];
      return next !== undefined && next.segment.start < c.segment.end;
    });
    const worst = Math.max(0, ...segmentsNow.map((c) => ANCHOR_OUTCOMES.indexOf(c.anchor)));
    const anchor = ANCHOR_OUTCOMES[Math.max(worst, tangled ? 2 : 0)] ?? "lost";
    return {
      anchor,
      segments: segmentsNow,
      score: Math.min(1, ...segmentsNow.map((c) => c.score)),
    };
  }

  segment(quote: Quote): ReAnchoredSegment {
    const image = this.comparison.edits.carry(quote);
    const words = image ? this.after.slice(image.start, image.end) : "";
    if (image && words === quote.exact) return this.sameWords(quote, image);
    const copy = this.otherCopy(quote);
    if (copy) return copy;
    if (
      image &&
      foldTypography(words) === foldTypography(quote.exact) &&
      foldTypography(words) !== ""
    ) {
      return this.sameWords(quote, image);
    }
    return this.otherWords(quote, image);
  }

  /** The words are where the comparison of the texts puts them. Do they make the same statement? */
  private sameWords(quote: Quote, at: Span): ReAnchoredSegment {
    const context = contextScore(quote, this.after, at);
    // A short word in a sentence that is otherwise different is another word.
    const chance = context < SAME_PLACE / 2 && !isLong(quote.exact);
    if (chance && !this.copies.isUnique(quote, at)) return lost(quote);
    const reasons = this.turned(quote, at);
    if (reasons.length > 0) return this.foundAt("changed", quote, at, context, reasons);
    const stayed = at.start === quote.start && at.end === quote.end;
    const isVerbatim = this.after.slice(at.start, at.end) === quote.exact;
    const certain = stayed && isVerbatim ? "exact" : "moved";
    if (
      this.copies.isUnique(quote, at) ||
      (stayed && context === 1 && !this.copies.hasNewTwin(quote, at))
    ) {
      return this.foundAt(certain, quote, at, 1);
    }
    const rivals = this.copies.rivals(quote, at);
    if (!stayed && this.copies.lostTwin(quote))
      return this.doubtful(quote, [at, ...rivals], context);
    const best = Math.max(0, ...rivals.map((place) => contextScore(quote, this.after, place)));
    if (rivals.length > 0 && best > context - MARGIN) {
      return this.doubtful(quote, [at, ...rivals], context);
    }
    if (context >= SAME_PLACE || isLong(quote.exact)) {
      return this.foundAt(certain, quote, at, Math.max(context, SAME_PLACE));
    }
    return this.foundAt("changed", quote, at, context, ["surroundings"]);
  }

  /**
   * The words are gone from their place. Are they at another one that no other occurrence moved to?
   */
  private otherCopy(quote: Quote): ReAnchoredSegment | null {
    const [old, now] = this.copies.of(quote.exact);
    const free = this.copies.free(quote);
    const ranked = free
      .map((place) => ({ place, context: contextScore(quote, this.after, place) }))
      .sort((a, b) => b.context - a.context);
    const [first, second] = ranked;
    if (!first) {
      // Only one of two similar places is left; which was deleted cannot be known.
      const similar = now.find((place) => contextScore(quote, this.after, place) > 1 - MARGIN);
      return similar && isLong(quote.exact) ? this.doubtful(quote, [similar], 0.5) : null;
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
      return this.foundAt("changed", quote, first.place, first.context, reasons);
    if (first.context >= SAME_PLACE || (isLong(quote.exact) && old.length === 1)) {
      return this.foundAt("moved", quote, first.place, Math.max(first.context, SAME_PLACE));
    }
    return isLong(quote.exact)
      ? this.foundAt("changed", quote, first.place, first.context, ["surroundings"])
      : null;
  }

  /** Never certain: the most similar wording, for a person to confirm, or nothing. */
  private otherWords(quote: Quote, image: Span | null): ReAnchoredSegment {
    const nearest = findNearest(quote, image, this.after, this.comparison.inserted);
    const ranked = nearest
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
    const reasons = reasonsForDifference(quote.exact, words);
    return this.foundAt(
      "changed",
      quote,
      first.place,
      first.score,
      reasons.length > 0 ? reasons : ["surroundings"],
    );
  }

  /** A few words count only where they should be, or among the words that surrounded them. */
  private isHere(quote: Quote, place: Span, image: Span | null): boolean {
    if (isLong(quote.exact) || (image && overlap(image, place))) return true;
    return contextScore(quote, this.after, place) >= SAME_PLACE / 2;
  }

  private likenessAt(quote: Quote, { start, end }: Span): number {
    return likeness(quote.exact, this.after.slice(start, end));
  }

  /**
   * A negation or a direction word that was added or removed beside the quote, in its own sentence.
   */
  private turned(quote: Quote, at: Span): Reason[] {
    const now = describe(this.after, at);
    const before =
      turningWords(sentenceEnd(quote.prefix)) + "|" + turningWords(sentenceStart(quote.suffix));
    const after =
      turningWords(sentenceEnd(now.prefix)) + "|" + turningWords(sentenceStart(now.suffix));
    return before === after ? [] : ["surroundings"];
  }

  private foundAt(
    anchor: AnchorOutcome,
    quote: Quote,
    at: Span,
    score: number,
    reasons: readonly Reason[] = [],
  ): ReAnchoredSegment {
    const candidates = anchor === "changed" ? [{ start: at.start, end: at.end }] : [];
    return { anchor, segment: describe(this.after, at), score, candidates, reasons };
  }

  private doubtful(quote: Quote, candidates: readonly Span[], score: number): ReAnchoredSegment {
    return {
      anchor: "ambiguous",
      segment: quote,
      score,
      candidates: candidates.slice(0, MAX_CANDIDATES),
      reasons: [],
    };
  }
}

function lost(quote: Quote): ReAnchoredSegment {
  return { anchor: "lost", segment: quote, score: 0, candidates: [], reasons: [] };
}

/** Long enough to be unlikely to occur twice by chance. */
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
