import { expect, test } from "vitest";
import { DEFAULT_VERDICTS } from "@/lib/claim/verdict";
import { moveStep, stepsOf, verdictsToSend, wrongIn } from "./verdict-draft";

const named = (verdict: string) => verdict.replace("-", " ");
const steps = stepsOf(DEFAULT_VERDICTS, named);

test("a scale that is as it was is not sent", () => {
  expect(verdictsToSend(steps, {}, named)).toBeUndefined();
  const own = { verdicts: ["holds", "fails"] };
  expect(verdictsToSend(stepsOf(own.verdicts, named), own, named)).toBeUndefined();
  expect(verdictsToSend(steps, own, named)).toBeNull();
});

test("a scale goes out in its order, and the house's verdicts under their own names", () => {
  const written = [
    { key: 0, was: null, words: " mostly true " },
    { key: 1, was: "false", words: "wrong" },
  ];
  expect(verdictsToSend(written, {}, named)).toEqual(["mostly-true", "wrong"]);
});

test("a step is moved by one place and never over the edge", () => {
  const words = (some: typeof steps) => some.slice(0, 3).map(({ was }) => was);
  expect(words([...moveStep(steps, 0, 1)])).toEqual(["mostly-true", "true", "half-true"]);
  expect(moveStep(steps, 0, -1)).toEqual(steps);
  expect(moveStep(steps, DEFAULT_VERDICTS.length - 1, 1)).toEqual(steps);
});

test("an empty step and a word that is there already are told apart", () => {
  const some = ["holds", " ", "holds "].map((words, key) => ({ key, was: null, words }));
  expect([...wrongIn(some, named)]).toEqual([
    [1, "empty"],
    [2, "twice"],
  ]);
});
