import { expect, test } from "vitest";
import { dateFromWords, wordsFromDate } from "./date-words";

test.each([
  ["2019-05-03", [[2019, 5, 3]]],
  ["2019/5", [[2019, 5]]],
  ["2019-05-03T10:00:00Z", [[2019, 5, 3]]],
  ["May 3, 2019", [[2019, 5, 3]]],
  ["3. May 2019", [[2019, 5, 3]]],
  ["Sept. 2019", [[2019, 9]]],
  ["05/2019", [[2019, 5]]],
  ["2019", [[2019]]],
  [
    "2019-05/2019-07",
    [
      [2019, 5],
      [2019, 7],
    ],
  ],
])("%s is a date", (words, parts) => {
  expect(dateFromWords(words)).toEqual({ "date-parts": parts });
});

test.each(["3/5/2019", "2019-13", "spring 2019", "around 1900"])("%s stays words", (words) => {
  expect(dateFromWords(words)).toEqual({ literal: words });
});

test("a date comes back from its words", () => {
  for (const parts of [
    [[1901]],
    [[2019, 5]],
    [[2019, 5, 3]],
    [
      [2019, 5],
      [2020, 1],
    ],
  ]) {
    const date = { "date-parts": parts };
    expect(dateFromWords(wordsFromDate(date))).toEqual(date);
  }
  expect(dateFromWords("")).toBeNull();
});
