import { describe, expect, it } from "vitest";
import { cuePlace, hedgePath, laneDrop, linePath, linesOf, ownLine } from "./line-shape";

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

describe("how the speaker stands to it", () => {
  const heights = (path: string) =>
    [...path.matchAll(/[ML][\d.-]+ ([\d.-]+)/g)].map((m) => +(m[1] ?? 0));

  it("has teeth that point at the words under a note, however the line is cut into pieces", () => {
    const teeth = (path: string) =>
      [...path.matchAll(/M([\d.]+) [\d.]+V([\d.]+)/g)].map((m) => [m[1], m[2]]);
    const whole = teeth(linePath("note", 10, 100, 50));
    expect(whole.length).toBeGreaterThan(8);
    expect(whole.every(([, to]) => Number(to) < 50)).toBe(true);
    expect([
      ...teeth(linePath("note", 10, 47, 50)),
      ...teeth(linePath("note", 47, 100, 50)),
    ]).toEqual(whole);
  });

  it("leaves a plain assertion's line where it is", () => {
    expect(ownLine(50, null)).toBe(50);
  });

  it("is a second line below the kind's own, both in the room of one lane", () => {
    const own = ownLine(50, "possible");
    const [second = 0] = heights(hedgePath("possible", 10, 60, 50));
    expect(own).toBeLessThan(second - 2);
    expect(second - own).toBeLessThan(laneDrop(1) - laneDrop(0));
  });

  it("is struck through where it is denied, once at least and never beyond the words", () => {
    const strokes = (left: number, right: number) =>
      [...hedgePath("denied", left, right, 50).matchAll(/M([\d.]+) [\d.]+L([\d.]+)/g)].flatMap(
        (m) => [Number(m[1]), Number(m[2])],
      );
    expect(strokes(12, 18)).toHaveLength(2);
    const many = strokes(10, 110);
    expect(many.length).toBeGreaterThan(12);
    expect(Math.min(...many)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...many)).toBeLessThanOrEqual(110);
  });
});

describe("what is written at the end of an annotation", () => {
  const lines = linesOf([box(10, 100, 300), box(10, 130, 40)]);

  it("stands behind its last words, the way they are read", () => {
    expect(cuePlace(lines, 0, 0, false)?.x).toBeGreaterThan(50);
    expect(cuePlace(lines, 0, 0, true)?.x).toBeLessThan(10);
    expect(cuePlace(lines, 0, 0, false)?.y).toBeGreaterThan(154 + laneDrop(0));
  });

  it("stands behind another that ends there, so that both are read", () => {
    const [here, far] = [0, 1].map((place) => cuePlace(lines, 1, place, false)?.x ?? 0);
    expect((far ?? 0) - (here ?? 0)).toBeGreaterThan(12);
  });

  it("is nowhere when no line is shown", () => {
    expect(cuePlace([], 0, 0, false)).toBeNull();
  });
});
