import { expect, test } from "vitest";
import { NO_QUOTATION_DETAIL } from "@/lib/annotation/annotation";
import { WEBANNO } from "@/lib/format/webanno";
import { pieceFile, sampleText } from "@/test/format/piece-file";
import { aboutQuay, noticesOf, QUAY, readAll, valuesOf } from "@/test/format/reading";
import { readWebanno } from "./webanno";

/** A sentence of `QUAY` as the format has it: each token with its offsets, then these cells. */
function sentence(number: number, words: string, cells: Readonly<Record<string, string>>): string {
  const begins = QUAY.indexOf(words);
  const rows = [...words.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]+/gu)].map(
    ({ 0: token, index }, at) =>
      [
        `${number}-${at + 1}`,
        `${begins + index}-${begins + index + token.length}`,
        token,
        cells[token] ?? cells._ ?? "_",
        "",
      ].join("\t"),
  );
  return [`\n#Text=${words}`, ...rows].join("\n");
}

const head = (...layers: string[]) => ["#FORMAT=WebAnno TSV 3.3", ...layers, "", ""].join("\n");

test("spans of tokens, stacked and over several tokens, and those without a value", () => {
  const file =
    head("#T_SP=custom.Span|value", "#T_SP=ner.NamedEntity|identifier|value") +
    sentence(1, "🌉 The pier is shut.", {
      _: "_\t_\t_",
      The: "doubt[1]|NE[2]\t_\t_",
      pier: "doubt[1]\t*\t*",
      shut: "_\t_\tLOC",
    });
  const read = readAll(readWebanno, file);
  expect(valuesOf(read)).toMatchObject([
    { rhetoric: { technique: "doubt" }, target: [{ start: 2, end: 10, exact: "The pier" }] },
    { kind: "note", tags: ["NE"], target: [{ start: 2, end: 5, exact: "The" }] },
    { kind: "note", tags: ["NamedEntity"], target: [{ start: 6, end: 10, exact: "pier" }] },
    { kind: "note", tags: ["LOC"], target: [{ start: 14, end: 18, exact: "shut" }] },
  ]);
});

test("signs of the format in a value are the value's own", () => {
  const file =
    head("#T_SP=custom.Span|value") +
    sentence(1, "The quay is open, says the mayor.", { quay: String.raw`a\|b\[7\] \_ \\ c\->d\n` });
  expect(valuesOf(readAll(readWebanno, file))).toMatchObject([{ tags: ["a|b[7] _ \\ c->d"] }]);
});

test("a relation leads to the span it stands at, also where a token has several; chains are counted", () => {
  const file =
    head(
      "#T_SP=custom.Span|value",
      "#T_RL=custom.Relation|kind|label|BT_custom.Span",
      "#T_CH=custom.Link|type|role",
    ) +
    sentence(1, "The quay is open, says the mayor.", {
      _: "_\t_\t_\t_\t_\t_",
      quay: "PLACE[1]|THING[2]\t_\t_\t_\t_\tx[1]",
      open: "STATE\tsure|*\tof|*\t1-2[2_0]|1-2[1_0]\t_\t_",
      mayor: "PER\t*\tsays\t1-4\t_\t_",
      the: "_\t*\tdet\t1-7\t_\t_",
    });
  const read = readAll(readWebanno, file);
  const values = valuesOf(read);
  expect(values.map(({ tags }) => tags)).toEqual([["PLACE"], ["THING"], ["STATE"], ["PER"]]);
  const nameOf = (key: string | undefined) =>
    values.find((value) => value.key === key)?.tags?.join();
  expect(
    values.flatMap(({ tags, relations = [] }) =>
      relations.map(({ type, note, to }) => [tags?.join(), type, note, nameOf(to)]),
    ),
  ).toEqual([
    ["PLACE", "Relation", "", "STATE"],
    ["THING", "sure", "label: of", "STATE"],
    ["STATE", "says", "", "PER"],
  ]);
  expect(noticesOf(read)).toEqual(["relations"]);
  expect(read.notices).toMatchObject([{ params: { count: 2 } }]);
  expect(readWebanno("words of a text", aboutQuay).ok).toBe(false);
});

test("a file about a text with other white space is placed by its words", () => {
  const file = `${head("#T_SP=custom.Span|value")}\n#Text=The quay is closed, says Bo.
1-1\t0-3\tThe\t_\t
1-2\t4-8\tquay\tPLACE\t
1-3\t20-24\tsays\t_\t
1-4\t25-27\tBo\tPER\t
`;
  const own = QUAY.indexOf("The quay is closed");
  expect(valuesOf(readAll(readWebanno, file))).toMatchObject([
    {
      tags: ["PLACE"],
      target: [
        {
          start: own - 1 + 4,
          exact: "quay",
          suffix: expect.stringMatching(/^ is closed/) as string,
        },
      ],
    },
    { tags: ["PER"], target: [{ exact: "Bo" }] },
  ]);
});

test("what our own export holds of an annotation comes back, pieces together", () => {
  const sample = sampleText(
    "👩🏽‍🚒 crews 1[say 2[the 🌉 fell1] twice2]. It [held.\r\nقال] الوزير, e\u0301[pe\u0301e][s] won_[x].",
    [
      { at: [0] },
      { at: [1], body: "Two\tlines\nof *it* -> [x] | y_z;", status: "accepted" },
      {
        at: [2],
        kind: "quotation",
        claim: null,
        quotation: { ...NO_QUOTATION_DETAIL, form: "mixed" },
      },
      { at: [3, 4], kind: "rhetoric", claim: null, tags: [] },
      {
        at: [5],
        kind: "note",
        claim: null,
        tags: ["a-b", "c"],
        createdBy: { id: null, name: "Bo | 2" },
      },
    ],
  );
  const about = { ...aboutQuay, text: sample.text.text, codebook: [] };
  const read = readAll(readWebanno, pieceFile(WEBANNO, [sample]), about);
  const sent = sample.annotations.map(({ annotation }) => annotation);
  const byId = new Map(valuesOf(read).map((one) => [one.id, one]));
  expect(byId.size).toBe(sent.length);
  for (const { id, kind, body, tags, target, status, createdBy, claim, quotation } of sent) {
    expect(byId.get(id)).toMatchObject({
      kind,
      body,
      tags,
      status,
      author: createdBy.name,
      target: target.map(({ start, end, exact }) => ({ start, end, exact })),
      ...(claim ? { claim: { type: claim.type } } : {}),
      ...(quotation ? { quotation: { form: quotation.form } } : {}),
    });
  }
});
