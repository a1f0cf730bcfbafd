import { convertOffsets, type OffsetMap } from "./offset-codec";
import type { InUtf16 } from "./offsets";
import type { CodePointIndex } from "../text/code-points";

// Where the offsets are in the answers that a page draws. The page does without the schemas, from
// which the server derives the same maps; a test compares both.

const SPAN: OffsetMap = { fields: { start: "offset", end: "offset" } };
const SEGMENTS: OffsetMap = { each: SPAN };

export const ANNOTATION_OFFSETS: OffsetMap = {
  fields: {
    target: SEGMENTS,
    candidates: { each: { fields: { start: "offset", end: "offset", target: SEGMENTS } } },
    attribution: {
      fields: { at: { fields: { cue: SEGMENTS, speaker: SEGMENTS, addressee: SEGMENTS } } },
    },
  },
};

export const OUTLINES_OFFSETS: OffsetMap = {
  fields: { items: { each: { fields: { at: { each: "offset" } } } } },
};

export const PROPOSAL_OFFSETS: OffsetMap = {
  fields: { start: "offset", end: "offset", cue: SPAN, speaker: SPAN, addressee: SPAN },
};

/** An answer counted in UTF-16 code units of the index's text; an offset outside it becomes 0. */
export function inUtf16<T>(map: OffsetMap, answer: T, index: CodePointIndex): InUtf16<T> {
  return convertOffsets(map, answer, (point) => index.toUtf16(point) ?? 0) as InUtf16<T>;
}
