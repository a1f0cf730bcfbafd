import { expect, test } from "vitest";
import { DEFAULT_VERDICTS, verdictScale } from "./verdict";

test("a project without a scale of its own has the default one", () => {
  for (const settings of [
    null,
    {},
    { verdicts: "true" },
    { verdicts: [] },
    { verdicts: [1, " "] },
  ]) {
    expect(verdictScale(settings)).toEqual(DEFAULT_VERDICTS);
  }
});

test("a project's own scale counts, in its order and each word once", () => {
  expect(verdictScale({ verdicts: ["stimmt", "stimmt nicht", "stimmt"] })).toEqual([
    "stimmt",
    "stimmt nicht",
  ]);
});
