import { expect, test } from "vitest";
import { CandidateFinder, MAX_CANDIDATES, NO_CANDIDATES, type Sought } from "./candidates";
import { describe } from "./quote";

const OLD = "Ida spoke. The gate stays shut until the flood is over. Nobody answered.";

const candidatesFor = (text: string, ...target: Sought[]) => new CandidateFinder(text).of(target);

function sought(words: string) {
  const start = OLD.indexOf(words);
  return describe(OLD, { start, end: start + words.length });
}

test("the same words come first, the ones with their surroundings before others", () => {
  const text =
    "Ole wrote: the gate stays shut until noon. The gate stays shut. Ida spoke. The gate stays shut until the flood is over.";
  const { offered: found } = candidatesFor(text, sought("The gate stays shut"));
  expect(found.map(({ spans, isSame }) => [spans[0]?.start, isSame])).toEqual([
    [text.lastIndexOf("The gate"), true],
    [text.indexOf("The gate"), true],
    [text.indexOf("gate"), false],
  ]);
});

test("an edited wording is offered when the words are gone", () => {
  const text = "Ida spoke. The gate stayed shut until the flood was over. Nobody answered.";
  const { offered } = candidatesFor(text, sought("The gate stays shut until the flood is over."));
  const [only, ...others] = offered;
  expect(text.slice(only?.spans[0]?.start, only?.spans[0]?.end)).toBe(
    "The gate stayed shut until the flood was over.",
  );
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
  expect(found.map(({ spans }) => spans.map(({ start, end }) => text.slice(start, end)))).toEqual([
    ["stays shut\nuntil"],
  ]);
});

test("more places than there are keys are counted", () => {
  const { offered, more } = candidatesFor("The gate stays shut. ".repeat(12), sought("stays shut"));
  expect(offered).toHaveLength(MAX_CANDIDATES);
  expect(more).toBe(3);
});

test("pieces of one target are offered together, in their order and as near as they come", () => {
  const text =
    "The gate stays open. Ida spoke. The gate, she wrote, stays shut. Later the gate was painted.";
  const words = ({ offered }: ReturnType<typeof candidatesFor>) =>
    offered.map(({ spans }) => spans.map(({ start, end }) => text.slice(start, end)).join("|"));
  const found = candidatesFor(text, sought("The gate"), sought("stays shut"));
  expect(words(found)).toEqual(["The gate|stays shut", "The gate|stays"]);
  expect(found.offered[0]).toMatchObject({ isSame: true, missing: 0 });
  expect(found.offered[0]?.spans[0]?.start).toBe(text.indexOf("The gate, she"));
});

test("a piece that has no place is missing, and the others are offered", () => {
  const text = "Ida spoke. The gate was painted.";
  const { offered } = candidatesFor(text, sought("The gate"), sought("the flood is over"));
  expect(offered).toEqual([{ spans: [{ start: 11, end: 19 }], isSame: false, missing: 1 }]);
});
