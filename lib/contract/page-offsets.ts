import { convertOffsets, type OffsetMap } from "./offset-codec";
import type { InUtf16 } from "./offsets";
import type { CodePointIndex } from "../text/code-points";

// Where the answers that a page draws have their offsets. The page does without the schemas, from
// which the server reads the same: a test holds these against them.

const SPAN: OffsetMap = { fields: { start: "offset", end: "offset" } };
const SEGMENTS: OffsetMap = { each: SPAN };

export const ANNOTATION_OFFSETS: OffsetMap = {
  fields: {
    target: SEGMENTS,
    attribution: {
      fields: { at: { fields: { cue: SEGMENTS, speaker: SEGMENTS, addressee: SEGMENTS } } },
    },
  },
};

export const PROPOSAL_OFFSETS: OffsetMap = {
  fields: { start: "offset", end: "offset", cue: SPAN, speaker: SPAN, addressee: SPAN },
};

/** An answer counted in UTF-16 of the text of this index; what lies outside of it counts as 0. */
export function inUtf16<T>(map: OffsetMap, answer: T, index: CodePointIndex): InUtf16<T> {
  return convertOffsets(map, answer, (point) => index.toUtf16(point) ?? 0) as InUtf16<T>;
}
