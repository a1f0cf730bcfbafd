import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { AnnotationAnswer } from "../contract/annotation";
import { toW3c, W3C_CONTEXT, w3cItems } from "./w3c";
import { collectionFrame } from "./w3c-collection";
import type { AnnotationOccurrence } from "../annotation/annotation";
import { projectTerms } from "./w3c-project";
import { annotation, AWKWARD, document, note, project } from "@/test/format/sample";
import { wrongInW3c } from "@/test/format/w3c-model";

const context = { publicUrl: "https://obelus.test", document: document() };

function collected(words: string, rest = {}) {
  const items = w3cItems({ annotation: annotation(words, rest), notes: [note(words)] }, context);
  const about = projectTerms(project(words));
  const iri = "https://obelus.test/api/v1/documents/x/export/w3c";
  const frame = collectionFrame(iri, words, about);
  const json = items.map((item) => JSON.stringify(item)).join(frame.between);
  return JSON.parse(frame.before + json + frame.after(items.length)) as Record<string, unknown>;
}

describe("the rules of the model, as the tests here hold them", () => {
  const good = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: "urn:uuid:1",
    type: "Annotation",
    target: { source: "https://a.test/", selector: { type: "TextQuoteSelector", exact: "a" } },
  };

  test("let a plain annotation pass", () => expect(wrongInW3c(good)).toEqual([]));

  test.each([
    ["no context", { "@context": undefined }],
    ["two ids", { id: ["urn:1", "urn:2"] }],
    ["another type", { type: "Note" }],
    ["no target", { target: undefined }],
    ["a target that is a number", { target: 6 }],
    ["a target without a source", { target: { type: "SpecificResource" } }],
    ["two sources", { target: { source: ["https://a.test/", "https://b.test/"] } }],
    ["a body beside a bodyValue", { body: "urn:b", bodyValue: "b" }],
    ["two values", { body: { type: "TextualBody", value: ["a", "b"] } }],
    ["two moments", { modified: ["2015-01-28T12:00:00Z", "2015-01-28T12:00:01Z"] }],
    ["a creator that is a number", { creator: 6 }],
    ["a motivation of nobody's", { motivation: "shouting" }],
    ["a term without a meaning", { colour: "red" }],
    ["a prefix without a meaning", { "obelus:kind": "claim" }],
  ])("do not let %s pass", (_, change) => {
    expect(wrongInW3c({ ...good, ...change })).not.toEqual([]);
  });

  const samples = join(process.env.OBELUS_SAMPLES ?? "nowhere", "w3c", "correct");
  test.runIf(existsSync(samples))("let the samples of the W3C's own test suite pass", () => {
    for (const name of readdirSync(samples)) {
      const sample: unknown = JSON.parse(readFileSync(join(samples, name), "utf8"));
      expect(wrongInW3c(sample), name).toEqual([]);
    }
  });
});

test.each(AWKWARD)("follows the model whatever was written: %j", (words) => {
  expect(wrongInW3c(collected(words))).toEqual([]);
});

test("an empty collection has no page", () => {
  const empty: unknown = JSON.parse(collectionFrame("https://obelus.test/x", "Nothing").empty);
  expect(wrongInW3c(empty)).toEqual([]);
  expect(empty).toMatchObject({ total: 0, "@context": W3C_CONTEXT });
});

test("one annotation on its own has the context once", () => {
  const alone = { "@context": W3C_CONTEXT, ...toW3c(annotation("fell by half"), context) };
  expect(wrongInW3c(alone)).toEqual([]);
  expect(JSON.stringify(alone).match(/@context/g)).toHaveLength(1);
});

test("says with each body what it is for", () => {
  const { body, motivation } = toW3c(annotation("fell by half"), context);
  expect(motivation).toBe("classifying");
  expect(body).toEqual([
    { type: "TextualBody", purpose: "tagging", value: "claim" },
    { type: "TextualBody", purpose: "tagging", value: "statistical" },
    { type: "TextualBody", purpose: "tagging", value: "fell by half" },
    { type: "TextualBody", purpose: "classifying", value: "factual" },
    { type: "TextualBody", purpose: "describing", value: "fell by half", format: "text/plain" },
    { type: "TextualBody", purpose: "commenting", value: "fell by half", format: "text/markdown" },
    expect.objectContaining({ type: "SpecificResource", purpose: "linking" }),
  ]);
});

test("points to the text by position and quotation, and names the revision with its digest", () => {
  const { target, id } = toW3c(annotation("fell by half"), context);
  const base = `https://obelus.test/api/v1/documents/${document().id}/text`;
  expect(id).toBe(
    `https://obelus.test/w3c/documents/${document().id}/annotations/${annotation("").id}`,
  );
  expect(target).toMatchObject({
    type: "SpecificResource",
    source: base,
    state: {
      type: "TimeState",
      cached: `${base}?revision=1`,
      sourceDate: "2024-03-04T09:00:00.000Z",
      "obelus:sha256": "ab".repeat(32),
    },
    selector: [
      { type: "TextPositionSelector", start: 4, end: 12 },
      { type: "TextQuoteSelector", exact: "fell by half" },
    ],
  });
});

