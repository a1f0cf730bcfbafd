import { expect, test } from "vitest";
import { aboutQuay, noticesOf, readAll, refusalsOf, valuesOf } from "@/test/format/reading";
import { readW3c } from "./w3c";

const CONTEXT = "http://www.w3.org/ns/anno.jsonld";
const PAGE = "https://harbour.test/quay";
const pier = { type: "TextQuoteSelector", exact: "The pier", prefix: "", suffix: " is" };

const annotation = (selector: unknown, rest: object = {}) => ({
  "@context": CONTEXT,
  id: "https://other.test/anno/1",
  type: "Annotation",
  target: { type: "SpecificResource", source: PAGE, selector },
  ...rest,
});

const targetOf = (selector: unknown) => valuesOf(readAll(readW3c, annotation(selector)))[0]?.target;

test("one, a list, a page, a collection, a container and a graph hold annotations", () => {
  const one = annotation(pier);
  const page = { id: "p", type: "AnnotationPage", items: [one, one] };
  for (const [file, count] of [
    [one, 1],
    [[one, one], 2],
    [{ "@context": CONTEXT, ...page }, 2],
    [{ "@context": CONTEXT, type: "AnnotationCollection", total: 2, first: page }, 2],
    [{ type: ["BasicContainer", "AnnotationCollection"], contains: [one] }, 1],
    [{ "@context": CONTEXT, "@graph": [one] }, 1],
    [[page, one], 3],
    [{ "@context": CONTEXT, type: "AnnotationCollection", total: 0 }, 0],
  ] as const) {
    expect(valuesOf(readAll(readW3c, file))).toHaveLength(count);
  }
  expect(noticesOf(readAll(readW3c, { ...page, next: "https://other.test/2" }))).toEqual([
    "morePages",
  ]);
  for (const file of ["7", "null", '"x"', '{"a":1}'])
    expect(readW3c(file, aboutQuay).ok).toBe(false);
});

test("words are selected by quotation, position, fragment, range and refinements", () => {
  const position = { type: "TextPositionSelector", start: 2, end: 10 };
  expect(targetOf(pier)).toEqual([{ exact: "The pier", prefix: "", suffix: " is" }]);
  expect(targetOf([position, pier])).toEqual([
    { start: 2, end: 10, exact: "The pier", prefix: "", suffix: " is" },
  ]);
  expect(targetOf({ type: "FragmentSelector", value: "char=2,10" })).toEqual([
    { start: 2, end: 10 },
  ]);
  const range = {
    type: "RangeSelector",
    startSelector: position,
    endSelector: { ...position, start: 18, end: 20 },
  };
  expect(targetOf(range)).toEqual([{ start: 2, end: 18 }]);
  expect(targetOf({ type: "CssSelector", value: "p", refinedBy: pier })).toEqual([
    { exact: "The pier", prefix: "", suffix: " is" },
  ]);
  expect(
    targetOf({ ...position, refinedBy: { type: "TextPositionSelector", start: 4, end: 8 } }),
  ).toEqual([{ start: 6, end: 10 }]);
  expect(
    targetOf({
      ...pier,
      exact: "The pier is shut",
      refinedBy: { type: "TextQuoteSelector", exact: "pier" },
    }),
  ).toEqual([{ exact: "pier", prefix: "The ", suffix: " is shut is" }]);
});

test("what names no words is refused with its place in the file", () => {
  const read = readAll(readW3c, [
    { ...annotation(pier), target: PAGE },
    annotation({ type: "XPathSelector", value: "/p" }),
    annotation({ type: "SvgSelector", value: "<svg/>" }),
    annotation({
      type: "CssSelector",
      value: "p",
      refinedBy: { type: "TextPositionSelector", start: 0, end: 3 },
    }),
    { type: "Annotation" },
    { ...annotation(pier), id: ["urn:a", "urn:b"] },
    "https://other.test/anno/9",
    {
      ...annotation(pier),
      target: { type: "Choice", items: [{ source: PAGE, selector: pier }, PAGE] },
    },
  ]);
  expect(refusalsOf(read)).toEqual([
    [1, "Refusals.import.wholeText"],
    [2, "Refusals.import.noWords"],
    [3, "Refusals.import.noWords"],
    [4, "Refusals.import.noWords"],
    [5, "Refusals.import.noTarget"],
    [6, "Refusals.import.severalIds"],
    [7, "Refusals.import.notAnItem"],
  ]);
  expect(noticesOf(read)).toEqual(["choices"]);
});

test("several targets, and the items of a set, are the pieces of one span", () => {
  const open = { ...pier, exact: "open" };
  const parts = [pier, open].map((selector) => ({ source: PAGE, selector }));
  for (const target of [
    parts,
    { type: "List", items: parts },
    { type: "Composite", items: parts },
  ]) {
    const [one] = valuesOf(readAll(readW3c, { ...annotation(pier), target }));
    expect(one?.target.map(({ exact }) => exact)).toEqual(["The pier", "open"]);
  }
});

