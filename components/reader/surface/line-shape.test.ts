import { describe, expect, it } from "vitest";
import { laneDrop, linePath, linesOf } from "./line-shape";

const box = (x: number, y: number, width: number, height = 24) => ({ x, y, width, height });

describe("lines under words", () => {
  it("join what stands beside each other on a line, whatever its font", () => {
    expect(linesOf([box(10, 100, 40), box(50, 102, 30, 18), box(80, 100, 20)])).toEqual([
      { top: 100, bottom: 124, pieces: [{ left: 10, right: 100 }] },
    ]);
  });

  it("keep the gaps of a line that runs both ways", () => {
    expect(linesOf([box(10, 100, 40), box(120, 100, 30)])[0]?.pieces).toEqual([
      { left: 10, right: 50 },
      { left: 120, right: 150 },
    ]);
  });

  it("do not join lines of text that stand closely", () => {
    expect(linesOf([box(10, 100, 40), box(0, 123, 30)])).toHaveLength(2);
  });

  it("leave out boxes without room, as those of line feeds", () => {
    expect(linesOf([box(10, 100, 0), box(10, 100, 40, 0)])).toEqual([]);
  });

  it("stand below each other in their lanes, and not without end", () => {
    const drops = [0, 1, 2, 3, 9].map(laneDrop);
    expect(drops[1]).toBeGreaterThan(drops[0] as number);
    expect(drops[4]).toBe(drops[3]);
  });

  it("are straight for claims and quotations, and wave for rhetoric", () => {
    expect(linePath("claim", 10, 60.123, 5)).toBe("M10 5H60.12");
    expect(linePath("quotation", 10, 60, 5)).toBe("M10 5H60");
    const heights = [...linePath("rhetoric", 0, 28, 50).matchAll(/ ([\d.]+)/g)].map((m) =>
      Number(m[1]),
    );
    expect(Math.min(...heights)).toBeLessThan(49);
    expect(Math.max(...heights)).toBeGreaterThan(51);
  });

  it("wave on where a neighbour's wave ends", () => {
    const end = linePath("rhetoric", 0, 13, 50).split(" ").slice(-2).join(" ");
    expect(linePath("rhetoric", 13, 40, 50).startsWith(`M${end}`)).toBe(true);
  });

  it("wave between the ends of their words and nowhere else", () => {
    const places = [...linePath("rhetoric", 12.3, 41.7, 50).matchAll(/([\d.]+) [\d.]+/g)];
    const across = places.map(([, x]) => Number(x));
    expect(across[0]).toBe(12.3);
    expect(across.at(-1)).toBe(41.7);
    expect(across).toEqual([...across].sort((a, b) => a - b));
  });
});
