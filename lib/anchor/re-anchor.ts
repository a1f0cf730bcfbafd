import { bisector } from "d3-array";
import { overlap, type Span } from "../span/span";
import { Alignment, type TokenRange } from "./alignment";
import { likeness, reasonsForDifference, type Reason } from "./difference";
import { imageOf, keepsAllWords, spanOf } from "./image";
import { isLong, Placement, SAME_PLACE, type Passage } from "./placement";
import { Places } from "./places";
import { describe, type Quote } from "./quote";
import type { Token } from "./tokens";

const byStart = bisector<Token, number>(({ start }) => start);
const byEnd = bisector<Token, number>(({ end }) => end);

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
/** A second place whose score is lower by less than this makes the first one doubtful. */
const MARGIN = 0.25;
const MAX_CANDIDATES = 10;
/** Re-anchors targets from one revision's text to the next; compares the two texts once. */
export class ReAnchorer {
  private readonly alignment: Alignment;
  private readonly places: Places;
  private readonly placement: Placement;

  constructor(
    private readonly before: string,
    private readonly after: string,
  ) {
    this.alignment = new Alignment(before, after);
    this.places = new Places(this.alignment);
    this.placement = new Placement(before, after, this.alignment);
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
    const passage = this.passageOf(quote);
    if (!passage) return this.withoutWords(quote);
    const run = this.alignment.runOf(passage.range);
    const image = run && this.alignment.imageOf(passage.range.from);
    if (run && image !== null) return this.inPlace(passage, run, image);
    return this.elsewhere(passage) ?? this.otherWords(passage);
  }

  /** The tokens that a quote covers, wholly or in part. */
  private passageOf(quote: Quote): Passage | null {
    const { old } = this.alignment;
    const from = byEnd.right(old as Token[], quote.start);
    const until = byStart.left(old as Token[], quote.end);
    return from < until ? { quote, range: { from, until } } : null;
  }

  /**
   * Nothing but space was marked. It stays where everything before it stayed. What never had a place
   * has none now.
   */
  private withoutWords(quote: Quote): ReAnchoredSegment {
    const { start, end } = quote;
    if (start === end) return lost(quote);
    const isSame = this.after.slice(0, end) === this.before.slice(0, end);
    return isSame ? this.foundAt("exact", quote, { start, end }, 1) : lost(quote);
  }

  /** The words moved together with what is around them. */
  private inPlace(passage: Passage, run: TokenRange, image: number): ReAnchoredSegment {
    const { quote, range } = passage;
    const at = this.placement.spanAt(passage, image);
    const context = this.placement.contextAt(range, image);
    // Words beside it that occur nowhere else moved with it: no other place can be meant.
    const isHeld = this.alignment.countCertain(run) > this.alignment.countCertain(range);
    if (!isHeld && !this.isOneToOne(range)) {
      const others = this.places.of(range)[1].filter((place) => place !== image);
      return this.doubtful(passage, [image, ...others], context);
    }
    if (!isHeld && !isLong(quote.exact) && this.placement.isStray(range, image, context))
      return lost(quote);
    const edited = this.placement.editedBeside(passage, image);
    if (edited) return this.ambiguous(quote, [edited, at], context);
    if (this.placement.isTurnedAt(range, image)) {
      return this.foundAt("changed", quote, at, context, ["surroundings"]);
    }
    return this.certainAt(quote, at, Math.max(context, 0.3));
  }

  /** Whether each occurrence of the words has its own counterpart, so that none was confused. */
  private isOneToOne(range: TokenRange): boolean {
    const [old, now] = this.places.of(range);
    return old.length === now.length && (old.length === 1 || this.places.free(range).length === 1);
  }

  /** The words are gone from their place. Are they at another to which no other copy moved? */
  private elsewhere(passage: Passage): ReAnchoredSegment | null {
    const { quote, range } = passage;
    const [old, now] = this.places.of(range);
    const long = isLong(quote.exact);
    const ranked = this.places
      .free(range)
      .map((place) => ({ place, context: this.placement.contextAt(range, place) }))
      .sort((a, b) => b.context - a.context);
    const [first, second] = ranked;
    if (!first) {
      // Only one of two similar places is left; which was deleted cannot be known.
      const similar = now.find((place) => this.placement.contextAt(range, place) > 1 - MARGIN);
      return similar !== undefined && long ? this.doubtful(passage, [similar], 0.5) : null;
    }
    if (second && second.context > first.context - MARGIN) {
      if (!long && first.context < SAME_PLACE) return null;
      return this.doubtful(
        passage,
        ranked.map(({ place }) => place),
        first.context,
      );
    }
    if (!long && this.placement.isStray(range, first.place, first.context)) return null;
    const at = this.placement.spanAt(passage, first.place);
    const edited = this.placement.editedBeside(passage, first.place);
    if (edited) return this.ambiguous(quote, [edited, at], first.context);
    const isKnown = old.length === 1 || first.context >= 0.3;
    if (!isKnown || this.placement.isTurnedAt(range, first.place)) {
      return this.foundAt("changed", quote, at, first.context, ["surroundings"]);
    }
    return this.certainAt(quote, at, Math.max(first.context, 0.3));
  }

  /** Never certain: the most similar wording, for a person to confirm, or nothing. */
  private otherWords(passage: Passage): ReAnchoredSegment {
    const { quote, range } = passage;
    const image = imageOf(this.alignment, range);
    const similar = isLong(quote.exact) ? this.places.similar(range) : [];
    const ranked: { readonly at: Span; readonly score: number }[] = [];
    for (const place of [image, ...similar]) {
      const at = place && spanOf(this.alignment.now, place);
      if (!at || ranked.some((one) => overlap(one.at, at))) continue;
      const score = likeness(quote.exact, this.after.slice(at.start, at.end));
      const isWhole = place === image && keepsAllWords(this.alignment, range);
      if (score >= SAME_STATEMENT || isWhole) ranked.push({ at, score });
    }
    const [first, second] = ranked.sort((a, b) => b.score - a.score);
    if (!first) return lost(quote);
    if (second && second.score > first.score - MARGIN / 2) {
      return this.ambiguous(
        quote,
        ranked.map(({ at }) => at),
        first.score,
      );
    }
    const words = this.after.slice(first.at.start, first.at.end);
    const reasons = reasonsForDifference(quote.exact, words);
    return this.foundAt(
      "changed",
      quote,
      first.at,
      first.score,
      reasons.length > 0 ? reasons : ["surroundings"],
    );
  }

  private certainAt(quote: Quote, at: Span, score: number): ReAnchoredSegment {
    const isExact =
      at.start === quote.start &&
      at.end === quote.end &&
      this.after.slice(at.start, at.end) === quote.exact;
    return this.foundAt(isExact ? "exact" : "moved", quote, at, score);
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

  private doubtful(passage: Passage, places: readonly number[], score: number): ReAnchoredSegment {
    const candidates = places
      .slice(0, MAX_CANDIDATES)
      .map((place) => this.placement.spanAt(passage, place));
    return this.ambiguous(passage.quote, candidates, score);
  }

  private ambiguous(quote: Quote, candidates: readonly Span[], score: number): ReAnchoredSegment {
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
