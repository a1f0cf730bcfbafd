import fc from "fast-check";
import { expect, test } from "vitest";
import { nameRows, widthOf } from "./name-rows";

test("names with room stand in one row, those that would touch above each other", () => {
  const names = [50, 60, 200].map((at) => ({ at, wide: 60 }));
  expect(nameRows(names, 390).map(({ row }) => row)).toEqual([0, 1, 0]);
});

test("words of wide characters are given more room", () => {
  expect(widthOf("误导性")).toBeGreaterThan(widthOf("abc"));
});

test("a name at a side moves in", () => {
  expect(nameRows([{ at: 385, wide: 60 }], 390)).toEqual([{ at: 360, row: 0 }]);
});

test("no name ever touches its neighbour, or leaves a chart it fits into", () => {
  const names = fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 390 }), wide: fc.integer({ min: 10, max: 200 }) }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(names, (list) => {
      const rows = nameRows(list, 390).map((one, i) => ({ ...one, wide: list[i]?.wide ?? 0 }));
      for (const [i, one] of rows.entries()) {
        expect(one.at - one.wide / 2).toBeGreaterThanOrEqual(0);
        expect(one.at + one.wide / 2).toBeLessThanOrEqual(390);
        for (const other of rows.slice(i + 1)) {
          if (other.row !== one.row) continue;
          expect(Math.abs(other.at - one.at)).toBeGreaterThan((one.wide + other.wide) / 2);
        }
      }
    }),
    { seed: 4 },
  );
});
