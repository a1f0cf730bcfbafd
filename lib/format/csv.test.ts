import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CSV_COLUMNS, guardFormula, joinCell, splitCell, toCsvRow, unguardFormula } from "./csv";
import type { AnnotationOccurrence } from "../annotation/annotation";
import { annotation, AWKWARD, document, note } from "@/test/format/sample";

/** What a spreadsheet may take for a formula, written independently of the guard. */
const FORMULA = /^[\s\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]/;
const stretches = (cell: string) => cell.split(/[\n\r\v\f\u0085\u2028\u2029;\t]/);

test.each(AWKWARD)("no stretch of a cell begins like a formula: %j", (words) => {
  expect(stretches(guardFormula(words)).filter((part) => FORMULA.test(part))).toEqual([]);
  expect(guardFormula(words)).not.toMatch(/^[\t\r\n]/);
  expect(unguardFormula(guardFormula(words))).toBe(words);
});

test("the guard comes off exactly, whatever the cell held", () => {
  const sign = fc.constantFrom(..."'=+-@\t\r\n; \u00a0\ufeff\u200b\u2028＝a|");
  const cells = fc.oneof(fc.string({ unit: sign }), fc.string({ unit: "binary" }));
  fc.assert(
    fc.property(cells, (cell) => {
      expect(unguardFormula(guardFormula(cell))).toBe(cell);
      expect(stretches(guardFormula(cell)).some((part) => FORMULA.test(part))).toBe(false);
    }),
    { numRuns: 5_000 },
  );
});

const occurrence: AnnotationOccurrence = {
  id: "1",
  annotationId: "a",
  claimId: "0190-c",
  statement: "It fell; by half.",
  verdict: null,
  wording: "fell",
  quantities: [],
  role: "denies",
  commitment: "reported",
  version: 1,
};

test("the claims a passage carries stand in one cell and come apart again", () => {
  const both = { occurrences: [occurrence, { ...occurrence, id: "2", verdict: "false" }] };
  const row = toCsvRow({ annotation: annotation("a", both), notes: [] }, document());
  expect(splitCell(row[CSV_COLUMNS.indexOf("claims")] ?? "")).toEqual([
    "It fell; by half. | denies | reported | ",
    "It fell; by half. | denies | reported | false",
  ]);
});

test("references, notes, reviews and claims have one column a thing", () => {
  const both = { occurrences: [occurrence, { ...occurrence, id: "2", verdict: "false" }] };
  const made = annotation("a; b", both);
  const notes = [note("one"), note("two; three")];
  const row = toCsvRow({ annotation: made, notes }, document());
  const values = (name: (typeof CSV_COLUMNS)[number]) =>
    splitCell(unguardFormula(row[CSV_COLUMNS.indexOf(name)] ?? ""));
  expect(values("referenceRelations")).toEqual(["refutes"]);
  for (const name of ["Citations", "Addresses", "Locators", "Quotes"] as const) {
    expect(values(`reference${name}`)).toEqual(["a; b"]);
  }
  expect(values("noteAuthors")).toEqual(["Ana", "Ana"]);
  expect(values("noteBodies")).toEqual(["one", "two; three"]);
  expect(values("reviewers")).toEqual(["a; b"]);
  expect(values("reviewVerdicts")).toEqual(["disagree"]);
  expect(values("reviewComments")).toEqual(["a; b"]);
  expect(values("claimStatements")).toEqual(["It fell; by half.", "It fell; by half."]);
  expect(values("claimRoles")).toEqual(["denies", "denies"]);
  expect(values("claimCommitments")).toEqual(["reported", "reported"]);
  expect(values("claimVerdicts")).toEqual(["", "false"]);
});

test("what else is known of them stands in the last columns, in the same order", () => {
  const few = { value: -5, unit: "%", comparator: "change" as const, period: "2023" };
  const more = { value: 3, unit: "boats; old", comparator: "=" as const, period: "" };
  const none = { place: "", denominator: "", base: "2021" };
  const quantities = [
    { ...few, ...none },
    { ...more, ...none },
  ];
  const both = {
    occurrences: [occurrence, { ...occurrence, claimId: "0190-d", wording: "=1+1;", quantities }],
  };
  const row = toCsvRow({ annotation: annotation("a", both), notes: [] }, document());
  const cell = (name: (typeof CSV_COLUMNS)[number]) => row[CSV_COLUMNS.indexOf(name)] ?? "";
  const values = (name: (typeof CSV_COLUMNS)[number]) => splitCell(unguardFormula(cell(name)));
  expect(values("claimIds")).toEqual(["0190-c", "0190-d"]);
  expect(cell("claimWordings")).toBe("fell;'=1+1\\;");
  expect(values("claimWordings")).toEqual(["fell", "=1+1;"]);
  expect(values("claimQuantities").map(splitCell)).toEqual([
    [],
    ["-5 | % | change | 2023 |  |  | 2021", "3 | boats; old | = |  |  |  | 2021"],
  ]);
  const cells = CSV_COLUMNS.flatMap((name) => stretches(cell(name)));
  expect(cells.filter((part) => FORMULA.test(part))).toEqual([]);
});

test("cells without a danger stay as they are", () => {
  for (const cell of ["", "don't", "'quoted'", "a = b", "1-2", "x; y", "me@harbour.test"]) {
    expect(guardFormula(cell)).toBe(cell);
  }
});

test("several values in one cell come apart again", () => {
  const values = fc.array(fc.string({ unit: fc.constantFrom(..."a;\\'\n") }), { minLength: 1 });
  fc.assert(
    fc.property(values, (list) => {
      fc.pre(!(list.length === 1 && list[0] === ""));
      expect(splitCell(joinCell(list))).toEqual(list);
    }),
  );
  expect(splitCell("")).toEqual([]);
});

test.each(AWKWARD)("a row has a cell for each column and its words come back: %j", (words) => {
  const row = toCsvRow({ annotation: annotation(words), notes: [note(words)] }, document(words));
  expect(row).toHaveLength(CSV_COLUMNS.length);
  const line = stringify([row], { record_delimiter: "\r\n", quoted: true, quoted_empty: false });
  const [back = []] = parse(line, { record_delimiter: "\r\n" });
  const cell = (column: (typeof CSV_COLUMNS)[number]) =>
    unguardFormula(back[CSV_COLUMNS.indexOf(column)] ?? "");
  for (const column of ["body", "quote", "prefix", "claimStatement", "author"] as const) {
    expect(cell(column)).toBe(words);
  }
  expect(splitCell(cell("tags"))).toEqual(["statistical", words]);
});

test("a discontinuous span has its hull, its pieces and all its words", () => {
  const piece = (start: number, exact: string) => ({
    start,
    end: start + exact.length,
    exact,
    prefix: `before ${exact}`,
    suffix: `after ${exact}`,
  });
  const target = [piece(3, "taxes"), piece(20, "fell")];
  const row = toCsvRow({ annotation: annotation("x", { target }), notes: [] }, document());
  const cells = Object.fromEntries(CSV_COLUMNS.map((column, i) => [column, row[i]]));
  expect(cells).toMatchObject({
    start: "3",
    end: "24",
    segments: "3-8;20-24",
    quote: "taxes … fell",
    prefix: "before taxes",
    suffix: "after fell",
    disagree: "1",
    agree: "0",
  });
});
