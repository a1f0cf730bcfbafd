import type { segmentDraft } from "../contract/annotations";
import type { InUtf16, ShapeOf } from "../contract/offsets";
import { describe } from "../anchor/quote";
import { find } from "../anchor/find";
import { refused, type Outcome, done } from "../outcome";
import { reason } from "../reason";
import { byPosition } from "../span/span";
import { graphemeEnd, nextGrapheme } from "../text/graphemes";
import type { Segment } from "./annotation";

/**
 * A segment as a client sends it: a position, a quote, or both. Positions are UTF-16 code units
 * here.
 */
export type SegmentDraft = InUtf16<ShapeOf<typeof segmentDraft>>;

/**
 * The places of a target in a text, in reading order, each with its words and their context.
 *
 * A position and a quote that disagree are refused, since one of them is wrong and nobody can tell
 * which. A quote alone that occurs in several places is refused, with the places. Segments of one
 * target may touch and may not overlap. What holds nothing to read is refused: white space alone, or
 * a part of what a reader sees as one character.
 */
export function resolveTarget(text: string, drafts: readonly SegmentDraft[]): Outcome<Segment[]> {
  const segments: Segment[] = [];
  for (const draft of drafts) {
    const segment = placeOne(text, draft);
    if (!segment.ok) return segment;
    segments.push(segment.value);
  }
  segments.sort(byPosition);
  for (let i = 1; i < segments.length; i++) {
    const [before, after] = [segments[i - 1], segments[i]];
    if (before && after && after.start < before.end) {
      return refused("span-outside-text", reason("Refusals.target.overlap"));
    }
  }
  return done(segments);
}

function placeOne(text: string, draft: SegmentDraft): Outcome<Segment> {
  const { start, end, exact, prefix, suffix } = draft;
  if (start === undefined || end === undefined) {
    if (!exact) return refused("span-outside-text", reason("Refusals.target.noPlace"));
    return placeQuote(text, { exact, prefix, suffix });
  }
  if (start < 0 || end > text.length || start >= end) {
    return refused(
      "span-outside-text",
      reason(start < end ? "Refusals.target.outside" : "Refusals.target.reversed"),
    );
  }
  if (exact !== undefined && text.slice(start, end) !== exact) {
    return refused("quote-disagrees", reason("Refusals.target.quoteDisagrees"));
  }
  if (text.slice(start, end).trim() === "") {
    return refused("span-outside-text", reason("Refusals.target.blank"));
  }
  const whole = graphemeEnd(text, start);
  if (whole >= end || nextGrapheme(text, whole) > end) {
    return refused("span-outside-text", reason("Refusals.target.partOfCharacter"));
  }
  return done(describe(text, { start, end }));
}

function placeQuote(
  text: string,
  quote: { exact: string; prefix?: string; suffix?: string },
): Outcome<Segment> {
  const found = find(text, quote);
  if (found.found === "once") return done(describe(text, found.at));
  if (found.found === "lost") {
    return refused("quote-not-found", reason("Refusals.target.quoteNotFound"));
  }
  return refused("quote-in-several-places", reason("Refusals.target.quoteInSeveralPlaces"), {
    more: { places: found.at },
  });
}
