import { expect, test } from "vitest";
import { z } from "zod";
import { messages, sentenceOf } from "@/server/platform/messages";
import { reason as because } from "@/lib/reason";
import { RULES, rule } from "@/lib/contract/operation";
import { fieldProblems, PARSING, requestReason } from "./validation";

const english = z.locales.en().localeError;

/** How Zod's own messages begin. */
const OF_ZOD = /^(Invalid|Too (small|big)|Unrecognized)|expected|received/;

function problemsOf(schema: z.ZodType, value: unknown) {
  const read = schema.safeParse(value, PARSING);
  if (read.success) throw new Error("this value was accepted");
  return fieldProblems(read.error).map(({ path, reason }) => ({
    path,
    message: sentenceOf(reason),
  }));
}

const file = new File(["four"], "a.txt", { type: "text/plain" });

const KINDS: readonly (readonly [string, z.ZodType, unknown])[] = [
  ["no value", z.string(), undefined],
  ["no text", z.string(), 1],
  ["no number", z.number(), "1"],
  ["not a number", z.number(), Number.NaN],
  ["an infinite number", z.number(), Infinity],
  ["a fraction", z.int(), 1.5],
  ["an integer beyond what is safe", z.int(), 2 ** 60],
  ["no boolean", z.boolean(), "yes"],
  ["no bigint", z.bigint(), 1],
  ["no symbol", z.symbol(), 1],
  ["no date", z.date(), "today"],
  ["an impossible date", z.date(), new Date("never")],
  ["no null", z.null(), 1],
  ["no undefined", z.undefined(), 1],
  ["something where nothing may be", z.never(), 1],
  ["no list", z.array(z.string()), "a"],
  ["no tuple", z.tuple([z.string()]), "a"],
  ["a tuple too short", z.tuple([z.string(), z.string()]), ["a"]],
  ["a tuple too long", z.tuple([z.string()]), ["a", "b"]],
  ["no object", z.object({}), "a"],
  ["a missing field", z.object({ a: z.string() }), {}],
  ["no record", z.record(z.string(), z.string()), []],
  ["a wrong key", z.record(z.uuid(), z.string()), { a: "b" }],
  ["a wrong key of a map", z.map(z.uuid(), z.string()), new Map([["a", "b"]])],
  ["a wrong value of a map", z.map(z.string(), z.uuid()), new Map([["a", "b"]])],
  ["no map", z.map(z.string(), z.string()), {}],
  [
    "a wrong value under a key that is no text",
    z.map(z.date(), z.uuid()),
    new Map([[new Date(0), "b"]]),
  ],
  ["no set", z.set(z.string()), []],
  ["a wrong entry of a set", z.set(z.uuid()), new Set(["a"])],
  ["no file", z.file(), "a"],
  ["a file too large", z.file().max(2), file],
  ["a file too small", z.file().min(20), file],
  ["a file of another type", z.file().mime("image/png"), file],
  ["no option", z.enum(["a", "b"]), "c"],
  ["another literal", z.literal("a"), "b"],
  ["an unknown field", z.strictObject({ a: z.string() }), { a: "b", c: "d" }],
  ["an empty text", z.string().min(1), ""],
  ["a text too short", z.string().min(8), "a"],
  ["a text too long", z.string().max(2), "abc"],
  ["a text of another length", z.string().length(2), "abc"],
  ["too few entries", z.array(z.string()).min(2), ["a"]],
  ["too many entries", z.array(z.string()).max(1), ["a", "b"]],
  ["another number of entries", z.array(z.string()).length(1), []],
  ["too few in a set", z.set(z.string()).min(1), new Set()],
  ["a number too small", z.number().min(2), 1],
  ["a number not above", z.number().gt(2), 2],
  ["a number too large", z.number().max(2), 3],
  ["a number not below", z.number().lt(2), 2],
  ["a bigint too large", z.bigint().max(2n), 3n],
  ["a date too late", z.date().max(new Date(0)), new Date(1)],
  ["no multiple", z.number().multipleOf(5), 3],
  ["no e-mail address", z.email(), "a"],
  ["no URL", z.url(), "a"],
  ["no UUID", z.uuid(), "a"],
  ["no date in ISO form", z.iso.date(), "a"],
  ["no moment in ISO form", z.iso.datetime(), "a"],
  ["no time in ISO form", z.iso.time(), "a"],
  ["no duration in ISO form", z.iso.duration(), "a"],
  ["no address of the network", z.ipv4(), "a"],
  ["no base64", z.base64(), "?"],
  ["no emoji", z.emoji(), "a"],
  ["no JWT", z.jwt(), "a"],
  ["another pattern", z.string().regex(/b/), "a"],
  ["another beginning", z.string().startsWith("b"), "a"],
  ["another end", z.string().endsWith("b"), "a"],
  ["a part is missing", z.string().includes("b"), "a"],
  ["upper case", z.string().lowercase(), "A"],
  ["another template", z.templateLiteral(["a", z.number()]), "b"],
  ["no option of a union", z.union([z.string(), z.number()]), true],
  [
    "a field of one option of a union",
    z.union([z.string(), z.object({ a: z.uuid() })]),
    { a: "b" },
  ],
  [
    "no option of a discriminated union",
    z.discriminatedUnion("a", [z.object({ a: z.literal("b") })]),
    { a: "c" },
  ],
  ["a refusal without words", z.string().refine(() => false), "a"],
  ["a missing key that must be there", z.string().optional().nonoptional(), undefined],
];

