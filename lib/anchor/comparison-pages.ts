import type { ComparedRow } from "./compared-rows";

/** How many passages that differ one page shows. */
const DIFFERENCES_PER_PAGE = 100;
/** About how many UTF-16 code units of both texts one page shows, unless one passage alone is longer. */
const MAX_PAGE_LENGTH = 200_000;
/** How many passages stay before and after one that differs. */
const CONTEXT = 1;
/** How many folded passages are opened at once. */
export const OPENED_AT_ONCE = 100;

/** Rows to show or to fold, in order. */
export interface RowRun {
  readonly from: number;
  readonly until: number;
  readonly isFolded: boolean;
}

/**
 * The rows with which each page of a comparison begins. A page has so many rows that differ, or fewer
 * where they are long; `lengthOf` tells the UTF-16 code units of a row.
 */
export function pageStarts(
  rows: readonly ComparedRow[],
  lengthOf: (row: ComparedRow) => number,
): number[] {
  const starts = [0];
  let [differences, length] = [0, 0];
  for (const [i, row] of rows.entries()) {
    if (!row.isChanged) continue;
    const more = lengthOf(row);
    if (
      differences === DIFFERENCES_PER_PAGE ||
      (differences > 0 && length + more > MAX_PAGE_LENGTH)
    ) {
      starts.push(i);
      [differences, length] = [0, 0];
    }
    differences++;
    length += more;
  }
  return starts;
}

/**
 * The rows of a page as what is shown and what is folded: what differs, with a passage before and
 * after it, and of each fold that begins at a row of `open` a hundred passages. Folding one passage
 * alone saves nothing.
 */
export function rowRuns(
  rows: readonly ComparedRow[],
  { from, until }: { readonly from: number; readonly until: number },
  open: readonly number[],
): RowRun[] {
  const isShown = new Uint8Array(until - from);
  for (let i = from; i < until; i++) {
    if (!rows[i]?.isChanged) continue;
    isShown.fill(1, Math.max(0, i - from - CONTEXT), i - from + CONTEXT + 1);
  }
  for (const row of open) {
    if (row < from) continue;
    // As far as the fold goes.
    const end = Math.min(row - from + OPENED_AT_ONCE, isShown.length);
    for (let i = row - from; i < end && !isShown[i]; i++) isShown[i] = 1;
  }
  for (let i = 0; i < isShown.length; i++) {
    if (!isShown[i] && isShown[i - 1] !== 0 && isShown[i + 1] !== 0) isShown[i] = 1;
  }
  const runs: RowRun[] = [];
  for (let start = 0; start < isShown.length;) {
    let end = start + 1;
    while (end < isShown.length && isShown[end] === isShown[start]) end++;
    runs.push({ from: from + start, until: from + end, isFolded: !isShown[start] });
    start = end;
  }
  return runs;
}
