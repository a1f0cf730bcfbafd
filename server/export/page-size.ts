/**
 * How long the reading of a page should take, in milliseconds: the embedded database answers one
 * statement after the other, and whoever else asks waits for it.
 */
const PAGE_MS = 25;
const LOWEST = 50;
const HIGHEST = 400;

/** How many annotations are in the first page of an export. */
export const FIRST_PAGE = LOWEST;

/** How many are in the next one, after a page of so many that took so many milliseconds. */
export function nextPageSize(size: number, milliseconds: number): number {
  const factor = Math.min(2, Math.max(0.5, PAGE_MS / milliseconds));
  return Math.min(HIGHEST, Math.max(LOWEST, Math.round(size * factor)));
}
