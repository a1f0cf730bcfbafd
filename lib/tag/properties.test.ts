import { expect, test } from "vitest";
import {
  fitsProperty,
  joinedProperties,
  lackingIn,
  misfitsIn,
  propertiesOf,
  withProperties,
  type TagProperty,
} from "./properties";

const property = (id: string, rest: Partial<TagProperty> = {}): TagProperty => ({
  id,
  name: id.toUpperCase(),
  type: "text",
  required: false,
  choices: [],
  ...rest,
});

test.each([
  ["text", "words", true],
  ["text", "  ", false],
  ["text", 3, false],
  ["number", 3.5, true],
  ["number", "3.5", false],
  ["choice", "sea", true],
  ["choice", "air", false],
  ["date", "2024-03", true],
  ["date", "2024-13", false],
  ["date", "March", false],
  ["link", "https://harbour.example/quay", true],
  ["link", "HTTP://harbour.example", true],
  ["link", "javascript:alert(1)", false],
  ["link", "https:///", false],
] as const)("a value of the type %s: %s", (type, value, fits) => {
  expect(fitsProperty(property("x", { type, choices: ["sea", "land"] }), value)).toBe(fits);
});

test("an annotation has the properties of all that it is called, and of two alike the first", () => {
  const codebook = [
    { kind: "claim", slug: "count", properties: [property("unit")] },
    { kind: "rhetoric", slug: "fear", properties: [property("object")] },
    { kind: "rhetoric", slug: "scorn", properties: [property("object", { type: "number" })] },
  ];
  const of = (kind: string, own: string | null, tags: string[]) =>
    propertiesOf(codebook, { kind, own, tags }).map(({ id, type }) => `${id} ${type}`);
  expect(of("rhetoric", "scorn", [])).toEqual(["object number"]);
  expect(of("rhetoric", "scorn", ["fear", "count"])).toEqual(["unit text", "object text"]);
  // A word of another kind counts only among the tags.
  expect(of("claim", "fear", [])).toEqual([]);
});

test("an edit gives, changes and takes away, and what it leaves out stays", () => {
  expect(withProperties({ a: 1, b: "x" }, { b: null, c: "y" })).toEqual({ a: 1, c: "y" });
  expect(withProperties({ a: 1 })).toEqual({ a: 1 });
});

test("only what an edit changes is looked at", () => {
  const known = [property("when", { type: "date" })];
  const before = { when: "soon", gone: "kept" };
  expect(misfitsIn(known, before, before)).toEqual([]);
  expect(misfitsIn(known, before, { ...before, when: "later", other: 1 })).toMatchObject([
    { id: "when", problem: "property-value" },
    { id: "other", problem: "property-unknown" },
  ]);
});

test("what is required and not given lacks", () => {
  const properties = [
    property("a", { required: true }),
    property("b"),
    property("c", { required: true }),
    // Every object has this one by its prototype.
    property("constructor", { required: true }),
  ];
  expect(lackingIn(properties, { c: 0 }).map(({ id }) => id)).toEqual(["a", "constructor"]);
});

test("a merge brings the other's properties along, and asks for none of them", () => {
  const own = [property("a", { required: true })];
  const other = [property("a", { type: "number" }), property("b", { required: true })];
  expect(joinedProperties(own, other)).toEqual([own[0], property("b")]);
});
