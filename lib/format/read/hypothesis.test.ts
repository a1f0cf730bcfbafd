import { expect, test } from "vitest";
import { aboutQuay, noticesOf, QUAY, readAll, refusalsOf, valuesOf } from "@/test/format/reading";
import { readHypothesis } from "./hypothesis";

const quote = (exact: string, rest: object = {}) => ({
  type: "TextQuoteSelector",
  exact,
  prefix: "",
  suffix: "",
  ...rest,
});

const row = (id: string, selector: readonly object[], rest: object = {}) => ({
  id,
  created: "2024-05-02T08:15:30.123456+00:00",
  updated: "2024-05-02T08:15:30.123456+00:00",
  user: "acct:edda@hypothes.is",
  uri: "https://harbour.test/quay",
  text: "",
  tags: [],
  group: "__world__",
  permissions: { read: ["group:__world__"] },
  target: [{ source: "https://harbour.test/quay", selector }],
  document: { title: ["The quay"] },
  ...rest,
});

test("a row is words with tags, a comment, its author's name and its time", () => {
  const position = { type: "TextPositionSelector", start: 3, end: 11 };
  const range = { type: "RangeSelector", startContainer: "/p[1]", startOffset: 0 };
  const file = {
    export_date: "2024-06-01T00:00:00Z",
    export_userid: "acct:edda@hypothes.is",
    client_version: "1.0",
    annotations: [
      row("a1", [range, position, quote("The pier", { suffix: " is" })], {
        text: "Says *who*?",
        tags: ["harbour", "Doubt"],
      }),
    ],
  };
  expect(QUAY.slice(3, 11)).toBe("The pier");
  expect(readAll(readHypothesis, file)).toEqual({
    notices: [],
    items: [
      {
        line: 1,
        source: "https://harbour.test/quay",
        value: {
          id: "a1",
          kind: "rhetoric",
          rhetoric: { technique: "doubt" },
          tags: ["harbour"],
          // UTF-16 code units 3 to 11 of the page are these code points of the text.
          target: [{ start: 2, end: 10, exact: "The pier", prefix: "", suffix: " is" }],
          body: "Says *who*?",
          author: "edda",
          createdAt: "2024-05-02T08:15:30.123Z",
          visibility: "project",
        },
      },
    ],
  });
});

test("positions of a page that is not the text are left out", () => {
  const position = { type: "TextPositionSelector", start: 740, end: 748 };
  const [one] = valuesOf(readAll(readHypothesis, [row("a", [position, quote("The pier")])]));
  expect(one?.target).toEqual([{ exact: "The pier", prefix: "", suffix: "" }]);
});

test("replies are notes of what their thread begins with, and keep whom they answer", () => {
  const reply = (id: string, references: string[], text: string, user = "acct:bo@x") =>
    row(id, [], { references, text, user, target: [{ source: "https://harbour.test/quay" }] });
  const read = readAll(readHypothesis, {
    total: 4,
    rows: [
      reply("r2", ["a1", "r1"], "I saw it.", "acct:cy@x"),
      row("a1", [quote("The pier")], { user_info: { display_name: "Edda Quill" } }),
      reply("r1", ["a1"], "Since when?"),
      reply("r9", ["elsewhere"], "Lost."),
    ],
  });
  expect(valuesOf(read)).toMatchObject([
    {
      author: "Edda Quill",
      notes: [
        { id: "r2", author: "cy", body: "I saw it.", replyTo: "r1" },
        { id: "r1", author: "bo", body: "Since when?", replyTo: null },
      ],
    },
  ]);
  expect(noticesOf(read)).toEqual(["repliesWithoutRoot"]);
});

test("page notes, hidden and private annotations, and what names no words", () => {
  const read = readAll(readHypothesis, [
    row("page", [], { text: "About all of it" }),
    row("bad", [quote("The pier")], { moderation_status: "SPAM" }),
    row("pdf", [{ type: "PageSelector", index: 3 }]),
    7,
    row("mine", [quote("The pier")], { permissions: { read: ["acct:edda@hypothes.is"] } }),
  ]);
  expect(refusalsOf(read)).toEqual([
    [1, "Refusals.import.wholeText"],
    [2, "Refusals.import.moderatedAway"],
    [3, "Refusals.import.noWords"],
    [4, "Refusals.import.notAnItem"],
  ]);
  expect(valuesOf(read)).toMatchObject([{ id: "mine", visibility: "private" }]);
});

test("of the pages of a group only this text's annotations come in", () => {
  const elsewhere = { uri: "https://fish.test/", target: [{ selector: [quote("The quay")] }] };
  const read = readAll(readHypothesis, [row("here", [quote("shut")]), row("there", [], elsewhere)]);
  expect(valuesOf(read).map(({ id }) => id)).toEqual(["here"]);
  expect(refusalsOf(read)).toEqual([[2, "Refusals.import.otherText"]]);
  const unnamed = readAll(
    readHypothesis,
    [
      row("a", [quote("pier is shut")]),
      row("b", [quote("a herring is a fish")], { uri: "https://fish.test/" }),
      row("c", [quote("mayor")], { uri: "https://fish.test/" }),
      row("d", [quote("of the deep sea")], { uri: "https://fish.test/" }),
    ],
    { ...aboutQuay, url: "", title: "x" },
  );
  expect(valuesOf(unnamed).map(({ id }) => id)).toEqual(["a"]);
});

test("the table of the client", () => {
  const table = [
    "Created at,Author,Page,URL,Group,Type,Quote/description,Comment,Tags",
    '2024-05-02 08:15,edda,The quay,https://harbour.test/quay,Public,Annotation,"The pier ""is"" shut","One, two\nthree",harbour',
    "2024-05-02 08:15,bo,The quay,https://harbour.test/quay,Public,Reply,,Since when?,",
    "2024-05-02 08:15,bo,The quay,https://harbour.test/quay,Public,Page note,,All of it,",
    "2024-05-02 08:15,bo,The quay,https://harbour.test/quay,Public,Highlight,shut,,",
  ].join("\n");
  const read = readAll(readHypothesis, table);
  expect(valuesOf(read)).toMatchObject([
    { author: "edda", target: [{ exact: 'The pier "is" shut' }], body: "One, two\nthree" },
    { author: "bo", kind: "note", tags: [], body: "" },
  ]);
  expect(refusalsOf(read)).toEqual([
    [4, "Refusals.import.replyOfTable"],
    [5, "Refusals.import.wholeText"],
  ]);
});

test.each([
  ["{", "Refusals.import.fileNotJson"],
  ['{"rows"', "Refusals.import.fileNotJson"],
  ['{\n"rows": nobody}', "Refusals.import.fileNotJson"],
  ['{"annotations":{}}', "Refusals.import.notHypothesis"],
  ["a,b\n1,2", "Refusals.import.notHypothesis"],
])("what is no export is refused whole: %j", (content, key) => {
  const read = readHypothesis(content, aboutQuay);
  expect(read.ok ? null : read.why.key).toContain(key);
});
