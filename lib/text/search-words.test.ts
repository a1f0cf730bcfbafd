import { expect, test } from "vitest";
import { excerpt } from "./excerpt";
import { passagesOf } from "./passages";
import { fold } from "./fold";
import { searchWords } from "./search-words";

test("accents and case do not count", () => {
  expect(fold("Łódź STRASSE Straße Évian Ω")).toBe("lodz strasse strasse evian ω");
});

test("the words of a plain query may go on", () => {
  expect(searchWords("Harb tide a").beginnings).toBe("'harb':* & 'tide':* & 'a'");
});

test("a query with signs of its own is left to the database", () => {
  for (const query of ['"a b"', "a -b", "a or b", "a OR b"]) {
    expect(searchWords(query).beginnings).toBe("");
    expect(searchWords(query).parts).toEqual([]);
  }
});

test("phrases and words of unspaced scripts have to stand as they are", () => {
  expect(searchWords('"the tides" x').exact).toEqual(["the tides"]);
  expect(searchWords("東京 tide").exact).toEqual(["東京"]);
  expect(searchWords('-"the tides" x').exact).toEqual([]);
  expect(searchWords("東京").beginnings).toBe("'東' & '京'");
});

test("only letters and digits stand in the quotes of a tsquery", () => {
  const hostile = "' | & ! ( ) :* <-> \\ %_% ŉ a'b \\'";
  expect(searchWords(hostile).beginnings).toMatch(/^('[\p{L}\p{N}]+'(:\*)?( & )?)*$/u);
});

test("a piece is cut around the first word and marks every one in it", () => {
  const text = `${"Fore words. ".repeat(20)}The Évian tides fell, said Evian. ${"After. ".repeat(50)}`;
  const { text: piece, matches } = excerpt(text, ["evian"]);
  expect(matches.map(({ start, end }) => piece.slice(start, end))).toEqual(["Évian", "Evian"]);
  expect(piece.startsWith("… ")).toBe(true);
  expect(piece.endsWith(" …")).toBe(true);
  expect(piece.length).toBeLessThan(300);
});

test.each([
  ['"over the line"', "The boat ran over\nthe line.", ["over the line"]],
  ['"over the', "The boat ran over the line.", ["over the"]],
  ["don't", "To say it twice, don’t say it.", ["don’t"]],
  ["“don’t say”", "To say it: don't say it.", ["don't say"]],
  ["10 000", "It costs 10\u00a0000 crowns.", ["10", "000"]],
  ['"10 000 crowns"', "The 10 paid 10\u00a0000 crowns.", ["10 000 crowns"]],
  ["harbour/quay the", "The quay and the harbour", ["The", "quay", "the", "harbour"]],
  ['"no such" or quay', "The quay and a no.", ["quay", "no"]],
  ["a tide", "And a tide, at last.", ["a", "tide"]],
  ["東京 tide", "The tides of 東京.", ["tide", "東京"]],
  ["-tide quay", "The tide at the quay.", ["quay"]],
])("for %s “%s” is marked where it was meant", (query, text, expected) => {
  const { text: piece, matches } = excerpt(text, searchWords(query).marked);
  expect(matches.map(({ start, end }) => piece.slice(start, end))).toEqual(expected);
});

test("a piece without any of the words is the beginning of the text", () => {
  expect(excerpt("A text.", ["nothing"])).toEqual({ text: "A text.", matches: [] });
});

test("no piece holds half of a character", () => {
  for (let length = 200; length < 320; length++) {
    const piece = excerpt("😀".repeat(length) + "tide" + "😀".repeat(length), ["tide"]).text;
    expect(piece.isWellFormed()).toBe(true);
  }
});

test("passages are the text again, end to end, and cut no character", () => {
  const texts = [
    "",
    "short",
    "a line\n".repeat(50),
    "word ".repeat(77),
    "x".repeat(105),
    "😀".repeat(53),
  ];
  for (const text of texts) {
    const passages = passagesOf(text, 20);
    expect(passages.map((passage) => passage.text).join("")).toBe(text);
    for (const { start, text: piece } of passages) {
      expect(piece.length).toBeLessThanOrEqual(20);
      expect(text.slice(start, start + piece.length)).toBe(piece);
      expect(piece.isWellFormed()).toBe(true);
    }
  }
});
