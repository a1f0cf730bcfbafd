import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { CONLL } from "./conll";
import { DOCCANO } from "./doccano";
import { HYPOTHESIS } from "./hypothesis";
import { LABEL_STUDIO } from "./label-studio";
import { SEMEVAL } from "./semeval";
import { SPACY } from "./spacy";
import { pieceFile, sampleText } from "@/test/format/piece-file";
import { note } from "@/test/format/sample";

/** Nested, touching, crossing and discontinuous spans in a text with everything that is hard to count. */
const HARD = sampleText(
  "👩🏽‍🚒 crews 1[say 2[the 🌉 fell1] twice2].\r\nقال [الوزير] ذلك, e\u0301[pe\u0301e][s] won.",
  [{ at: [0] }, { at: [1] }, { at: [2] }, { at: [3, 4] }, { at: [4], kind: "note", claim: null }],
);
const points = [...HARD.text.text];
const inPoints = (start: number, end: number) => points.slice(start, end).join("");
const words = HARD.annotations.flatMap(({ annotation }) =>
  annotation.target.map(({ exact }) => exact),
);
const lines = (file: string) =>
  file
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, never>);

test("doccano's entities are the words they point to, and pieces are tied together", () => {
  const [line] = lines(pieceFile(DOCCANO, [HARD])) as unknown as [DoccanoLine];
  expect(line.text).toBe(HARD.text.text);
  expect(line.entities.map((one) => inPoints(one.start_offset, one.end_offset))).toEqual(words);
  expect(new Set(line.entities.map(({ id }) => id)).size).toBe(words.length);
  const [, , , first, second, last] = line.entities;
  expect(line.relations).toMatchObject([
    { from_id: first?.id, to_id: second?.id, type: "continues" },
  ]);
  expect(first).toMatchObject({
    label: "factual",
    obelus: { author: "words", status: "disputed" },
  });
  expect(last?.label).toBe("statistical");
});

interface DoccanoLine {
  text: string;
  entities: { id: number; label: string; start_offset: number; end_offset: number }[];
  relations: object[];
}

test("spaCy's spans are the words they point to in code points", () => {
  const [line] = lines(pieceFile(SPACY, [HARD])) as unknown as [
    { text: string; spans: { start: number; end: number; id: string }[] },
  ];
  expect(line.spans.map(({ start, end }) => inPoints(start, end))).toEqual(words);
  expect(line.spans[3]?.id).toBe(line.spans[4]?.id);
});

test("Label Studio's regions carry their words and fit the configuration that goes with them", () => {
  const tasks = JSON.parse(pieceFile(LABEL_STUDIO, [HARD, sampleText("Nothing.")])) as Task[];
  expect(tasks).toHaveLength(2);
  const [task] = tasks;
  const result = task?.annotations[0]?.result ?? [];
  const regions = result.filter(({ type }) => type === "labels");
  for (const { value } of regions) expect(inPoints(value.start, value.end)).toBe(value.text);
  expect(regions.map(({ value }) => value.text)).toEqual(words);
  expect(result.find(({ type }) => type === "relation")).toMatchObject({
    from_id: regions[3]?.id,
    to_id: regions[4]?.id,
  });
  const config = new JSDOM(task?.meta.config ?? "", { contentType: "text/xml" }).window.document;
  const [labels] = config.getElementsByTagName("Labels");
  expect(labels?.getAttribute("name")).toBe(regions[0]?.from_name);
  expect(labels?.getAttribute("toName")).toBe(
    config.getElementsByTagName("Text")[0]?.getAttribute("name"),
  );
  expect(config.getElementsByTagName("Text")[0]?.getAttribute("value")).toBe("$text");
});

interface Task {
  data: { text: string };
  meta: { config: string };
  annotations: {
    result: {
      id?: string;
      type: string;
      from_name?: string;
      value: { start: number; end: number; text: string };
    }[];
  }[];
}

