import { expect, test } from "vitest";
import { CITATION_STYLES } from "../contract/source-terms";
import { citationIn } from "./styles";
import type { Csl } from "./citation";

const ANA = { family: "Hale", given: "Ana Maria" };
const BO = { family: "Ortiz", given: "Bo" };

const ARTICLE: Csl = {
  type: "article-journal",
  title: "The tides of Évian",
  author: [ANA, BO],
  issued: { "date-parts": [[2021, 3, 3]] },
  "container-title": "Harbour Studies",
  volume: "12",
  issue: "3",
  page: "4-9",
  DOI: "10.5555/harbour.7",
};
const BOOK: Csl = {
  type: "book",
  title: "Fees and dues",
  author: [ANA],
  issued: { "date-parts": [[1999]] },
  publisher: "Quay Press",
  "publisher-place": "Évian",
  edition: "2",
};
const CHAPTER: Csl = {
  type: "chapter",
  title: "Of cranes",
  author: [BO],
  editor: [ANA],
  issued: { "date-parts": [[2004]] },
  "container-title": "The quay",
  publisher: "Quay Press",
  "publisher-place": "Évian",
  page: "17",
};
const PAGE: Csl = {
  type: "webpage",
  title: "Is the harbour full?",
  author: [{ literal: "Harbour Office" }],
  issued: { "date-parts": [[2020, 9, 1]] },
  accessed: { "date-parts": [[2020, 10, 2]] },
  "container-title": "Harbour News",
  URL: "https://harbour.example/full",
};

test.each([
  [
    ARTICLE,
    "Hale, Ana Maria, and Bo Ortiz. “The tides of Évian.” Harbour Studies 12, no. 3 (2021): 4–9. https://doi.org/10.5555/harbour.7.",
    "Hale, A.M. and Ortiz, B. (2021) ‘The tides of Évian’, Harbour Studies, 12(3), pp. 4–9. Available at: https://doi.org/10.5555/harbour.7.",
    "Hale, Ana Maria, and Bo Ortiz. “The tides of Évian.” Harbour Studies, vol. 12, no. 3, 3 Mar. 2021, pp. 4–9, https://doi.org/10.5555/harbour.7.",
  ],
  [
    BOOK,
    "Hale, Ana Maria. Fees and dues. 2nd ed. Évian: Quay Press, 1999.",
    "Hale, A.M. (1999) Fees and dues. 2nd edn. Évian: Quay Press.",
    "Hale, Ana Maria. Fees and dues. 2nd ed., Quay Press, 1999.",
  ],
  [
    CHAPTER,
    "Ortiz, Bo. “Of cranes.” In The quay, edited by Ana Maria Hale, 17. Évian: Quay Press, 2004.",
    "Ortiz, B. (2004) ‘Of cranes’, in Hale, A.M. (ed.) The quay. Évian: Quay Press, p. 17.",
    "Ortiz, Bo. “Of cranes.” The quay, edited by Ana Maria Hale, Quay Press, 2004, p. 17.",
  ],
  [
    PAGE,
    "Harbour Office. “Is the harbour full?” Harbour News, September 1, 2020. https://harbour.example/full.",
    "Harbour Office (2020) ‘Is the harbour full?’, Harbour News. Available at: https://harbour.example/full (Accessed: 2 October 2020).",
    "Harbour Office. “Is the harbour full?” Harbour News, 1 Sept. 2020, https://harbour.example/full.",
  ],
])("%#: Chicago, Harvard and MLA", (csl, chicago, harvard, mla) => {
  expect(citationIn("chicago", csl)).toBe(chicago);
  expect(citationIn("harvard", csl)).toBe(harvard);
  expect(citationIn("mla", csl)).toBe(mla);
});

test("many authors are shortened as each style does", () => {
  const author = [ANA, BO, { family: "Li", given: "C." }, { family: "Ørsted", given: "D." }];
  const csl = { ...BOOK, author };
  expect(citationIn("mla", csl)).toMatch(/^Hale, Ana Maria, et al\. Fees/);
  expect(citationIn("harvard", csl)).toMatch(/^Hale, A\.M\. et al\. \(1999\)/);
  expect(citationIn("chicago", csl)).toMatch(
    /^Hale, Ana Maria, Bo Ortiz, C\. Li, and D\. Ørsted\./,
  );
});

test("without an author the title comes first", () => {
  const { author: _, ...csl } = PAGE;
  expect(citationIn("harvard", csl)).toBe(
    "Is the harbour full? (2020), Harbour News. Available at: https://harbour.example/full (Accessed: 2 October 2020).",
  );
  expect(citationIn("mla", csl)).toMatch(/^“Is the harbour full\?” Harbour News/);
});

test("words of no format, a bare address and odd values are cited in every style", () => {
  for (const style of CITATION_STYLES) {
    expect(citationIn(style, { type: "document", title: "Letter of 1901" })).toBe("Letter of 1901");
    expect(citationIn(style, { type: "webpage", URL: "https://a.example/" })).toBe(
      "https://a.example/",
    );
    const odd = { type: "book", title: 3, author: [null, {}, "x"], issued: { "date-parts": [[]] } };
    expect(() => citationIn(style, odd)).not.toThrow();
    expect(citationIn(style, { ...BOOK, issued: undefined })).not.toContain("undefined");
  }
});
