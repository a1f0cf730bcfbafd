import { bisector, bisectRight } from "d3-array";
import { stack } from "@/lib/span/span-set";
import type { Span } from "@/lib/span/span";
import type { Drawn } from "../model/surface-handle";

/** One run of words of an annotation, with the lane in which its line is drawn. */
export interface Run extends Span {
  /** Contains the annotation and the span, so a run that moved has another key. */
  readonly key: string;
  readonly drawn: Drawn;
  readonly lane: number;
  /**
   * For the last run of an annotation with a confidence: how many others that end at the same
   * offset are drawn closer to the words. Null for every other run.
   */
  readonly ending: number | null;
}

export interface RunIndex {
  readonly runs: ReadonlyMap<string, Run>;
  /** The runs that share a character with the span, in reading order. */
  overlapping(span: Span): Run[];
}

type BareRun = Omit<Run, "lane" | "ending">;

const cache = new WeakMap<Drawn, readonly BareRun[]>();

/** The runs of one annotation, cached by object. */
function bareRuns(drawn: Drawn): readonly BareRun[] {
  const before = cache.get(drawn);
  if (before) return before;
  const runs = drawn.target.map(({ start, end }) => {
    return { start, end, drawn, key: `${drawn.id} ${start} ${end}` };
  });
  cache.set(drawn, runs);
  return runs;
}

const byStart = bisector<Run, number>(({ start }) => start);

/** Indexes all runs of all annotations by span. */
export function runIndex(annotations: readonly Drawn[]): RunIndex {
  const bare = annotations.flatMap(bareRuns).sort((a, b) => a.start - b.start || b.end - a.end);
  const lanes = stack(bare);
  const endings = new Map<number, number[]>();
  for (const [i, { end, drawn }] of bare.entries()) {
    if (!endsWithConfidence({ end, drawn })) continue;
    endings.set(end, [...(endings.get(end) ?? []), lanes[i] ?? 0]);
  }
  const sorted = bare.map(({ start, end, key, drawn }, i): Run => {
    const lane = lanes[i] ?? 0;
    const closer = () => (endings.get(end) ?? []).filter((other) => other < lane).length;
    return {
      start,
      end,
      key,
      drawn,
      lane,
      ending: endsWithConfidence({ end, drawn }) ? closer() : null,
    };
  });
  // The furthest end of all runs up to here: it only grows, so it can be searched.
  const reach: number[] = [];
  for (const { end } of sorted) reach.push(Math.max(end, reach.at(-1) ?? 0));

  return {
    runs: new Map(sorted.map((run) => [run.key, run])),
    overlapping({ start, end }) {
      const runs = sorted.slice(bisectRight(reach, start), byStart.left(sorted, end));
      return runs.filter((run) => run.end > start);
    },
  };
}

function endsWithConfidence({ end, drawn }: Pick<Run, "end" | "drawn">): boolean {
  return drawn.confidence !== null && end === drawn.target.at(-1)?.end;
}
