import { expect, test } from "vitest";
import { MAX_DEPTH, parentFor, threadsOf } from "./thread";

/** n1 ← n2 ← … ← n30 */
const chain = new Map<string, string | null>(
  Array.from({ length: 30 }, (_, i) => [`n${i + 1}`, i === 0 ? null : `n${i}`]),
);

test("an answer hangs on the note it answers", () => {
  expect(parentFor("n1", chain)).toBe("n1");
  expect(parentFor(`n${MAX_DEPTH - 1}`, chain)).toBe(`n${MAX_DEPTH - 1}`);
});

test("an answer to a note at the deepest level stands beside that note", () => {
  expect(parentFor(`n${MAX_DEPTH}`, chain)).toBe(`n${MAX_DEPTH - 1}`);
});

test("a ring of answers ends", () => {
  const ring = new Map([
    ["a", "b"],
    ["b", "a"],
  ]);
  expect(parentFor("a", ring)).toBe("b");
});

test("threads begin with notes that answer none, or one that is not there", () => {
  const note = (id: string, replyTo: string | null = null) => ({ id, replyTo });
  const [a, b, c, d] = [note("a"), note("b", "a"), note("c", "gone"), note("d", "a")];
  const { first, answers } = threadsOf([a, b, c, d]);
  expect(first).toEqual([a, c]);
  expect(answers.get("a")).toEqual([b, d]);
  expect(answers.get("b")).toEqual([]);
});
