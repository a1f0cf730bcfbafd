import { describe, expect, it } from "vitest";
import { listed } from "./listed";

describe("the list of annotations by name", () => {
  it("holds a few hundred whole", () => {
    expect(listed(0, 0)).toEqual({ from: 0, to: 0 });
    expect(listed(400, 399)).toEqual({ from: 0, to: 400 });
  });

  it("holds of thousands the current one with its neighbours, wherever it stands", () => {
    const size = 10_000;
    for (let current = 0; current < size; current++) {
      const { from, to } = listed(size, current);
      expect(to - from).toBe(200);
      expect(from).toBeLessThanOrEqual(Math.max(0, current - 1));
      expect(to).toBeGreaterThanOrEqual(Math.min(size, current + 2));
    }
  });

  it("stays the same for most steps from one to the next", () => {
    const moves = Array.from({ length: 1_000 }, (_, current) => listed(10_000, current).from);
    expect(new Set(moves).size).toBeLessThanOrEqual(20);
  });
});