test("each body is read by its purpose, or by the motivation of the annotation", () => {
  const body = [
    { type: "TextualBody", purpose: "tagging", value: "harbour" },
    { type: "TextualBody", purpose: "classifying", value: "factual" },
    {
      type: "TextualBody",
      purpose: "commenting",
      value: "<p>Is it <b>shut</b>?</p>",
      format: "text/html",
    },
    { type: "TextualBody", value: "More." },
    {
      type: "SpecificResource",
      source: "https://source.test/a",
      purpose: "linking",
      selector: { type: "TextQuoteSelector", exact: "as it says" },
    },
    "https://source.test/b",
    {
      type: "Choice",
      items: [
        { type: "TextualBody", value: "One" },
        { type: "TextualBody", value: "Eins" },
      ],
    },
  ];
  const read = readAll(
    readW3c,
    annotation(pier, { body, motivation: ["commenting", "bookmarking"] }),
  );
  expect(valuesOf(read)).toMatchObject([
    {
      kind: "claim",
      claim: { type: "factual" },
      tags: ["harbour"],
      body: "Is it shut?\n\nMore.\n\nOne",
      references: [
        { relation: "context", url: "https://source.test/a", quote: "as it says" },
        { relation: "context", url: "https://source.test/b" },
      ],
    },
  ]);
  expect(noticesOf(read)).toEqual(["choices", "motivations"]);
  const plain = annotation(pier, { bodyValue: "Words." });
  expect(valuesOf(readAll(readW3c, plain))[0]?.body).toBe("Words.");
  const tag = annotation(pier, {
    motivation: "tagging",
    body: { type: "TextualBody", value: "sea" },
  });
  expect(valuesOf(readAll(readW3c, tag))[0]).toMatchObject({
    kind: "note",
    tags: ["sea"],
    body: "",
  });
});

test("creators are names, or what names them", () => {
  const author = (creator: unknown) =>
    valuesOf(readAll(readW3c, annotation(pier, { creator })))[0]?.author;
  expect(author({ type: "Person", name: "Edda Quill" })).toBe("Edda Quill");
  expect(author("https://people.test/edda")).toBe("https://people.test/edda");
  expect(author({ id: "guest-7" })).toBe("guest-7");
  expect(author(6)).toBeUndefined();
});

test("answers are notes of the annotation their thread begins with, in a circle too", () => {
  const reply = (id: string, target: string, value: string) => ({
    id,
    type: "Annotation",
    motivation: "replying",
    creator: { name: "Bo" },
    body: { type: "TextualBody", value },
    target,
  });
  const root = annotation(pier);
  const read = readAll(readW3c, [
    reply("urn:2", "urn:1", "two"),
    reply("urn:1", root.id, "one"),
    root,
  ]);
  expect(valuesOf(read)).toMatchObject([
    {
      notes: [
        { id: "urn:2", body: "two", replyTo: "urn:1", author: "Bo" },
        { id: "urn:1", body: "one", replyTo: null },
      ],
    },
  ]);
  const circle = readAll(readW3c, [reply("urn:1", "urn:2", "one"), reply("urn:2", "urn:1", "two")]);
  expect(valuesOf(circle)).toEqual([]);
  expect(noticesOf(circle)).toEqual(["repliesWithoutRoot"]);
  const page = { ...root, target: PAGE };
  const judged = { ...reply("urn:1", root.id, "right"), motivation: "assessing" };
  const lost = readAll(readW3c, [page, reply("urn:2", root.id, "one"), judged]);
  expect(lost.notices).toMatchObject([{ params: { count: 2, names: [root.id] } }]);
  expect(valuesOf(readAll(readW3c, [root, judged]))).toMatchObject([{ reviews: ["urn:1"] }]);
});

test("a relation of our own export leads from the annotation it begins at, and is no note of it", () => {
  const ids = ["01920000-0000-7000-8000-000000000a01", "01920000-0000-7000-8000-000000000a02"];
  const [from, to] = ids.map((id) => `https://obelus.test/w3c/documents/quay/annotations/${id}`);
  const relation = {
    id: "urn:uuid:01920000-0000-7000-8000-000000000a03",
    type: "Annotation",
    motivation: "linking",
    target: from,
    body: to,
    "obelus:relation": "supports",
    "obelus:note": "So it seems.",
  };
  const ends = [from, to].map((id) => annotation(pier, { id }));
  const read = readAll(readW3c, [...ends, relation]);
  expect(valuesOf(read)).toMatchObject(ids.map((id) => ({ id })));
  for (const value of valuesOf(read)) expect(value).not.toHaveProperty("notes");
  expect(valuesOf(read).map((value) => value?.relations)).toEqual([
    [{ id: relation.id.slice(9), to: ids[1], type: "supports", note: "So it seems." }],
    [],
  ]);
  expect(read.notices).toEqual([]);
});