test.each(KINDS)("%s is put into words of ours", (_, schema, value) => {
  const read = schema.safeParse(value);
  const own = read.error?.issues.map((issue) => issue.message) ?? [];
  expect(own).not.toEqual([]);
  const problems = problemsOf(schema, value);
  expect(problems).not.toEqual([]);
  for (const { message } of problems) {
    expect(message).toMatch(/^[A-Z].*\.$/);
    expect(message).not.toMatch(OF_ZOD);
    expect(message).not.toContain("Validation.");
    expect(own).not.toContain(message);
  }
});

test("the table has every code that Zod knows", () => {
  const codes = new Set(
    KINDS.flatMap(([, schema, value]) => schema.safeParse(value).error?.issues ?? []).map(
      ({ code }) => code,
    ),
  );
  const known = Object.values(z.ZodIssueCode).filter((code) => code !== undefined);
  expect([...codes].sort()).toEqual([...known].sort());
});

test("the sentences the table is held against are those Zod would use", () => {
  const issue = { code: "too_small", origin: "string", minimum: 1, input: "" } as const;
  expect(english(issue)).toMatch(OF_ZOD);
});

test("every rule of a schema has its sentence", () => {
  for (const name of RULES) {
    const [problem] = problemsOf(
      z.string().refine(() => false, rule(name)),
      "a",
    );
    expect(problem?.message).toBe(messages.Validation.rules[name]);
  }
});

test("what is asked for is said with its figure, and the field by its path", () => {
  const schema = z.strictObject({
    name: z.string().max(2_000),
    tags: z.array(z.string().min(8)),
  });
  const body = { name: "a".repeat(2_001), tags: ["abcdefgh", "a"], reason: "", at: 1 };
  expect(problemsOf(schema, body)).toEqual([
    { path: "name", message: "Use at most 2,000 characters." },
    { path: "tags.1", message: "Use at least 8 characters." },
    { path: "reason", message: "Leave this out; there is no such field here." },
    { path: "at", message: "Leave this out; there is no such field here." },
  ]);
});

test("of a union the field that is wrong is named, where one option was meant", () => {
  const schema = z.object({ from: z.union([z.string(), z.object({ page: z.int() })]) });
  expect(problemsOf(schema, { from: { page: "a" } })).toEqual([
    { path: "from.page", message: "Send a number here." },
  ]);
});

test("a request is described by its first wrong field", () => {
  const reason = because("Validation.fillIn");
  expect(sentenceOf(requestReason([{ path: "tabs.0", reason }]))).toBe(
    "Check “tabs.0”. Fill this in.",
  );
  expect(sentenceOf(requestReason([{ path: "", reason }]))).toBe("Fill this in.");
});

test("and by the label of the form, where a form has the field", () => {
  const reason = because("Validation.characters.most", { number: 500 });
  const message = "Use at most 500 characters.";
  expect(sentenceOf(requestReason([{ path: "source.url", reason }]))).toBe(
    `Check “URL”. ${message}`,
  );
  expect(sentenceOf(requestReason([{ path: "settings.verdicts.0", reason }]))).toBe(
    `Check “Verdicts”. ${message}`,
  );
});
