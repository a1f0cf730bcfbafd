import type { Annotation } from "@/lib/annotation/annotation";
import type { Span } from "@/lib/span/span";
import type { Relation } from "../../context/use-relations";

/** The most relations that are drawn at once; those of the open annotation come first. */
export const MAX_ARCS = 120;

/** A relation of which an end is in view. Heights are CSS pixels below the top of the text. */
export interface Arc {
  readonly relation: Relation;
  readonly from: number;
  /** Null where the other end is not laid out, or is in another text. */
  readonly to: number | null;
  /** Whether that end is the one it leads from, so that it leads to the one that is here. */
  readonly leadsHere?: boolean;
  /** How far from the text it bends, from 0: arcs of one level do not overlap. */
  readonly level: number;
}

export type Ends = Omit<Arc, "level">;

/**
 * The relations with an end in the window, at most {@link MAX_ARCS}. `first` is the annotation whose
 * relations come first.
 */
export function relationsInView(
  relations: readonly Relation[],
  byId: ReadonlyMap<string, Pick<Annotation, "target">>,
  window: Span | null,
  first: string | null,
): Relation[] {
  if (window === null) return [];
  const isSeen = (id: string) =>
    byId.get(id)?.target.some(({ start, end }) => start < window.end && end > window.start) ??
    false;
  const seen = relations.filter(({ from, to }) => isSeen(from) || isSeen(to));
  if (seen.length <= MAX_ARCS) return seen;
  const isFirst = ({ from, to }: Relation) => from === first || to === first;
  return [...seen.filter(isFirst), ...seen.filter((each) => !isFirst(each))].slice(0, MAX_ARCS);
}

/**
 * Gives each arc the lowest level on which no other arc spans the same heights, the short ones
 * first. Levels from `levels` on share the last one.
 */
export function leveled(all: readonly Ends[], levels: number): Arc[] {
  const taken: (readonly [top: number, bottom: number])[][] = [];
  const bounds = ({ from, to }: Ends) => [Math.min(from, to ?? from), Math.max(from, to ?? from)];
  const length = (ends: Ends) => {
    const [top = 0, bottom = 0] = bounds(ends);
    return bottom - top;
  };
  return all
    .toSorted((a, b) => length(a) - length(b) || (a.relation.id < b.relation.id ? -1 : 1))
    .map((ends) => {
      const [top = 0, bottom = 0] = bounds(ends);
      const isFree = (level: number) =>
        !taken[level]?.some(([from, to]) => from < bottom + 2 && to > top - 2);
      let level = 0;
      while (level < levels - 1 && !isFree(level)) level++;
      (taken[level] ??= []).push([top, bottom]);
      return { ...ends, level };
    });
}
