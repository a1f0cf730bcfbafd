import { describe, expect, test } from "vitest";
import { resolveTarget } from "./resolve-target";

const TEXT = "The crew 👩‍👩‍👧 met at the cafe\u0301.\n\n  Then it left.";
const reasonOf = (start: number, end: number) => {
  const target = resolveTarget(TEXT, [{ start, end }]);
  return target.ok ? target.value.map(({ exact }) => exact) : target.reason?.key;
};

describe("a target", () => {
  test("of white space alone is refused", () => {
    const gap = TEXT.indexOf("\n\n");
    expect(reasonOf(gap, gap + 4)).toBe("Refusals.target.blank");
    expect(reasonOf(3, 4)).toBe("Refusals.target.blank");
    expect(reasonOf(gap, gap + 5)).toEqual(["\n\n  T"]);
  });

  test("of less than one character is refused, a whole one is not", () => {
    const family = TEXT.indexOf("👩");
    const whole = "👩‍👩‍👧";
    expect(reasonOf(family, family + 2)).toBe("Refusals.target.partOfCharacter");
    expect(reasonOf(family + 3, family + 5)).toBe("Refusals.target.partOfCharacter");
    expect(reasonOf(family, family + whole.length)).toEqual([whole]);
    const accent = TEXT.indexOf("\u0301");
    expect(reasonOf(accent, accent + 1)).toBe("Refusals.target.partOfCharacter");
    expect(reasonOf(accent - 1, accent + 1)).toEqual(["e\u0301"]);
  });

  test("that is empty or reversed is refused", () => {
    expect(reasonOf(4, 4)).toBe("Refusals.target.reversed");
    expect(reasonOf(5, 4)).toBe("Refusals.target.reversed");
  });
});
