import { expect, test } from "vitest";
import { codePointIndex } from "@/lib/text/code-points";
import { aboutQuay, noticesOf, QUAY, readAll, refusalsOf, valuesOf } from "@/test/format/reading";
import { readDoccano } from "./doccano";
import { readLabelStudio } from "./label-studio";
import { readSemeval } from "./semeval";

const points = codePointIndex(QUAY);

function at(words: string) {
  const start = QUAY.indexOf(words);
  const units = { start, end: start + words.length };
  return {
    units,
    points: { start: points.toCodePoints(units.start), end: points.toCodePoints(units.end) },
  };
}

const mayor = at("mayor");

test("doccano: spans of the whole text, in both forms, that may overlap", () => {
  const { start, end } = mayor.points;
  const read = readAll(
    readDoccano,
    [
      JSON.stringify({
        text: QUAY,
        label: [
          [start, end, "PER"],
          [start, end, "loaded_language"],
        ],
      }),
      JSON.stringify({
        text: QUAY,
        entities: [{ id: 7, label: "claim:factual", start_offset: start, end_offset: end }],
        relations: [{ id: 1, from_id: 7, to_id: 8, type: "says" }],
        Comments: ["unsure"],
      }),
    ].join("\n"),
  );
  expect(valuesOf(read)).toMatchObject([
    { kind: "note", tags: ["PER"], target: [{ start, end, exact: "mayor" }] },
    { kind: "rhetoric", rhetoric: { technique: "loaded-language" }, tags: [] },
    { kind: "claim", claim: { type: "factual" }, target: [{ start, end, exact: "mayor" }] },
  ]);
  expect(noticesOf(read)).toEqual(["commentsOfTexts"]);
});

test("doccano: a text that is one paragraph of this text counts from there", () => {
  const paragraph = QUAY.slice(QUAY.indexOf("The quay"));
  const from = paragraph.indexOf("mayor");
  const other = { text: "A herring lives in the sea and not in a pond.", label: [[2, 9, "FISH"]] };
  const lines = [{ text: paragraph, label: [[from, from + 5, "PER"]] }, other];
  const read = readAll(readDoccano, lines.map((line) => JSON.stringify(line)).join("\n"));
  expect(valuesOf(read)).toMatchObject([{ target: [mayor.points], tags: ["PER"] }]);
  expect(refusalsOf(read)).toEqual([[2, "Refusals.import.otherText"]]);
});

test("doccano: what is no span is reported with its line", () => {
  const read = readAll(
    readDoccano,
    [
      '{"text":"x","label":["good"]}',
      "{",
      '{"label":[[0,1,"A"]]}',
      '{"text":"x","label":[[0,9,"A"]]}',
    ].join("\n"),
  );
  expect(noticesOf(read)).toEqual(["labelsOfTexts"]);
  expect(refusalsOf(read)).toEqual([
    [2, "Refusals.import.notJson"],
    [3, "Refusals.import.noOwnText"],
    [4, "Refusals.import.outsideOwnText"],
  ]);
  expect(readDoccano('[\n{"text": "x"},\n{"text" "y"}]', aboutQuay)).toMatchObject({
    why: { key: "Refusals.import.fileNotJsonAt", params: { line: 3 } },
  });
  expect(readDoccano("words\nof a text", aboutQuay)).toMatchObject({
    ok: false,
    why: { key: "Refusals.import.notDoccano" },
  });
});

const task = (result: readonly object[], rest: object = {}) => ({
  id: 3,
  data: { text: QUAY },
  annotations: [
    {
      id: 1,
      completed_by: { email: "edda@x.test" },
      result,
      created_at: "2024-05-02T08:15:30Z",
      ...rest,
    },
  ],
});

const label = (place: object, text: string, rest: object = {}) => ({
  id: "Xy",
  from_name: "label",
  to_name: "text",
  type: "labels",
  value: { ...place, text, labels: ["PER"] },
  ...rest,
});

test.each([
  ["code points", mayor.points],
  ["UTF-16 code units", mayor.units],
])("Label Studio: offsets in %s are told by the words", (_, place) => {
  const read = readAll(readLabelStudio, [task([label(place, "mayor")])]);
  expect(valuesOf(read)).toMatchObject([
    {
      target: [{ ...mayor.points, exact: "mayor" }],
      tags: ["PER"],
      author: "edda@x.test",
      createdAt: "2024-05-02T08:15:30.000Z",
    },
  ]);
});

