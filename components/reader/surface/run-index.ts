import { bisector, bisectRight } from "d3-array";
import { stack } from "@/lib/span/span-set";
import type { Span } from "@/lib/span/span";
import type { Drawn } from "../model/surface-handle";

/** One run of words of an annotation, and the lane its line is drawn in. */
export interface Run extends Span {
  /** Says annotation and place, so a run that moved is another run. */
  readonly key: string;
  readonly drawn: Drawn;
  readonly lane: number;
  /**
   * For the last run of an annotation whose confidence was said: how many such end where it ends
   * and are drawn nearer to the words. Null for every other run.
   */
  readonly ending: number | null;
}

export interface RunIndex {
  readonly runs: ReadonlyMap<string, Run>;
  /** The runs that share a character with the span, in reading order. */
  overlapping(span: Span): Run[];
}

type BareRun = Omit<Run, "lane" | "ending">;

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

const byStart = bisector<Run, number>(({ start }) => start);

/** All runs of all annotations, ready to be asked for a stretch of the text. */
export function runIndex(annotations: readonly Drawn[]): RunIndex {
  const bare = annotations.flatMap(bareRuns).sort((a, b) => a.start - b.start || b.end - a.end);
  const lanes = stack(bare);
  const endings = new Map<number, number[]>();
  for (const [i, { end, drawn }] of bare.entries()) {
    if (!endsSaid({ end, drawn })) continue;
    endings.set(end, [...(endings.get(end) ?? []), lanes[i] ?? 0]);
  }
  const sorted = bare.map(({ start, end, key, drawn }, i): Run => {
    const lane = lanes[i] ?? 0;
    const nearer = () => (endings.get(end) ?? []).filter((other) => other < lane).length;
    return { start, end, key, drawn, lane, ending: endsSaid({ end, drawn }) ? nearer() : null };
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

function endsSaid({ end, drawn }: Pick<Run, "end" | "drawn">): boolean {
  return drawn.confidence !== null && end === drawn.target.at(-1)?.end;
}
