import { expect, test } from "vitest";
import { differencesOf } from "./differences";

const kinds = (one: string, other: string) => differencesOf(one, other).map(({ kind }) => kind);

test.each([
  ["number", "The ferry carried 40,000 people.", "The ferry carried 60,000 people."],
  ["number", "Prices rose by a third last year.", "Prices rose by a quarter last year."],
  ["number", "The mill burned down in 1911.", "The mill burned down in 1912."],
  ["negation", "The ship had been inspected.", "The ship had never been inspected."],
  ["negation", "Der Hafen wurde nicht geschlossen.", "Der Hafen wurde geschlossen."],
  ["negation", "They can’t vote in May.", "They can vote in May."],
  ["direction", "Rents in the harbour fell.", "Rents in the harbour rose."],
  ["direction", "The board approved the new quay.", "The board rejected the new quay."],
  ["direction", "Die Mieten sind gestiegen.", "Die Mieten sind gesunken."],
  ["roles", "The pilot sued the captain.", "The captain sued the pilot."],
  ["roles", "Iron is heavier than lead.", "Lead is heavier than iron."],
])("%s: %s / %s", (kind, one, other) => {
  expect(kinds(one, other)).toEqual([kind]);
  expect(kinds(other, one)).toEqual([kind]);
});

test.each([
  ["In May the pilot sued the captain.", "The pilot sued the captain in May."],
  ["The pilot warned the captain.", "The captain was warned by the pilot."],
  ["The rent has tripled since 1990.", "The rent is three times as high as in 1990."],
  ["A fifth of the boats leak.", "20 percent of the boats are leaking."],
  ["The quay is 300 metres long.", "The quay is long."],
  ["Nobody was hurt.", "Bread costs more than it did."],
  ["The same words.", "The same words."],
])("no difference: %s / %s", (one, other) => {
  expect(differencesOf(one, other)).toEqual([]);
});

test("the words of each are given, and nothing where the other has a word more", () => {
  expect(differencesOf("The dam held.", "The dam never held.")).toEqual([
    { kind: "negation", one: "", other: "never" },
  ]);
  expect(differencesOf("Exports rose.", "Exports fell.")).toEqual([
    { kind: "direction", one: "rose", other: "fell" },
  ]);
});
