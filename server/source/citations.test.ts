import { expect, test, vi } from "vitest";
import { expectDone } from "@/test/make/make";
import { MAX_CITATION_LENGTH } from "@/lib/contract/terms";
import { fullCitation } from "@/lib/source/full-citation";
import { readCitations } from "./citations";

const BIBTEX = `@article{hale2021, title={The {NASA} tides of {\\'E}vian}, author={Hale, Ana and Ortiz, Bo},
  year=2021, journal={Harbour Studies}, doi={10.5555/HARBOUR.7}, url={https://example.test/a?utm_source=x}}`;
const RIS =
  "TY  - JOUR\r\nAU  - Hale, Ana\r\nTI  - Tides\r\nPY  - 2020\r\nJO  - Harbour Studies\r\nER  - \r\n";

test("BibTeX is read, with its braces and accents", () => {
  const [csl] = expectDone(readCitations(BIBTEX));
  expect(csl).toMatchObject({
    type: "article-journal",
    title: "The NASA tides of Évian",
    author: [
      { family: "Hale", given: "Ana" },
      { family: "Ortiz", given: "Bo" },
    ],
    issued: { "date-parts": [[2021]] },
    "container-title": "Harbour Studies",
    DOI: "10.5555/harbour.7",
    URL: "https://example.test/a",
  });
  expect(csl).not.toHaveProperty("id");
});

test("RIS and CSL JSON are read", () => {
  expect(expectDone(readCitations(RIS))[0]).toMatchObject({ title: "Tides" });
  const json = JSON.stringify({ type: "book", title: "Tides", publisher: 7, evil: { a: 1 } });
  expect(expectDone(readCitations(json))).toEqual([
    { type: "book", title: "Tides", publisher: "7" },
  ]);
});

test("several citations in one text are all read", () => {
  expect(expectDone(readCitations(`${BIBTEX}\n${BIBTEX.replace("hale2021", "b")}`))).toHaveLength(
    2,
  );
});

test.each([
  "https://example.test/x",
  "10.5555/182",
  "Q42",
  "",
  "just words",
  "[]",
  "{",
  '"x"',
  "@article{",
  "@".repeat(5_000),
  `@a{k,title=${"{".repeat(50_000)}`,
  "TY  - JOUR",
  `@string{a="x"}@string{b=a # a}@article{k,title=b}`,
  "@book{a,title={x}}".repeat(500),
])("what is no citation is refused and asks nobody: %#", (text) => {
  const fetched = vi.spyOn(globalThis, "fetch");
  expect(readCitations(text).ok).toBe(false);
  expect(fetched).not.toHaveBeenCalled();
  fetched.mockRestore();
});

test("a citation text that is too long is refused", () => {
  const outcome = readCitations(`@article{k,title={${"a".repeat(MAX_CITATION_LENGTH)}}}`);
  expect(outcome).toMatchObject({ ok: false, problem: "too-large" });
});

test("hostile texts of the largest size are read or refused, and do not hang", () => {
  const n = MAX_CITATION_LENGTH - 100;
  const texts = [
    `@a{k,author={${"A and ".repeat(n / 6)}B}}`,
    `@a{k,title={${"a ".repeat(n / 2)}}}`,
    `@a{k,title={${"$".repeat(n)}}}`,
    `@a{k,title={${"\\textbf{".repeat(n / 8)}}}`,
    `TY  - JOUR\n${"AU  - A, B\n".repeat(n / 11)}ER  - \n`,
    `[${'{"type":"book","title":"x"},'.repeat(n / 30)}{}]`,
  ];
  for (const text of texts) {
    expect(() => readCitations(text)).not.toThrow();
  }
});

test("a citation is one line of plain text in a known style", () => {
  const [csl] = expectDone(readCitations(BIBTEX));
  expect(fullCitation(csl ?? {})).toBe(
    "Hale, A., & Ortiz, B. (2021). The NASA tides of Évian. Harbour Studies. https://doi.org/10.5555/harbour.7",
  );
});

test("markup in a citation stays the words it is", () => {
  const text = fullCitation({
    type: "book",
    title: "a & b",
    author: [{ literal: "<img src=x>" }],
  });
  expect(text).toContain("<img src=x>");
  expect(text).toContain("a & b");
  expect(text).not.toContain("data-csl");
});

test("a bare address and a bare number are cited by themselves", () => {
  const url = "https://example.test/a";
  expect(fullCitation({ type: "webpage", URL: url })).toBe(url);
  expect(fullCitation({ type: "book", ISBN: "9780306406157" })).toBe("ISBN 9780306406157");
});