test("Hypothesis gets rows as its API answers them, replies under what they answer", () => {
  const thread = [note("First", { id: "n1" }), note("Second", { id: "n2", replyTo: "n1" })];
  const marked = sampleText("🌉 [one] and [two]", [
    { at: [0, 1], notes: thread, visibility: "private", createdBy: { id: null, name: "Zoë Łuk" } },
  ]);
  const file = JSON.parse(pieceFile(HYPOTHESIS, [sampleText(""), marked, HARD])) as {
    annotations: Row[];
  };
  const [row, ...replies] = file.annotations;
  expect(row).toMatchObject({
    uri: "https://harbour.test/speech",
    user: "acct:Zoe_uk@obelus.test",
    user_info: { display_name: "Zoë Łuk" },
    permissions: { read: ["acct:Zoe_uk@obelus.test"] },
    document: { title: ["Harbour talk"] },
    tags: ["claim", "statistical", "words", "factual"],
    created: "2024-03-04T09:30:00.000000+00:00",
  });
  expect(replies.slice(0, 2)).toMatchObject([
    { references: [row?.id], text: "First" },
    { references: [row?.id, "n1"], text: "Second" },
  ]);
  for (const { target, references } of file.annotations.slice(3)) {
    expect(references).toBeUndefined();
    for (const { selector } of target) {
      const [position, quote] = selector;
      expect(HARD.text.text.slice(position?.start, position?.end)).toBe(quote?.exact);
    }
  }
  expect(row?.target.map(({ selector }) => selector[0]?.start)).toEqual([3, 11]);
});

interface Row {
  id: string;
  references?: string[];
  target: { selector: { start?: number; end?: number; exact?: string }[] }[];
}

test("SemEval's lines have techniques under the task's names and nothing else", () => {
  const rhetoric = { kind: "rhetoric", claim: null } as const;
  const nothing = { target: null, claimId: null, justification: null, answers: [] };
  const text = sampleText("🌉 [Traitors] all, [now] or [never].", [
    { at: [0], ...rhetoric, rhetoric: { technique: "name-calling-labeling", ...nothing } },
    { at: [1, 2], ...rhetoric, rhetoric: { technique: "our-own", ...nothing } },
    { at: [1], kind: "claim" },
    { at: [2], ...rhetoric, rhetoric: { technique: "doubt", ...nothing }, anchor: "lost" },
  ]);
  const { id } = text.document;
  expect(pieceFile(SEMEVAL, [text])).toBe(
    [
      `${id}\tName_Calling-Labeling\t2\t10`,
      `${id}\tour-own\t16\t19`,
      `${id}\tour-own\t23\t28`,
      "",
    ].join("\n"),
  );
});

test("CoNLL's columns hold every token once, and one tag each", () => {
  const tagged = sampleText(
    "It [doubled in [autumn]]. So [they] said.\n[We] 1[won't 2[agree1] now2].",
  );
  const rows = pieceFile(CONLL, [tagged]).split("\n");
  expect(rows[0]).toBe("-DOCSTART- -X- -X- O");
  const tags = rows
    .slice(2)
    .map((row) => row.split(" "))
    .map(([token, , , tag]) => [token, tag].filter(Boolean).join("/"));
  expect(tags.join(" ").trim()).toBe(
    "It/O doubled/B-factual in/I-factual autumn/I-factual ./O  So/O they/B-factual said/O ./O  We/B-factual won't/B-factual agree/I-factual now/O ./O",
  );
});

test("a span over two sentences begins anew in the second", () => {
  const rows = pieceFile(CONLL, [sampleText("It [fell. It rose] again.")]);
  expect(rows).toContain(
    "fell _ _ B-factual\n. _ _ I-factual\n\nIt _ _ B-factual\nrose _ _ I-factual\nagain _ _ O",
  );
});

test.each([DOCCANO, SPACY])(
  "an annotation without a certain place is not put anywhere",
  (format) => {
    const unplaced = sampleText("One [word].", [
      { at: [0], anchor: "lost" },
      { at: [0], anchor: "ambiguous" },
      { at: [0], revision: 7 },
    ]);
    const [line] = lines(pieceFile(format, [unplaced])) as unknown as [Record<string, unknown[]>];
    expect(line.entities ?? line.spans).toEqual([]);
  },
);

test.each([DOCCANO, SPACY, LABEL_STUDIO, HYPOTHESIS, CONLL, SEMEVAL])(
  "an empty text and no text at all make a file",
  (format) => {
    for (const texts of [[], [sampleText("")], [sampleText(""), sampleText("")]]) {
      const file = pieceFile(format, texts);
      if (format === LABEL_STUDIO || format === HYPOTHESIS) JSON.parse(file);
      else if (format !== CONLL && format !== SEMEVAL && file !== "") {
        expect(lines(file)).toHaveLength(texts.length);
      }
    }
  },
);
