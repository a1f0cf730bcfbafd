import { describe, expect, test } from "vitest";
import { DOCX, DOCX_COMMENTS, docxParts } from "./docx";
import {
  addToInventory,
  QDPX_INVENTORY,
  QDPX_NOTES,
  QDPX_SOURCES,
  qdpxHead,
  type QdpxInventory,
} from "./qdpx";
import { TEI } from "./tei";
import { XLSX_SHEET, xlsxParts } from "./xlsx";
import { CSV_COLUMNS } from "./csv";
import { FILE, PROJECT, pieceFile, sampleText, type SampleText } from "@/test/format/piece-file";
import { annotation, AWKWARD, note } from "@/test/format/sample";
import { elements, xmlOf } from "@/test/format/xml";

/** Nested, touching, crossing and discontinuous spans; one over two paragraphs, one at the end. */
const HARD = sampleText(
  "👩🏽‍🚒 crews 1[say 2[the 🌉 fell1] twice2]. It [held.\r\n\r\nقال] الوزير, e\u0301[pe\u0301e][s] won [x].",
  [
    { at: [0], body: "One\ntwo" },
    { at: [1], notes: [note("Really?", { id: "01920000-0000-7000-8000-0000000000b1" })] },
    { at: [2] },
    { at: [3, 4], kind: "rhetoric", claim: null, tags: [] },
    { at: [5] },
    { at: [5], anchor: "lost" },
  ],
);
const { text } = HARD.text;
const points = [...text];
const standing = HARD.annotations.slice(0, -1);
const segments = standing.flatMap(({ annotation: one }) => one.target.map(({ exact }) => exact));

/** With words in every field that no XML may take for its own. */
const awkward = (words: string): SampleText => ({
  ...sampleText("x [y] z"),
  annotations: [
    {
      annotation: annotation(words, {
        target: [{ start: 2, end: 3, exact: "y", prefix: "", suffix: "" }],
      }),
      notes: [note(words)],
    },
  ],
});

test("TEI's pointers take their words out of the body's text, which is the document's", () => {
  const tei = xmlOf(pieceFile(TEI, [HARD]));
  const [body] = elements(tei, "body");
  expect(body?.textContent).toBe(text);
  const annotations = elements(tei, "annotation");
  const found = annotations.flatMap((one) =>
    (one.getAttribute("target") ?? "").split(" ").flatMap((pointer) => {
      const [, id, start, length] = /^#string-range\((\w+),(\d+),(\d+)\)$/.exec(pointer) ?? [];
      if (!id) return [];
      expect(body?.getAttribute("xml:id")).toBe(id);
      return [points.slice(Number(start), Number(start) + Number(length)).join("")];
    }),
  );
  expect(found).toEqual(segments);
  expect(annotations).toHaveLength(HARD.annotations.length);
  const ids = elements(tei, "*").flatMap((one) => one.getAttribute("xml:id") ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[A-Za-z_][\w.-]*$/);
  expect(elements(tei, "p")).toHaveLength(2 + 1 + 1);
});

test("a TEI text without annotations has no empty list", () => {
  expect(elements(xmlOf(pieceFile(TEI, [sampleText("Nothing.")])), "standOff")).toEqual([]);
});

function qdeOf(texts: readonly SampleText[]): Document {
  const inventory: QdpxInventory = { users: new Map(), codes: new Map() };
  let links = "";
  pieceFile(
    {
      ...QDPX_INVENTORY,
      textAfter: (_text, _file, later) => (addToInventory(inventory, later), ""),
    },
    texts,
  );
  const notes = pieceFile(
    { ...QDPX_NOTES, textAfter: (_text, _file, later) => ((links += later.join("")), "") },
    texts,
  );
  const sources = pieceFile(QDPX_SOURCES, texts);
  return xmlOf(
    `${qdpxHead(FILE, PROJECT, inventory)}<Sources>${sources}</Sources><Notes>${notes}</Notes><Links>${links}</Links></Project>`,
  );
}

test("REFI-QDA's selections have their words and codes, and every reference leads somewhere", () => {
  const projectId = PROJECT.id;
  const annotations = HARD.annotations.map((one) => ({
    ...one,
    annotation: { ...one.annotation, projectId },
  }));
  const qde = qdeOf([{ ...HARD, annotations }]);
  const selections = elements(qde, "PlainTextSelection");
  const place = (one: Element, name: string) => Number(one.getAttribute(name));
  expect(
    selections.map((one) =>
      points.slice(place(one, "startPosition"), place(one, "endPosition")).join(""),
    ),
  ).toEqual(segments);
  const guids = elements(qde, "*").flatMap((one) => one.getAttribute("guid") ?? []);
  expect(new Set(guids).size).toBe(guids.length);
  for (const guid of guids) expect(guid).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  for (const name of ["targetGUID", "creatingUser", "originGUID"]) {
    const named = elements(qde, "*").flatMap((one) => one.getAttribute(name) ?? []);
    expect(named.length).toBeGreaterThan(0);
    for (const guid of named) expect(guids, name).toContain(guid);
  }
  expect([...(qde.documentElement.children ?? [])].map((one) => one.tagName)).toEqual([
    "Users",
    "CodeBook",
    "Sources",
    "Notes",
    "Links",
  ]);
  expect(elements(qde, "Link")).toHaveLength(1);
  expect(elements(qde, "Description").map((one) => one.textContent)).toContain("One\ntwo");
  expect(elements(qde, "PlainTextContent").map((one) => one.textContent)).toContain("Really?");
});

