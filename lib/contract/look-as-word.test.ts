import { expect, test } from "vitest";
import { lookAsWord, lookFrom, USUAL_LOOK } from "./look-as-word";

test("a look is read from its cookie, and what it does not know is as usual", () => {
  expect(lookFrom("large.wide")).toEqual({ size: "large", width: "wide", colouring: "kind" });
  expect(lookFrom("large.wide.author")).toEqual({
    size: "large",
    width: "wide",
    colouring: "author",
  });
  expect(lookFrom(undefined)).toEqual(USUAL_LOOK);
  expect(lookFrom("enormous.narrow")).toEqual({ ...USUAL_LOOK, width: "narrow" });
  expect(lookFrom("small")).toEqual({ ...USUAL_LOOK, size: "small" });
  expect(lookFrom("normal.normal.mood")).toEqual(USUAL_LOOK);
  const set = { size: "larger", width: "narrow", colouring: "tag" } as const;
  expect(lookFrom(lookAsWord(set))).toEqual(set);
});