test("names the labels of the document with its source, in an export alone", () => {
  const labelled = (labels: readonly { name: string }[]) =>
    toW3c(annotation("a"), { ...context, document: { ...document("a"), labels } }).target;
  expect(labelled([{ name: "draft" }, { name: "café" }])).toMatchObject({
    "obelus:documentLabels": ["draft", "café"],
  });
  expect(labelled([])).not.toHaveProperty(["obelus:documentLabels"]);
  const { id, revisions } = document("a");
  const { target } = toW3c(annotation("a"), { ...context, document: { id, revisions } });
  expect(target).not.toHaveProperty(["obelus:documentLabels"]);
});

test("a discontinuous span is one list of pieces, not several targets", () => {
  const piece = { start: 1, end: 2, exact: "a", prefix: "", suffix: "" };
  const target = [piece, { ...piece, start: 5, end: 6 }];
  const { target: written } = toW3c(annotation("a", { target }), context);
  expect(written).toMatchObject({ type: "List", items: [{}, {}] });
  expect(wrongInW3c(collected("a", { target }))).toEqual([]);
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

test("the claims a passage carries go out with what it does with each", () => {
  const half = { value: 0.5, unit: "", comparator: "ratio", period: "2023", place: "" } as const;
  const quantities = [{ ...half, denominator: "", base: "2021" }];
  const rest = { occurrences: [occurrence, { ...occurrence, claimId: "0190-d", quantities }] };
  expect(toW3c(annotation("a", rest), context)["obelus:carries"]).toEqual([
    {
      id: "urn:uuid:0190-c",
      "obelus:statement": "It fell; by half.",
      "obelus:role": "denies",
      "obelus:commitment": "reported",
      "obelus:wording": "fell",
    },
    expect.objectContaining({
      id: "urn:uuid:0190-d",
      "obelus:quantities": [
        {
          "obelus:value": 0.5,
          "obelus:comparator": "ratio",
          "obelus:period": "2023",
          "obelus:base": "2021",
        },
      ],
    }),
  ]);
  expect(wrongInW3c(collected("a", rest))).toEqual([]);
});

test("a lost annotation keeps its quotation and says that it is lost", () => {
  const lost = toW3c(annotation("gone", { anchor: "lost", orphan: true }), context);
  expect(lost).toMatchObject({
    "obelus:anchor": "lost",
    "obelus:orphan": true,
    target: { selector: { type: "TextQuoteSelector", exact: "gone" } },
  });
});

test("notes reply to what they answer, and reviews assess", () => {
  const about = toW3c(annotation("x"), context).id;
  const second = note("and I", {
    id: "01920000-0000-7000-8000-000000000010",
    replyTo: note("").id,
  });
  const orphaned = note("to nothing", {
    id: "01920000-0000-7000-8000-000000000011",
    replyTo: "gone",
  });
  const notes = [note("I doubt it"), second, orphaned];
  const [, first, answer, rest, review] = w3cItems({ annotation: annotation("x"), notes }, context);
  expect(first).toMatchObject({ motivation: "replying", target: about });
  expect(answer?.target).toBe(first?.id);
  expect(rest?.target).toBe(about);
  expect(review).toMatchObject({ motivation: "assessing", target: about });
});

test("a citation's own names never become names of the graph", () => {
  const json = JSON.stringify(collected("https://a.test/"));
  expect(json).not.toMatch(/"@(id|type|graph|context)":(?!\["http)/);
});

test("a quotation goes out with who says it to whom, inside what, and what it was held against", () => {
  const role = { start: 1, end: 4, exact: "had", prefix: "", suffix: "" };
  const rest: Partial<AnnotationAnswer> = {
    kind: "quotation",
    attribution: {
      id: "1",
      annotationId: "a",
      naming: "role",
      addressee: null,
      inside: "b",
      speaker: { id: "0190-s", name: "Edda Quill" },
      at: { cue: [role], speaker: null, addressee: null },
    },
    checks: [
      {
        id: "2",
        annotationId: "a",
        sourceDocumentId: "0190-d",
        sourceTitle: "The report",
        verdict: "altered",
        signedVerdict: null,
        signedBy: null,
        outdated: false,
        warnings: [{ kind: "negation", exact: "did not" }],
      },
    ],
  };
  const exported = toW3c(annotation("a", rest), context);
  expect(exported["obelus:attribution"]).toMatchObject({
    "obelus:speaker": { id: "urn:uuid:0190-s", "obelus:name": "Edda Quill" },
    "obelus:naming": "role",
    "obelus:inside": { id: expect.stringMatching(/annotations\/b$/) as string },
    "obelus:cueAt": [{ selector: [{ start: 1, end: 4 }, { exact: "had" }] }],
  });
  expect(exported["obelus:checks"]).toMatchObject([
    { id: expect.stringContaining("0190-d") as string, "obelus:verdict": "altered" },
  ]);
  expect(exported["obelus:checks"]).toMatchObject([
    { "obelus:warnings": [{ "obelus:kind": "negation", "obelus:exact": "did not" }] },
  ]);
  expect(wrongInW3c(collected("a", rest))).toEqual([]);
});
