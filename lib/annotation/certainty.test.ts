import { expect, test } from "vitest";
import { cueOf, hedgesOf } from "./certainty";

test("what is simply asserted, or claims nothing, has no hedge", () => {
  expect(hedgesOf({ occurrences: [] })).toEqual([]);
  expect(hedgesOf({ occurrences: [{ commitment: "asserted" }] })).toEqual([]);
});

test("a passage whose claims are told in several ways has each of them once", () => {
  const occurrences = (["denied", "possible", "asserted", "possible"] as const).map(
    (commitment) => ({
      commitment,
    }),
  );
  expect(hedgesOf({ occurrences })).toEqual(["possible", "denied"]);
});

test("a confidence is written with the most there is", () => {
  expect(cueOf(2)).toBe("2/4");
});
