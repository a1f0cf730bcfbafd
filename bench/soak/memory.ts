import { percentile } from "../live/people.ts";

/** The memory of a process at one moment. */
export interface Sample {
  readonly minute: number;
  readonly megabytes: number;
}

const middleOf = (samples: readonly Sample[]) =>
  percentile(
    samples.map(({ megabytes }) => megabytes),
    0.5,
  );

/** The part of a run in which a server still grows to its size. */
const WARM_UP_PART = 1 / 6;

function from(samples: readonly Sample[], part: number): readonly Sample[] {
  return samples.slice(Math.floor(samples.length * part));
}

/** How fast memory grows after the warm-up, in megabytes a minute: the line of least squares. */
export function slopeOf(samples: readonly Sample[]): number {
  const warm = from(samples, WARM_UP_PART);
  const mean = (of: (sample: Sample) => number) =>
    warm.reduce((sum, sample) => sum + of(sample), 0) / warm.length;
  const minute = mean((sample) => sample.minute);
  const megabytes = mean((sample) => sample.megabytes);
  const covariance = mean((sample) => (sample.minute - minute) * (sample.megabytes - megabytes));
  const variance = mean((sample) => (sample.minute - minute) ** 2);
  return covariance / variance;
}

/** Memory in the last sixth of a run, as a multiple of what it was in the sixth after the warm-up. */
export function growthOf(samples: readonly Sample[]): number {
  const warm = from(samples, WARM_UP_PART);
  const begin = warm.slice(0, Math.ceil(samples.length * WARM_UP_PART));
  return middleOf(from(samples, 1 - WARM_UP_PART)) / middleOf(begin);
}

/** The middle of the samples of each minute, in megabytes. */
export function byMinute(samples: readonly Sample[]): number[] {
  const minutes = new Map<number, Sample[]>();
  for (const sample of samples) {
    const minute = Math.floor(sample.minute);
    minutes.set(minute, [...(minutes.get(minute) ?? []), sample]);
  }
  return [...minutes.values()].map(middleOf);
}
