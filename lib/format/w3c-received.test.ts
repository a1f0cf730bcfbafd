import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { W3C_SHAPES } from "@/test/format/w3c-examples";
import { wrongInAnnotation } from "./read/w3c-valid";
import { giveBack, keptOf } from "./w3c-received";
import type { W3cAnnotation } from "./w3c-terms";

const IRI = "https://obelus.example/w3c/documents/d/annotations/a";

/** What the writer would make of it. */
const WRITTEN: W3cAnnotation = {
  "@context": ["http://www.w3.org/ns/anno.jsonld", { obelus: "urn:obelus:terms:" }],
  id: IRI,
  type: "Annotation",
  motivation: "classifying",
  creator: { id: "urn:uuid:1", type: "Person", name: "Ana" },
  created: "2026-01-01T00:00:00.000Z",
  modified: "2026-01-02T00:00:00.000Z",
  body: [{ type: "TextualBody", purpose: "tagging", value: "claim" }],
  target: {
    type: "SpecificResource",
    source: "https://obelus.example/text",
    selector: [{ type: "TextPositionSelector", start: 0, end: 3 }],
  },
  "obelus:kind": "claim",
};
const SAME = { content: true, place: true };
const shapes = Object.entries(W3C_SHAPES) as [string, W3cAnnotation][];

/** An answer without what the writer adds, and without our own context. */
function sentIn(answer: W3cAnnotation, sent: W3cAnnotation): unknown {
  const context = [answer["@context"]].flat().slice(0, -1);
  const rest = Object.entries(answer).filter(([name]) => name in sent && name !== "@context");
  return { ...Object.fromEntries(rest), "@context": context.length === 1 ? context[0] : context };
}

test.each(shapes)("%s is valid, and is given back as it was sent, twice", (_, sent) => {
  expect(wrongInAnnotation(sent)).toEqual([]);
  const once = giveBack(WRITTEN, keptOf(sent, IRI), SAME);
  expect(sentIn(once, sent)).toEqual(sent);
  expect(once).toMatchObject({ id: IRI, "obelus:kind": "claim" });
  const twice = giveBack(WRITTEN, keptOf(once, IRI), SAME);
  expect(twice).toEqual(once);
  expect(wrongInAnnotation(twice)).toEqual([]);
});

const word = fc.string({ minLength: 1, maxLength: 8 });
const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<never>;

test("whatever else an annotation says is given back, and never the terms of ours", () => {
  const property = fc.property(
    fc.constantFrom(...shapes),
    fc.dictionary(fc.webUrl(), json, { maxKeys: 4 }),
    fc.dictionary(word, json, { maxKeys: 3 }),
    ([, shape], more, own) => {
      const ours = Object.fromEntries(
        Object.entries(own).map(([name, value]) => [`obelus:${name}`, value]),
      );
      const sent = { ...shape, ...more };
      const answer = giveBack(WRITTEN, keptOf({ ...sent, ...ours }, IRI), SAME);
      expect(sentIn(answer, sent)).toEqual(sent);
      const terms = Object.keys(answer).filter((name) => name.startsWith("obelus:"));
      expect(terms).toEqual(["obelus:kind"]);
    },
  );
  fc.assert(property);
});

describe("what was changed since", () => {
  const sent = keptOf(
    {
      ...W3C_SHAPES["several bodies and targets"],
      target: {
        source: "https://port.example/",
        styleClass: "loud",
        selector: [
          { type: "TextQuoteSelector", exact: "Ida" },
          { type: "CssSelector", value: "em" },
        ],
      },
    },
    IRI,
  );

  test("is written anew, and the rest stays", () => {
    const edited = giveBack(WRITTEN, sent, { content: false, place: true });
    expect(edited.body).toEqual([
      { type: "TextualBody", purpose: "tagging", value: "claim" },
      "https://port.example/log/4",
    ]);
    expect(edited).toMatchObject({ motivation: "classifying", modified: WRITTEN.modified });
    expect(edited.target).toEqual(sent.target);
    const moved = giveBack(WRITTEN, sent, { content: true, place: false });
    expect(moved.body).toEqual(sent.body);
    expect(moved.target).toMatchObject({
      source: "https://obelus.example/text",
      styleClass: "loud",
      selector: [
        { type: "TextPositionSelector", start: 0, end: 3 },
        { type: "CssSelector", value: "em" },
      ],
    });
  });

  test("stands beside what was sent where selectors count in another text", () => {
    for (const name of ["a fragment", "a range of paths", "a selector inside another"]) {
      const shape = keptOf(W3C_SHAPES[name] ?? {}, IRI);
      const moved = giveBack(WRITTEN, shape, { content: true, place: false });
      expect(moved.target).toEqual(WRITTEN.target);
      expect(moved["obelus:sentTarget"]).toEqual(shape.target);
    }
  });
});

test("an id becomes where it came from, once; our own is none", () => {
  const base = W3C_SHAPES["no body"] ?? {};
  expect(keptOf({ ...base, id: "urn:a:1" }, IRI).via).toBe("urn:a:1");
  expect(keptOf({ ...base, id: "urn:a:1", via: "urn:a:0" }, IRI).via).toEqual([
    "urn:a:0",
    "urn:a:1",
  ]);
  expect(keptOf({ ...base, id: "urn:a:1", via: ["urn:a:1"] }, IRI).via).toBe("urn:a:1");
  expect(keptOf({ ...base, id: IRI }, IRI)).not.toHaveProperty("via");
});

test("a context of a client that gives our prefix another meaning does not", () => {
  const context = ["http://www.w3.org/ns/anno.jsonld", { obelus: "https://evil.example/" }];
  const sent = keptOf({ ...W3C_SHAPES["no body"], "@context": context }, IRI);
  expect(giveBack(WRITTEN, sent, SAME)["@context"]).toEqual(WRITTEN["@context"]);
});
