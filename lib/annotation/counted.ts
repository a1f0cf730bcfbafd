import type { Annotation, Segment } from "./annotation";

/**
 * The annotation with every offset in it counted in another unit: those of its target, and those
 * of the words that tell who speaks. `to` answers a position of the revision it sits on.
 */
export function counted(annotation: Annotation, to: (position: number) => number): Annotation {
  const segment = ({ start, end, ...words }: Segment): Segment => ({
    start: to(start),
    end: to(end),
    ...words,
  });
  const some = (segments: readonly Segment[] | null) => segments && segments.map(segment);
  const { target, attribution } = annotation;
  return {
    ...annotation,
    target: target.map(segment),
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
