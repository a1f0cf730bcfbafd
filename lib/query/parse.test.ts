import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { draftOf, formOf, queryOf, queryOfDraft } from "./form";
import {
  canonical,
  FIELDS,
  isRange,
  POSITIONS,
  UNITS,
  VALUES,
  type Condition,
  type Expression,
  type Field,
  type Query,
  type Relation,
} from "./language";
import { parse } from "./parse";
import { expressionProblem } from "../text/pattern";
import { print } from "./print";
import { queryReason } from "./problem";
import { sentenceOf } from "@/server/platform/messages";

function read(text: string): Query {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(sentenceOf(queryReason(parsed.problem)));
  return parsed.query;
}

const anyWords = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
const someWords = anyWords.filter((words) => words.trim() !== "" && !words.includes("\u0000"));

function values(field: Field): fc.Arbitrary<string> {
  const closed = VALUES[field];
  if (closed) return fc.constantFrom(...closed);
  if (field === "confidence") return fc.constantFrom("1", "2", "3", "4");
  if (isRange(field)) return fc.constantFrom("2024", "2023-12", "2024-02-29");
  if (field === "expression") {
    return someWords.filter((words) => expressionProblem(words) === null && !/\\\//.test(words));
  }
  return someWords;
}

const condition: fc.Arbitrary<Condition> = fc
  .constantFrom(...FIELDS.filter((field) => field !== "in"))
  .chain((field) => {
    const is = values(field).map((value): Condition => ({ op: "is", field, value }));
    if (!isRange(field)) return is;
    const end = fc.option(values(field));
    const between = fc
      .tuple(end, end)
      .filter(([from, to]) => from !== null || to !== null)
      .map(([from, to]): Condition => ({ op: "between", field, from, to }));
    return fc.oneof(is, between);
  });

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4 },
    condition,
    fc.record({ op: fc.constant("not" as const), of: tie("expression") }),
    fc.record({
      op: fc.constantFrom("all" as const, "any" as const),
      of: fc.array(tie("expression"), { minLength: 1, maxLength: 3 }),
    }),
    fc.constant<Expression>({ op: "all", of: [] }),
  ),
}));

const distance = fc.record({
  count: fc.integer({ min: 0, max: 200 }),
  unit: fc.constantFrom(...UNITS),
});
const position: fc.Arbitrary<Relation> = fc
  .constantFrom(...POSITIONS)
  .chain((kind): fc.Arbitrary<Relation> => {
    if (kind === "near") return distance.map((within) => ({ kind, within }));
    const measured = kind === "before" || kind === "after";
    return (measured ? fc.option(distance) : fc.constant(null)).map((within) => ({ kind, within }));
  });
const related: fc.Arbitrary<Relation> = fc
  .option(fc.oneof(someWords, fc.constantFrom("supports", "is-supported-by", "before", "related")))
  .map((type) => ({ kind: "related", type }));
const relation = fc.oneof({ arbitrary: position, weight: 3 }, related);
const query: fc.Arbitrary<Query> = fc.record({
  first: expression.map(canonical),
  then: fc.option(fc.record({ relation, second: expression.map(canonical) })),
});