/** What a reader of Word's files sees: the text, and the words from the start to the end of each comment. */
function wordOf(document: Document) {
  const commented = new Map<string, string>();
  const open = new Set<string>();
  const paragraphs = elements(document, "w:p").map((paragraph) => {
    let words = "";
    for (const one of elements(paragraph, "*")) {
      const id = one.getAttribute("w:id") ?? "";
      if (one.tagName === "w:commentRangeStart") open.add(id);
      if (one.tagName === "w:commentRangeEnd") open.delete(id);
      const shown =
        one.tagName === "w:t"
          ? one.textContent
          : one.tagName === "w:br"
            ? "\n"
            : one.tagName === "w:tab"
              ? "\t"
              : "";
      words += shown;
      for (const each of open) commented.set(each, (commented.get(each) ?? "") + shown);
    }
    return words;
  });
  expect([...open]).toEqual([]);
  return { paragraphs, commented };
}

/** The two files that a reading makes: the text with its ranges, and the comments. */
function docxOf(sample: SampleText): { readonly body: Document; readonly comments: Document } {
  const all = pieceFile(DOCX, [sample]);
  const comments = all.slice(0, all.indexOf("<?xml"));
  return {
    body: xmlOf(all.slice(comments.length)),
    comments: xmlOf(DOCX_COMMENTS.before + comments + DOCX_COMMENTS.after),
  };
}

test("Word's comments lie on the words of their annotations, each with what was written", () => {
  const { body, comments: written } = docxOf(HARD);
  const { paragraphs, commented } = wordOf(body);
  expect(paragraphs).toEqual(text.split("\r\n\r\n"));
  expect([...commented.values()]).toEqual([
    "say the 🌉 fell",
    "the 🌉 fell twice",
    "held.قال",
    "pe\u0301es",
    "x",
  ]);
  const comments = elements(written, "w:comment");
  expect(comments.map((one) => one.getAttribute("w:id"))).toEqual([...commented.keys()]);
  expect(comments[0]?.textContent).toMatch(/One.*two/);
  expect(comments[1]?.textContent).toContain("Really?");
  expect(comments[3]?.textContent).toContain("“pe\u0301e” … “s”");
  const [, second] = elements(body, "w:p");
  expect(elements(second as Element, "w:bidi")).toHaveLength(1);
});

test("a comment that ends at the end of the text, and one in an empty text, are closed", () => {
  for (const notation of ["[All of it.]", "A\n[b]\n\n[c]", ""]) {
    const { paragraphs } = wordOf(docxOf(sampleText(notation)).body);
    expect(paragraphs.length).toBeGreaterThan(0);
  }
});

test("the sheet has the columns of the table, numbers as numbers and nothing as a formula", () => {
  const long = "x".repeat(40_000);
  const half = `${"x".repeat(32_765)}🌉🌉`;
  const sheet = xmlOf(
    pieceFile(XLSX_SHEET, [
      sampleText("[one] two", [
        { at: [0], body: "=1+1" },
        { at: [0], body: `${long}_x0041_` },
        { at: [0], body: half },
      ]),
    ]),
  );
  const rows = elements(sheet, "row").map((row) => elements(row, "c"));
  expect(rows).toHaveLength(4);
  expect(rows[0]?.map((cell) => cell.textContent)).toEqual([...CSV_COLUMNS]);
  const cell = (row: number, name: (typeof CSV_COLUMNS)[number]) =>
    rows[row]?.[CSV_COLUMNS.indexOf(name)];
  expect(cell(1, "start")?.getAttribute("t")).toBeNull();
  expect(cell(1, "start")?.textContent).toBe("0");
  expect(cell(1, "body")?.textContent).toBe("=1+1");
  expect(elements(sheet, "f")).toEqual([]);
  expect(cell(2, "body")?.textContent).toHaveLength(32_767);
  expect(cell(3, "body")?.textContent).toBe(`${"x".repeat(32_765)}…`);
});

describe.each(AWKWARD)("%j", (words) => {
  test("makes no file that a strict reader refuses", () => {
    const sample = awkward(words);
    for (const format of [TEI, XLSX_SHEET]) xmlOf(pieceFile(format, [sample]));
    docxOf(sample);
    qdeOf([sample]);
    const file = { ...FILE, title: words };
    const parts = [
      ...xlsxParts(file),
      ...docxParts(
        {
          document: { ...sample.document, title: words, author: words },
          text: sample.text,
          number: 1,
        },
        file,
      ),
    ];
    for (const [, part] of parts) xmlOf(part);
  });
});
