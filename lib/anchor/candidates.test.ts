import { expect, test } from "vitest";
import { candidatesFor, MAX_CANDIDATES, NO_CANDIDATES } from "./candidates";
import { describe } from "./quote";

const OLD = "Ida spoke. The gate stays shut until the flood is over. Nobody answered.";

function sought(words: string) {
  const start = OLD.indexOf(words);
  return describe(OLD, { start, end: start + words.length });
}

test("the same words come first, the ones with their surroundings before others", () => {
  const text =
    "Ole wrote: the gate stays shut until noon. The gate stays shut. Ida spoke. The gate stays shut until the flood is over.";
  const { offered: found } = candidatesFor(text, sought("The gate stays shut"));
  expect(found.map(({ start, isSame }) => [start, isSame])).toEqual([
    [text.lastIndexOf("The gate"), true],
    [text.indexOf("The gate"), true],
    [text.indexOf("gate"), false],
  ]);
});

test("an edited wording is offered when the words are gone", () => {
  const text = "Ida spoke. The gate stayed shut until the flood was over. Nobody answered.";
  const { offered } = candidatesFor(text, sought("The gate stays shut until the flood is over."));
  const [only, ...others] = offered;
  expect(text.slice(only?.start, only?.end)).toBe("The gate stayed shut until the flood was over.");
  expect(others).toEqual([]);
});

test("nothing is offered when nothing is like the words", () => {
  expect(
    candidatesFor("Snow lay on every roof of the town.", sought("The gate stays shut")),
  ).toEqual(NO_CANDIDATES);
  expect(candidatesFor("Snow", { exact: " ", prefix: "", suffix: "" })).toEqual(NO_CANDIDATES);
});

test("words are found through new line ends, and never inside a longer word", () => {
  const text = "It is shutters. The gate\nstays shut\nuntil the flood is over.";
  const { offered: found } = candidatesFor(text, sought("stays shut until"));
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(["stays shut\nuntil"]);
});

test("more places than there are keys are counted", () => {
  const { offered, more } = candidatesFor("The gate stays shut. ".repeat(12), sought("stays shut"));
  expect(offered).toHaveLength(MAX_CANDIDATES);
  expect(more).toBe(3);
});