describe("laws of the language", () => {
  test("what is printed reads as the same query", () => {
    fc.assert(
      fc.property(query, (original) => {
        const text = print(original);
        fc.pre(text.length <= 2_000);
        const parsed = parse(text);
        fc.pre(parsed.ok || !["many", "deep"].includes(parsed.problem.code));
        expect(parsed).toEqual({ ok: true, query: original });
      }),
    );
  });

  test("printing what was read changes nothing the second time", () => {
    fc.assert(
      fc.property(query, (original) => {
        const once = parse(print(original));
        if (once.ok) expect(print(read(print(once.query)))).toBe(print(once.query));
      }),
    );
  });

  test("any text is a query or a problem that lies in the text", () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(
          "(",
          ")",
          '"',
          "not",
          "or",
          "and",
          "within",
          "3",
          "before",
          "claim",
          "supports",
        ),
        fc.constantFrom("tag:", "date:", "..", "\\", ":", "made:2024", "characters", "of"),
        fc.string({ maxLength: 5 }),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(pieces, fc.constantFrom("", " "), (parts, between) => {
        const text = parts.join(between);
        const parsed = parse(text);
        if (parsed.ok) return;
        const { start, end } = parsed.problem;
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(sentenceOf(queryReason(parsed.problem))).not.toBe("");
      }),
      { numRuns: 500 },
    );
  });

  test("a form shows what it can, asks for the same, and keeps its own shape", () => {
    fc.assert(
      fc.property(query, fc.infiniteStream(fc.boolean()), (original, chance) => {
        const form = formOf(original);
        if (!form) return;
        const shown = queryOf(form);
        const facts = new Map<string, boolean>();
        const fact = (one: Condition) => {
          const key = JSON.stringify(one);
          const known = facts.get(key) ?? chance.next().value;
          facts.set(key, known);
          return known;
        };
        expect(holds(shown.first, fact)).toBe(holds(original.first, fact));
        expect(shown.then?.relation).toEqual(original.then?.relation);
        if (shown.then && original.then) {
          expect(holds(shown.then.second, fact)).toBe(holds(original.then.second, fact));
        }
        expect(print(queryOfDraft(draftOf(form)))).toBe(print(shown));
        const again = formOf(shown);
        if (again) expect(queryOf(again)).toEqual(shown);
      }),
      { numRuns: 500 },
    );
  });
});

/** Whether a description holds, given which of its conditions do. */
function holds(expression: Expression, fact: (condition: Condition) => boolean): boolean {
  switch (expression.op) {
    case "not":
      return !holds(expression.of, fact);
    case "all":
      return expression.of.every((part) => holds(part, fact));
    case "any":
      return expression.of.some((part) => holds(part, fact));
    default:
      return fact(expression);
  }
}

test.each([
  ["claim tag:a or quotation", "claim tag:a or quotation"],
  ["claim (tag:a or tag:b)", "claim tag:a or claim tag:b"],
  ["not (claim or tag:a)", "not claim not tag:a"],
  ["not (claim tag:a)", "not claim or not tag:a"],
])("the form shows %s as the rows of %s", (text, shown) => {
  const form = formOf(read(text));
  expect(form && print(queryOf(form))).toBe(shown);
});

test("a query with too many alternatives is left to the text", () => {
  const either = (name: string) => `(tag:${name}1 or tag:${name}2)`;
  expect(formOf(read(["a", "b", "c", "d", "e"].map(either).join(" ")))).toBeNull();
});

test("the example of the documentation", () => {
  const text =
    'rhetoric tag:appeal-to-fear within 200 before claim type:statistical speaker:"Ana Brandt"';
  expect(print(read(text))).toBe(
    'rhetoric tag:appeal-to-fear within 200 characters before claim type:statistical speaker:"Ana Brandt"',
  );
});

test.each([
  ["claim and tag:a or quotation", "claim tag:a or quotation"],
  ["claim (tag:a or tag:b)", "claim (tag:a or tag:b)"],
  ["claim supports claim", "claim supports claim"],
  ["claim  is-supported-by  not quotation", "claim is-supported-by not quotation"],
  ['claim related:"is supported by" claim', 'claim related:"is supported by" claim'],
  ["claim related:before claim", "claim related:before claim"],
  ["claim related claim", "claim related claim"],
  ["claim relation:supports or note", "claim relation:supports or note"],
  ["claim widerspricht tag:a", "claim widerspricht tag:a"],
  ["((claim))", "claim"],
  ["not (claim or quotation)", "not (claim or quotation)"],
  ['"sea level"', 'words:"sea level"'],
  ["claim claim", "claim"],
  ["annotation within 1 sentence of claim", "annotation within 1 sentences of claim"],
  ["claim made:2024..2025-03", "claim made:2024..2025-03"],
  ["confidence:3..", "confidence:3.."],
  ["kind:claim", "claim"],
  ["claim inside quotation", "claim inside quotation"],
  ['tag:"a..b"', 'tag:"a..b"'],
  ["words:flood", 'words:"flood"'],
])("%s is written %s", (text, canonicalText) => {
  expect(print(read(text))).toBe(canonicalText);
});

