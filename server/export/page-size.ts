/** How many annotations are read at a time. */
interface PageSizes {
  readonly lowest: number;
  readonly highest: number;
  /** How long the reading of a page should take, in milliseconds. */
  readonly milliseconds: number;
}

/** The embedded database answers one statement after the other, and whoever else asks waits. */
const EMBEDDED: PageSizes = { lowest: 50, highest: 400, milliseconds: 25 };

/**
 * A server answers others meanwhile. What a page costs beside its annotations, to plan its statement
 * above all, is as much as some hundred of them.
 */
const SERVER: PageSizes = { lowest: 250, highest: 1_000, milliseconds: 200 };

/** So many signs in a text are read in the time of one annotation with all that it carries. */
const SIGNS = 5;

export interface PageSize {
  /** How many annotations the next page holds. */
  readonly next: number;
  /** Notes that reading it took so many milliseconds. */
  note(milliseconds: number): void;
}

/**
 * Pages that grow from the smallest while they take less time than they should, to no more than
 * twice the one before, and become smaller where much hangs on the annotations.
 */
export function pageSize(what: "whole" | "signs", isEmbedded: boolean): PageSize {
  const { lowest, highest, milliseconds: goal } = isEmbedded ? EMBEDDED : SERVER;
  const times = what === "signs" ? SIGNS : 1;
  let next = lowest;
  return {
    get next() {
      return next * times;
    },
    note(milliseconds) {
      const factor = Math.min(2, Math.max(0.5, goal / milliseconds));
      next = Math.min(highest, Math.max(lowest, Math.round(next * factor)));
    },
  };
}
