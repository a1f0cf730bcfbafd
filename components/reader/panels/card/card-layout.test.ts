import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupIntoLines, placeCards, type Wish } from "./card-layout";

const GAP = 6;
const wish = (id: string, top: number, height = 30): Wish => ({ id, top, height });
const tops = (wishes: Wish[], openId?: string) => [
  ...placeCards(wishes, { gap: GAP, openId }).values(),
];

const wishLists = fc
  .array(fc.record({ top: fc.nat({ max: 4000 }), height: fc.integer({ min: 20, max: 600 }) }), {
    minLength: 1,
    maxLength: 40,
  })
  .map((all) =>
    all.sort((a, b) => a.top - b.top).map(({ top, height }, i) => wish(String(i), top, height)),
  );

describe("cards in the margin", () => {
  it("stand level with their words when there is room", () => {
    expect(tops([wish("a", 10), wish("b", 200), wish("c", 500)])).toEqual([10, 200, 500]);
  });

  it("share the room around words that stand on one line", () => {
    expect(tops([wish("a", 100), wish("b", 100)])).toEqual([82, 118]);
  });

  it("make room for the open card, which stays with its words", () => {
    const wishes = [wish("a", 90), wish("b", 100, 300), wish("c", 110)];
    expect(tops(wishes, "b")).toEqual([64, 100, 406]);
  });

  it("push the open card down only when those before it have no room above", () => {
    expect(tops([wish("a", 0), wish("b", 10, 300)], "b")).toEqual([0, 36]);
  });

  it("never overlap, keep their order and stay in the column, whatever is open", () => {
    fc.assert(
      fc.property(wishLists, fc.nat({ max: 39 }), (wishes, pick) => {
        const open = pick < wishes.length ? String(pick) : undefined;
        const positions = tops(wishes, open);
        expect(positions[0]).toBeGreaterThanOrEqual(0);
        for (let i = 1; i < wishes.length; i++) {
          const end = (positions[i - 1] ?? 0) + (wishes[i - 1]?.height ?? 0) + GAP;
          expect(positions[i]).toBeGreaterThanOrEqual(end - 1e-6);
        }
        const at = wishes.findIndex(({ id }) => id === open);
        if (at !== -1) {
          const above = wishes.slice(0, at).reduce((sum, { height }) => sum + height + GAP, 0);
          expect(positions[at]).toBeCloseTo(Math.max(above, wishes[at]?.top ?? 0), 6);
        }
      }),
      { seed: 5 },
    );
  });

  it("are nearer to their words than cards that are only pushed down", () => {
    fc.assert(
      fc.property(wishLists, (wishes) => {
        const distance = (positions: readonly number[]) =>
          positions.reduce((sum, top, i) => sum + (top - (wishes[i]?.top ?? 0)) ** 2, 0);
        let end = 0;
        const pushed = wishes.map(({ top, height }) => {
          const at = Math.max(top, end);
          end = at + height + GAP;
          return at;
        });
        expect(distance(tops(wishes))).toBeLessThanOrEqual(distance(pushed) + 1e-6);
      }),
      { seed: 6 },
    );
  });
});

describe("cards where more annotations lie than lines fit", () => {
  const lines = (wishes: Wish[], ...alone: string[]) =>
    groupIntoLines(wishes, { gap: GAP, most: 100, alone: new Set(alone) });
  const dense = Array.from({ length: 200 }, (_, i) => wish(String(i), i * 8));

  it("share lines, so that none drifts further from its words than is allowed", () => {
    let end = 0;
    for (const line of lines(dense)) {
      const top = Math.max(line[0]?.top ?? 0, end);
      expect(top - (line[0]?.top ?? 0)).toBeLessThanOrEqual(100);
      end = top + 30 + GAP;
    }
  });

  it("are all there, once and in order", () => {
    fc.assert(
      fc.property(wishLists, fc.nat({ max: 39 }), (wishes, pick) => {
        expect(lines(wishes, String(pick)).flat()).toEqual(wishes);
      }),
      { seed: 8 },
    );
  });

  it("leave the open one a line of its own", () => {
    expect(lines(dense, "100").find((line) => line.some(({ id }) => id === "100"))).toHaveLength(1);
  });

  it("do not share where there is room", () => {
    expect(lines([wish("a", 0), wish("b", 10), wish("c", 300)])).toHaveLength(3);
  });
});
