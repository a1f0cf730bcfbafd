import { expect, test } from "vitest";
import { nextWindow, type DrawnWindow } from "./drawn-window";

const height = 1_000;
const at = (top: number) => ({ top, height });

function heightOf(drawn: DrawnWindow | null): number {
  return drawn ? drawn.bottom - drawn.top : NaN;
}

test("a text that rests is drawn further than what is seen", () => {
  expect(nextWindow(null, at(5_000), "rested")).toEqual({
    top: 3_500,
    bottom: 7_500,
    isNear: false,
  });
});

test("a short scroll draws nothing new until half a screen is left", () => {
  const drawn = nextWindow(null, at(5_000), "rested");
  expect(nextWindow(drawn, at(5_900), "scrolled")).toBeNull();
  expect(nextWindow(drawn, at(6_100), "scrolled")).toEqual({
    top: 4_600,
    bottom: 8_600,
    isNear: false,
  });
});

test("each of many jumps draws less than half of what a rest draws, and all that is seen", () => {
  let drawn = nextWindow(null, at(0), "rested");
  const wide = heightOf(drawn);
  for (const top of [50_000, 9_000, 70_000]) {
    drawn = nextWindow(drawn, at(top), "scrolled");
    expect(drawn?.top).toBeLessThanOrEqual(top);
    expect(drawn?.bottom).toBeGreaterThanOrEqual(top + height);
    expect(heightOf(drawn)).toBeLessThan(wide / 2);
  }
  expect(heightOf(nextWindow(drawn, at(70_000), "rested"))).toBe(wide);
});

test("a change after a jump draws no further until the rest, and one at rest draws all again", () => {
  const jumped = nextWindow(nextWindow(null, at(0), "rested"), at(50_000), "scrolled");
  expect(nextWindow(jumped, at(50_000), "changed")?.isNear).toBe(true);
  const rested = nextWindow(jumped, at(50_000), "rested");
  expect(nextWindow(rested, at(50_000), "changed")).toEqual(rested);
});
