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
   * For the last run of an annotation with a label: how many labels of others that end at the same
   * offset are drawn closer to the words. Null for every other run.
   */
  readonly ending: number | null;
}

/** Runs get their lanes when they are asked for, together with those they overlap. */
export interface RunIndex {
  /** All of them, in reading order. */
  readonly runs: ReadonlyMap<string, Run>;
  /** One of those that overlapped a span that was asked for. */
  get(key: string): Run | undefined;
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

const byStart = bisector<BareRun, number>(({ start }) => start);

/** Indexes all runs of all annotations by span; quickest when they come in reading order. */
export function runIndex(annotations: readonly Drawn[]): RunIndex {
  const bare = inReadingOrder(annotations);
  // The furthest end of all runs up to here: it only grows, so it can be searched.
  const reach = new Float64Array(bare.length);
  let furthest = 0;
  for (let i = 0; i < bare.length; i++) {
    reach[i] = furthest = Math.max(furthest, bare[i]?.end ?? 0);
  }
  const made: Run[] = [];
  const known = new Map<string, Run>();

  /** Gives lanes to some runs and to all that are connected with them by overlaps. */
  const layOut = (first: number, last: number) => {
    let [from, to] = [first, last];
    while (from > 0 && (reach[from - 1] ?? 0) > (bare[from]?.start ?? 0)) from--;
    while (to < bare.length && (bare[to]?.start ?? 0) < (reach[to - 1] ?? 0)) to++;
    withLanes(bare.slice(from, to)).forEach((run, i) => {
      made[from + i] = run;
      known.set(run.key, run);
    });
  };
  const between = (from: number, to: number): Run[] => {
    for (let i = from; i < to; i++) if (!made[i]) layOut(i, i + 1);
    return made.slice(from, to);
  };

  return {
    get runs() {
      return new Map(between(0, bare.length).map((run) => [run.key, run]));
    },
    get: (key) => known.get(key),
    overlapping({ start, end }) {
      const runs = between(bisectRight(reach, start), byStart.left(bare, end));
      return runs.filter((run) => run.end > start);
    },
  };
}

/** All runs; they are sorted only where the annotations do not bring them in order. */
function inReadingOrder(annotations: readonly Drawn[]): BareRun[] {
  const all: BareRun[] = [];
  let isSorted = true;
  for (const drawn of annotations) {
    for (const run of bareRuns(drawn)) {
      const last = all.at(-1);
      if (last && byPlace(last, run) > 0) isSorted = false;
      all.push(run);
    }
  }
  return isSorted ? all : all.sort(byPlace);
}

function byPlace(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

function withLanes(bare: readonly BareRun[]): Run[] {
  const lanes = stack(bare);
  const endings = new Map<number, { lane: number; labels: number }[]>();
  for (const [i, { end, drawn }] of bare.entries()) {
    const labels = labelsAfter({ end, drawn });
    if (labels === 0) continue;
    endings.set(end, [...(endings.get(end) ?? []), { lane: lanes[i] ?? 0, labels }]);
  }
  return bare.map(({ start, end, key, drawn }, i): Run => {
    const lane = lanes[i] ?? 0;
    const closer = () =>
      (endings.get(end) ?? []).reduce((n, each) => n + (each.lane < lane ? each.labels : 0), 0);
    return {
      start,
      end,
      key,
      drawn,
      lane,
      ending: labelsAfter({ end, drawn }) > 0 ? closer() : null,
    };
  });
}

/** How many labels stand after a run: of the colour and of the confidence, after the last words. */
function labelsAfter({ end, drawn }: Pick<Run, "end" | "drawn">): number {
  if (end !== drawn.target.at(-1)?.end) return 0;
  return (drawn.confidence === null ? 0 : 1) + (drawn.paint === null ? 0 : 1);
}
