import { expect, test } from "vitest";
import { likestWord } from "./likeness";
import { searchWords } from "./search-words";

test.each([
  ["harbuor", "Words of the Harbour master.", "harbour"],
  ["unemplyment", "Employment rose, unemployment fell.", "unemployment"],
  ["strase", "Évian's Straße flooded.", "strasse"],
])("%s is nearly a word of the text", (word, text, found) => {
  expect(likestWord(word, text)?.word).toBe(found);
});

test.each([
  ["rate", "It was separated."],
  ["submarine", "Words of the harbour master."],
  ["harbour", ""],
])("%s is like no word of the text", (word, text) => {
  expect(likestWord(word, text)).toBeNull();
});

test("the word itself is likest of all", () => {
  expect(likestWord("harbour", "harbours harbour arbour")).toEqual({
    word: "harbour",
    likeness: 1,
  });
});

test.each([
  ["harbuor of the mastre", ["harbuor", "mastre"]],
  ["harbuor", ["harbuor"]],
  ['"harbuor master"', []],
  ["harbuor -master", []],
  ["harbuor or master", []],
  ["of the", []],
  ["100%_sure", []],
  ["東京大学", []],
])("of the query %s these may be misspelt words", (query, words) => {
  expect(searchWords(query).misspelt).toEqual(words);
});