test.each([
  ["tagg:fear", { code: "field", start: 0, end: 4, suggestion: "tag" }],
  ["claim role:assert", { code: "value", start: 11, end: 17, suggestion: "asserts" }],
  ["clam tag:a", { code: "syntax", start: 0, found: "clam", suggestion: "claim" }],
  ["claim befor", { code: "syntax", start: 6, found: "befor", suggestion: "before" }],
  ["claim supports", { code: "syntax", start: 14, found: "" }],
  ["in:text text:harbour supports claim", { code: "place" }],
  ["claim within 200", { code: "syntax", start: 16, found: "" }],
  ["claim within 999999 before claim", { code: "number", start: 13 }],
  ["(claim", { code: "syntax", start: 6, found: "" }],
  ["", { code: "syntax", start: 0, found: "" }],
  ["date:tomorrow", { code: "value", start: 5 }],
  ["date:2024-02-30", { code: "value" }],
  ["confidence:5", { code: "value" }],
  ["date:..", { code: "value" }],
  ['"', { code: "unclosed", start: 0, end: 1, found: '"' }],
  ['claim text:"over', { code: "unclosed", start: 11, end: 12, found: '"' }],
  ['"over\\" (', { code: "unclosed", start: 0, found: '"' }],
  ["claim (“over", { code: "unclosed", start: 7, found: "“" }],
  ["in:text text:/over the", { code: "unclosed", start: 13, found: "/" }],
  ['"over" (claim', { code: "syntax", start: 13, found: "" }],
  ['document:http://x.example "a" (', { code: "syntax", found: "" }],
  ["(".repeat(100), { code: "deep" }],
  ["not ".repeat(100), { code: "deep" }],
  ["a".repeat(3_000), { code: "long" }],
])("%s is not understood, and it says where", (text, problem) => {
  expect(parse(text)).toMatchObject({ ok: false, problem });
});

test("what was expected is told", () => {
  const parsed = parse("claim within 200 characters claim");
  expect(parsed).toMatchObject({ ok: false, problem: { start: 28, found: "claim" } });
  if (!parsed.ok) {
    expect(parsed.problem.expected).toEqual(expect.arrayContaining(["before", "after", "of"]));
    expect(sentenceOf(queryReason(parsed.problem))).toContain("Expected before, after, of.");
  }
});

describe("words of the texts", () => {
  test.each([
    ["in:text text:harb*", 'in:text like:"harb*"'],
    ["in:text text:/a b\\/c\\d/", "in:text text:/a b\\/c\\d/"],
    ["text:“nine per cent”", 'text:"nine per cent"'],
    ["text:«nine» claim", 'text:"nine" claim'],
    ['text:"is it?"', 'text:"is it?"'],
  ])("%s is %s", (text, printed) => {
    expect(print(read(text))).toBe(printed);
    expect(print(read(printed))).toBe(printed);
  });

  test.each([
    ["text:/(/", "pattern"],
    ["text:/(?=a)b/", "pattern"],
    [`like:"${"a".repeat(201)}"`, "pattern"],
    ["in:text", "place"],
    ["in:text claim text:a", "place"],
    ["in:text text:a text:b", "place"],
    ["claim inside (in:text text:a)", "place"],
  ])("%s is refused as %s", (text, code) => {
    expect(parse(text)).toMatchObject({ ok: false, problem: { code } });
  });
});
