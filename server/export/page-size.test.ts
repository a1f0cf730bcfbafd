import { expect, test } from "vitest";
import { FIRST_PAGE, nextPageSize } from "./page-size";

/** The sizes of the pages that follow one another when each annotation takes so many milliseconds. */
function sizes(each: number): number[] {
  const found = [FIRST_PAGE];
  while (found.length < 10) {
    const size = found.at(-1) ?? 0;
    found.push(nextPageSize(size, size * each));
  }
  return found;
}

test("pages grow until they take 25 ms, or hold 400 annotations", () => {
  expect(sizes(0.2).slice(0, 4)).toEqual([50, 100, 125, 125]);
  expect(sizes(0).at(-1)).toBe(400);
});

test("pages of annotations on which much hangs are small, and not below 50", () => {
  expect(nextPageSize(400, 100)).toBe(200);
  expect(nextPageSize(400, 60)).toBe(200);
  expect(nextPageSize(400, 40)).toBe(250);
  expect(sizes(10).at(-1)).toBe(50);
});
