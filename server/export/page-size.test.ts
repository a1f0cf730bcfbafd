import { expect, test } from "vitest";
import { pageSize, type PageSize } from "./page-size";

/** The sizes of the pages that follow one another when each annotation takes so many milliseconds. */
function sizes(size: PageSize, each: number, pages = 10): number[] {
  return Array.from({ length: pages }, () => {
    const { next } = size;
    size.note(next * each);
    return next;
  });
}

test("on the embedded database pages grow until they take 25 ms, or hold 400 annotations", () => {
  expect(sizes(pageSize("whole", true), 0.2, 4)).toEqual([50, 100, 125, 125]);
  expect(sizes(pageSize("whole", true), 0).at(-1)).toBe(400);
});

test("on a server they grow until they take 200 ms, or hold a thousand", () => {
  expect(sizes(pageSize("whole", false), 0.4, 4)).toEqual([250, 500, 500, 500]);
  expect(sizes(pageSize("whole", false), 0).at(-1)).toBe(1_000);
});

test("pages of annotations on which much hangs become smaller, and not below the smallest", () => {
  const size = pageSize("whole", true);
  sizes(size, 0);
  expect(sizes(size, 0.25, 3)).toEqual([400, 200, 100]);
  expect(sizes(size, 10).at(-1)).toBe(50);
  expect(sizes(pageSize("whole", false), 10).at(-1)).toBe(250);
});

test("of signs there are five times as many in a page", () => {
  expect(sizes(pageSize("signs", true), 0, 5)).toEqual([250, 500, 1_000, 2_000, 2_000]);
});
