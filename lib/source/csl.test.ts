import { expect, test } from "vitest";
import { fingerprintWords, identityIn, sanitizeCsl } from "./csl";

test("only what CSL knows is kept, with words, numbers, names and dates in it", () => {
  expect(
    sanitizeCsl({
      type: "article-journal",
      title: "  Tides\n of the\u0000 harbour ",
      volume: 7,
      page: { evil: true },
      author: [{ family: "Hale", given: "Ana", evil: "x" }, "Ortiz", null, { given: 3 }],
      issued: { "date-parts": [["2021", 3, 45]], season: "x" },
      accessed: { raw: "yesterday" },
      URL: "javascript:alert(1)",
      DOI: "https://doi.org/10.5555/ABC",
      ISBN: "0-306-40615-2, 978-1-00000-000-0",
      visibility: "project",
      abstract: "long",
      _graph: [],
    }),
  ).toEqual({
    type: "article-journal",
    title: "Tides of the harbour",
    volume: "7",
    author: [{ family: "Hale", given: "Ana" }, { given: "3" }],
    issued: { "date-parts": [[2021, 3]] },
    accessed: { literal: "yesterday" },
    DOI: "10.5555/abc",
    ISBN: "9780306406157",
  });
});

test("names that every object has are no fields of a citation", () => {
  const hostile = JSON.parse(
    '{"__proto__": {"title": "x"}, "constructor": {"title": "y"}}',
  ) as object;
  expect(sanitizeCsl(hostile as Record<string, unknown>)).toEqual({ type: "document" });
});

test("a citation is bounded", () => {
  const many = Array.from({ length: 3_000 }, (_, i) => ({ family: `F${i}` }));
  const csl = sanitizeCsl({ type: "nonsense", title: "x".repeat(100_000), author: many });
  expect(csl.type).toBe("document");
  expect((csl.title as string).length).toBe(1_000);
  expect(csl.author).toHaveLength(50);
});

test("a citation is known by its DOI, else as a whole book, else by its address", () => {
  const DOI = "10.5555/a";
  const ISBN = "9780306406157";
  const URL = "https://example.test/a";
  expect(identityIn({ type: "book", DOI, ISBN, URL })?.key).toBe(`doi:${DOI}`);
  expect(identityIn({ type: "book", ISBN, URL })?.key).toBe(`isbn:${ISBN}`);
  expect(identityIn({ type: "chapter", ISBN, URL })?.key).toBe(`url:${URL}`);
  expect(identityIn({ type: "chapter", ISBN })).toBeNull();
});

test("a citation without a number is known by its words, without case and accents", () => {
  const one = { type: "book", title: "Évian: Tides", author: [{ family: "Hale" }] };
  const other = { type: "book", title: "evian — tides", author: [{ family: "HALE", given: "A" }] };
  expect(fingerprintWords(one)).toBe(fingerprintWords(other));
  expect(fingerprintWords(one)).not.toBe(fingerprintWords({ ...one, title: "Tides" }));
  expect(fingerprintWords({ type: "book" })).toBe("");
});
