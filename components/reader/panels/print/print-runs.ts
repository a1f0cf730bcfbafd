import type { Annotation } from "@/lib/annotation/annotation";
import type { Span } from "@/lib/span/span";
import type { Drawn } from "../../model/surface-handle";
import { runIndex, type Run } from "../../surface/run-index";

/** Words of a text that the same annotations cover. */
export interface PrintPiece extends Span {
  /** Outermost first. */
  readonly runs: readonly Run[];
  /** The numbers of the annotations that end with these words. */
  readonly numbers: readonly number[];
}

export interface PrintRuns {
  /** The pieces of a span, in order and without gaps. */
  pieces(span: Span): PrintPiece[];
}

/**
 * Cuts a text into runs for print: where each annotation begins and ends, and after which words
 * its number is set. Annotations are numbered in the order given.
 */
export function printRuns(drawn: readonly Drawn[]): PrintRuns {
  const index = runIndex(drawn);
  const numbersAt = new Map<number, number[]>();
  for (const [i, { target }] of drawn.entries()) {
    const end = target.at(-1)?.end ?? 0;
    numbersAt.set(end, [...(numbersAt.get(end) ?? []), i + 1]);
  }
  return {
    pieces({ start, end }) {
      const over = index.overlapping({ start, end });
      const cuts = new Set([start, end]);
      for (const run of over) {
        if (run.start > start) cuts.add(run.start);
        if (run.end < end) cuts.add(run.end);
      }
      const places = [...cuts].sort((a, b) => a - b);
      return places.slice(0, -1).map((from, i) => {
        const to = places[i + 1] as number;
        const runs = over.filter((run) => run.start <= from && to <= run.end);
        return { start: from, end: to, runs, numbers: numbersAt.get(to) ?? [] };
      });
    },
  };
}

/**
 * For each block, the numbers (from 1) of the annotations that begin in it, or between the block
 * above and it. Blocks and annotations are given in reading order.
 */
export function notesBeside(
  blocks: readonly Span[],
  annotations: readonly Pick<Annotation, "target">[],
): number[][] {
  const beside = blocks.map((): number[] => []);
  let block = 0;
  for (const [i, { target }] of annotations.entries()) {
    const start = target[0]?.start ?? 0;
    while (block < blocks.length - 1 && start >= (blocks[block] as Span).end) block++;
    beside[block]?.push(i + 1);
  }
  return beside;
}
