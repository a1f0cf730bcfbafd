import type { Annotation, Segment } from "./annotation";

/** The segments with their offsets counted in another unit. */
export function countedSegments(
  segments: readonly Segment[],
  to: (position: number) => number,
): Segment[] {
  return segments.map(({ start, end, ...words }) => ({ start: to(start), end: to(end), ...words }));
}

/**
 * The annotation with every offset in it counted in another unit: those of its target, and those
 * of the words that tell who speaks. `to` answers a position of the revision it sits on.
 */
export function counted(annotation: Annotation, to: (position: number) => number): Annotation {
  const some = (segments: readonly Segment[] | null) => segments && countedSegments(segments, to);
  const { target, attribution } = annotation;
  return {
    ...annotation,
    target: countedSegments(target, to),
    attribution: attribution && {
      ...attribution,
      at: {
        cue: some(attribution.at.cue),
        speaker: some(attribution.at.speaker),
        addressee: some(attribution.at.addressee),
      },
    },
  };
}
