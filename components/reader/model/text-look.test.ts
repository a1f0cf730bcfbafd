import { expect, test } from "vitest";
import { lookFrom } from "./text-look";

test("a look is read from its cookie, and what it does not know is as usual", () => {
  expect(lookFrom("large.wide")).toEqual({ size: "large", width: "wide" });
  expect(lookFrom(undefined)).toEqual({ size: "normal", width: "normal" });
  expect(lookFrom("enormous.narrow")).toEqual({ size: "normal", width: "narrow" });
  expect(lookFrom("small")).toEqual({ size: "small", width: "normal" });
});
