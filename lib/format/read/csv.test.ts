import { expect, test } from "vitest";
import { aboutQuay, noticesOf, readAll, refusalsOf, valuesOf } from "@/test/format/reading";
import { readCsv } from "./csv";

test("tables of other programs are read by the names of their columns", () => {
  const taguette =
    "id,document,tag,content\r\n1,The quay,harbour,The pier\r\n2,Fish,sea,The quay\r\n";
  const read = readAll(readCsv, taguette);
  expect(valuesOf(read)).toMatchObject([
    { kind: "note", tags: ["harbour"], target: [{ exact: "The pier" }] },
  ]);
  expect(refusalsOf(read)).toEqual([[3, "Refusals.import.otherText"]]);
  const recogito =
    'annotation_id,document,layer,text_quote,target,body_purpose,body_value,created,created_by\n9b6aa528-660a-4551-8265-66f45c61acab,x,l,The pier,"start=2;end=10",commenting,Why?,2024-05-02T08:15:30Z,edda\n';
  const other = readAll(readCsv, recogito);
  expect(valuesOf(other)).toMatchObject([
    {
      id: "9b6aa528-660a-4551-8265-66f45c61acab",
      target: [{ start: 2, end: 10, exact: "The pier" }],
      body: "Why?",
      author: "edda",
      createdAt: "2024-05-02T08:15:30.000Z",
    },
  ]);
  expect(other.notices).toMatchObject([{ params: { names: ["layer", "body_purpose"] } }]);
});

test("semicolons and tabs separate cells, lines are counted with those inside cells", () => {
  const read = readAll(readCsv, 'quote;kind;tags;note\n"The\npier";claim;a,b;"x"\n;note;;\n');
  expect(valuesOf(read)).toMatchObject([
    { kind: "claim", tags: ["a", "b"], target: [{ exact: "The\npier" }], body: "x" },
  ]);
  expect(refusalsOf(read)).toEqual([[4, "Refusals.import.noWords"]]);
  expect(valuesOf(readAll(readCsv, "start\tend\tlabel\n2\t10\tsea\n"))).toMatchObject([
    { target: [{ start: 2, end: 10 }], tags: ["sea"] },
  ]);
});

test.each([
  ["", "noColumns"],
  ["name,age\nBo,7", "noColumns"],
  ['quote\n"never ends', "notATable"],
])("what is no table of annotations is refused: %j", (content, key) => {
  const read = readCsv(content, aboutQuay);
  expect(read.ok ? null : read.why.key).toBe(`Refusals.import.${key}`);
});

test("an empty table has nothing", () => {
  expect(readAll(readCsv, "quote,tags\n")).toEqual({ items: [], notices: [] });
  expect(noticesOf(readAll(readCsv, "quote,shoe size\n"))).toEqual(["columns"]);
});
