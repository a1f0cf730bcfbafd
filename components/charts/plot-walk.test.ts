import { describe, expect, it } from "vitest";
import { nearestTo, stepOf, stopsAround, type PlotPoint } from "./plot-walk";

const point = (x: number, row?: string): PlotPoint => ({ key: `${row} ${x}`, label: "", x, row });

describe("the keys of a figure", () => {
  const line = [1, 2, 3].map((x) => point(x));

  it("walk its points in order, and stay at the ends", () => {
    expect(["ArrowRight", "ArrowDown"].map((key) => stepOf(key, 0, line))).toEqual([1, 1]);
    expect(["ArrowLeft", "ArrowUp"].map((key) => stepOf(key, 0, line))).toEqual([0, 0]);
    expect(stepOf("ArrowRight", 2, line)).toBe(2);
    expect([stepOf("Home", 1, line), stepOf("End", 1, line)]).toEqual([0, 2]);
    expect(stepOf("Enter", 1, line)).toBeNull();
  });

  it("lead from row to row where it has rows, as far along as one was", () => {
    const rows = [
      ...[1, 2, 3].map((x) => point(x, "claims")),
      ...[1, 2].map((x) => point(x, "quotations")),
    ];
    expect(stepOf("ArrowDown", 1, rows)).toBe(4);
    expect(stepOf("ArrowDown", 2, rows)).toBe(4);
    expect(stepOf("ArrowUp", 4, rows)).toBe(1);
    expect(stepOf("ArrowUp", 1, rows)).toBe(1);
    expect(stepOf("ArrowDown", 4, rows)).toBe(4);
    expect(stepOf("ArrowRight", 2, rows)).toBe(3);
  });
});

describe("pointing at a figure", () => {
  it("means the nearest point within reach", () => {
    const places = [
      { x: 10, y: 10 },
      { x: 30, y: 10 },
    ];
    expect(nearestTo(places, { x: 22, y: 12 }, 14)).toBe(1);
    expect(nearestTo(places, { x: 22, y: 60 }, 14)).toBeNull();
    expect(nearestTo([], { x: 0, y: 0 }, 14)).toBeNull();
  });
});

it("holds few points of very many, always with those next to the current one", () => {
  expect(stopsAround(3, 20)).toEqual([0, 20]);
  for (const at of [0, 1, 700, 999]) {
    const [from, to] = stopsAround(at, 1_000);
    expect(to - from).toBeLessThan(10);
    expect(from).toBeLessThanOrEqual(Math.max(0, at - 1));
    expect(to).toBeGreaterThanOrEqual(Math.min(1_000, at + 2));
  }
});