test("Label Studio: where neither unit fits, the words alone are taken", () => {
  const read = readAll(readLabelStudio, [task([label({ start: 0, end: 3 }, "mayor")])]);
  expect(valuesOf(read)[0]?.target).toEqual([{ exact: "mayor" }]);
  const html = label({ start: "/p[1]/text()[1]", end: "/p[1]/text()[1]", startOffset: 2 }, "mayor");
  expect(valuesOf(readAll(readLabelStudio, [task([html])]))[0]?.target).toEqual([
    { exact: "mayor" },
  ]);
});

test("Label Studio: typed words, relations, choices, skipped work and predictions", () => {
  const typed = { id: "Xy", type: "textarea", value: { ...mayor.points, text: ["Which one?"] } };
  const read = readAll(readLabelStudio, [
    {
      ...task([
        label(mayor.points, "mayor", { meta: { text: ["see below"] } }),
        typed,
        { type: "relation", from_id: "Xy", to_id: "Z" },
        { id: "c", type: "choices", value: { choices: ["good"] } },
      ]),
      predictions: [{ score: 0.5, result: [label(mayor.points, "mayor")] }],
    },
    task([label(mayor.points, "mayor")], { was_cancelled: true }),
  ]);
  expect(valuesOf(read)).toMatchObject([{ body: "see below\n\nWhich one?" }]);
  expect(noticesOf(read).toSorted()).toEqual(["cancelled", "labelsOfTexts", "predictions"]);
});

test("Label Studio: more typed words than a call takes as arguments", () => {
  const text = Array.from({ length: 250_000 }, () => "w");
  const typed = { id: "Xy", type: "textarea", value: { ...mayor.points, text } };
  const read = readAll(readLabelStudio, [task([label(mayor.points, "mayor"), typed])]);
  expect(valuesOf(read)[0]?.body).toHaveLength(3 * text.length - 2);
});

test("Label Studio: the short export, and what is none", () => {
  const short = {
    id: 1,
    text: QUAY,
    label: [{ ...mayor.points, text: "mayor", labels: ["PER"] }],
    annotator: 4,
  };
  expect(valuesOf(readAll(readLabelStudio, [short]))).toMatchObject([
    { author: "annotator 4", target: [mayor.points] },
  ]);
  expect(readLabelStudio('[{"a":1}]', aboutQuay)).toMatchObject({
    ok: false,
    why: { key: "Refusals.import.notLabelStudio" },
  });
});

test("SemEval: techniques of both tasks by their labels, with and without one", () => {
  const { start, end } = mayor.points;
  const file = `111\tDoubt\t${start}\t${end}\r\n111\tName_Calling,Labeling\t0\t3\n111\tThought-terminating_Cliches\t2\t10\n111\tWhataboutism,Straw_Men,Red_Herring\t2\t5\n111\t4\t9\n`;
  const read = readAll(readSemeval, file);
  expect(valuesOf(read)).toMatchObject([
    { kind: "rhetoric", target: [{ start, end }], rhetoric: { technique: "doubt" }, tags: [] },
    { rhetoric: { technique: "name-calling-labeling" } },
    { rhetoric: { technique: "conversation-killer" } },
    { rhetoric: { technique: null }, tags: ["Whataboutism,Straw_Men,Red_Herring"] },
    { rhetoric: { technique: null }, tags: [] },
  ]);
  expect(noticesOf(read)).toEqual(["withoutWords"]);
});

test("SemEval: of several articles only the one whose number the title has", () => {
  const file = "111\tDoubt\t0\t3\n222\tDoubt\t0\t3\nnonsense\n2222\tDoubt\t0\t3";
  const titled = readAll(readSemeval, file, { ...aboutQuay, title: "article222.txt" });
  expect(titled.items.map(({ line, value }) => [line, value !== null])).toEqual([
    [1, false],
    [2, true],
    [3, false],
    [4, false],
  ]);
  expect(valuesOf(readAll(readSemeval, file))).toEqual([]);
  expect(readSemeval("just words", aboutQuay)).toMatchObject({ ok: false });
});
