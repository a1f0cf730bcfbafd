import type { FATES } from "../contract/terms";
import type { Span } from "../span/span";
import { labelKey, placeKey, shared, type CodingLabel } from "./coding";

type Fate = (typeof FATES)[number];

/** A span with its label. Offsets are UTF-16 code units of one text. */
export interface LabelledSpan extends CodingLabel {
  readonly segments: readonly Span[];
}

/**
 * What became of a coding: kept where the spans that stand have it as it is, adjusted where one of
 * them stands on some of its words, rejected where none does.
 */
export function fateOf(coding: LabelledSpan, standing: readonly LabelledSpan[]): Fate {
  const overlapping = standing.filter(({ segments }) => shared(segments, coding.segments) > 0);
  if (overlapping.length === 0) return "rejected";
  const isKept = overlapping.some(
    (span) =>
      placeKey(span.segments) === placeKey(coding.segments) && labelKey(span) === labelKey(coding),
  );
  return isKept ? "kept" : "adjusted";
}
