import { stack } from "@/lib/span/span-set";
import type { Span } from "@/lib/span/span";
import type { Drawn } from "../surface";

/** One run of words of an annotation, and the lane its line is drawn in. */
export interface Run extends Span {
  /** Says annotation and place, so a run that moved is another run. */
  readonly key: string;
  readonly drawn: Drawn;
  readonly lane: number;
}

export interface RunIndex {
  readonly runs: ReadonlyMap<string, Run>;
  /** The runs that share a character with the span, in reading order. */
  overlapping(span: Span): Run[];
}

type BareRun = Omit<Run, "lane">;

const made = new WeakMap<Drawn, readonly BareRun[]>();

/** The runs of one annotation; what is drawn as before has those it had. */
function bareRuns(drawn: Drawn): readonly BareRun[] {
  const before = made.get(drawn);
  if (before) return before;
  const runs = drawn.target.map(({ start, end }) => {
    return { start, end, drawn, key: `${drawn.id} ${start} ${end}` };
  });
  made.set(drawn, runs);
  return runs;
}

/** All runs of all annotations, ready to be asked for a stretch of the text. */
export function runIndex(annotations: readonly Drawn[]): RunIndex {
  const bare = annotations.flatMap(bareRuns).sort((a, b) => a.start - b.start || b.end - a.end);
  const lanes = stack(bare);
  const sorted = bare.map(({ start, end, key, drawn }, i): Run => {
    return { start, end, key, drawn, lane: lanes[i] ?? 0 };
  });
  // How far any run up to here reaches: it only grows, so it can be searched.
  const reach: number[] = [];
  for (const { end } of sorted) reach.push(Math.max(end, reach.at(-1) ?? 0));

  return {
    runs: new Map(sorted.map((run) => [run.key, run])),
    overlapping({ start, end }) {
      const from = firstThat(sorted.length, (i) => (reach[i] as number) > start);
      const to = firstThat(sorted.length, (i) => (sorted[i] as Run).start >= end);
      return sorted.slice(from, to).filter((run) => run.end > start);
    },
  };
}

/** The first number for which `holds`; it is false up to there and true from there on. */
function firstThat(size: number, holds: (i: number) => boolean): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
