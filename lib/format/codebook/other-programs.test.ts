import { describe, expect, test } from "vitest";
import { readCsv } from "./csv";
import type { CodebookOutcome, IncomingCode } from "./incoming";
import { readJson } from "./json";
import { readQdc } from "./qdc";
import { readSkos } from "./skos";
import { CodebookReading } from "./incoming";
import { resolveCodes, type OwnCode } from "./resolve";

function codesIn(outcome: CodebookOutcome): readonly IncomingCode[] {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.why));
  return outcome.value.codes;
}

const labels = (outcome: CodebookOutcome) => codesIn(outcome).map(({ label }) => label);
const whyOf = (outcome: CodebookOutcome) => (outcome.ok ? null : outcome.why.key);
const noticesOf = (outcome: CodebookOutcome) =>
  outcome.ok ? outcome.value.notices.map(({ key }) => key.split(".").at(-1)) : [];

/** By the schema of codebooks that REFI-QDA publishes, as programs for interviews write them. */
const QDC = `<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Interviewer 4">
  <Codes>
    <Code guid="{85D17F60-7BB0-481E-B742-B4861DD669DF}" name="Harbour" isCodable="false" color="#f08">
      <Description>Everything about the harbour.</Description>
      <Code guid="0F8A1907-7E42-4739-8610-A676B4D1B69F" name="Pier &amp; quay" isCodable="true"/>
      <Code guid="D2C1E38E-5220-42FA-A442-908471CC7964" name="Other" isCodable="true" color="#A8480C"/>
    </Code>
    <Code guid="7988DAC2-ADBD-4258-A81E-71489189F5B5" name="Other" isCodable="true">
      <Description>${"Long. ".repeat(400)}</Description>
    </Code>
  </Codes>
  <Sets><Set guid="7988DAC2-ADBD-4258-A81E-71489189F5B6" name="Both"><MemberCode guid="7988DAC2-ADBD-4258-A81E-71489189F5B5"/></Set></Sets>
</CodeBook>`;

describe("a codebook of REFI-QDA", () => {
  const outcome = readQdc(QDC);

  test("comes in with its tree, its colours and its descriptions", () => {
    expect(codesIn(outcome)).toMatchObject([
      {
        label: "Harbour",
        parent: null,
        fields: { colour: "#ff0088", definition: "Everything about the harbour." },
      },
      { label: "Pier & quay", parent: "#1", fields: {} },
      { label: "Other", parent: "#1", fields: { colour: "#a8480c" } },
      { label: "Other", parent: null },
    ]);
    expect(codesIn(outcome)[3]?.fields.definition).toHaveLength(2_000);
    expect(noticesOf(outcome)).toEqual(["notCodable", "cut", "sets"]);
  });

  test("gives codes of one name different slugs, the same each time, and labels that are known their tags", () => {
    const values = codesIn(outcome).map(({ line, names, parent, label }) => ({
      line,
      names,
      parent: parent as string | null,
      values: { label: label as string },
    }));
    const ours = [{ id: "1", kind: "claim", slug: "jetty", label: "pier & Quay" } as OwnCode];
    const named = resolveCodes(values, ours, "claim", new CodebookReading());
    expect(named.map(({ slug, above }) => [slug, above])).toEqual([
      ["harbour", { none: true }],
      ["jetty", { key: "claim/harbour" }],
      ["other", { key: "claim/harbour" }],
      ["other-2", { none: true }],
    ]);
  });

  test.each([
    ["not well-formed", "<CodeBook><Codes>", "Refusals.text.notXml"],
    ["something else", "<html></html>", "Refusals.codebookFile.notQdc"],
    [
      "with entities of its own",
      '<!DOCTYPE CodeBook [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><CodeBook><Codes><Code name="&b;"/></Codes></CodeBook>',
      "Refusals.text.entities",
    ],
    [
      "that names files of the server",
      '<!DOCTYPE CodeBook [<!ENTITY x SYSTEM "file:///etc/hostname">]><CodeBook><Codes/></CodeBook>',
      "Refusals.text.entities",
    ],
    [
      "too deep",
      `<CodeBook><Codes>${"<Code name='a'>".repeat(5_000)}${"</Code>".repeat(5_000)}</Codes></CodeBook>`,
      "Refusals.text.tooDeep",
    ],
    [
      "with too many codes",
      `<CodeBook><Codes>${"<Code name='a'/>".repeat(5_001)}</Codes></CodeBook>`,
      "Refusals.codebookFile.tooMany",
    ],
  ])("that is %s is refused", (_, content, key) => {
    expect(whyOf(readQdc(content))).toBe(key);
  });
});

test("tables of other programs are read by their columns, and what is passed over is values", () => {
  const outcome = readCsv(
    'tag;description;number of highlights\r\nHarbour;"Piers; quays";3\r\n=SUM;;\r\n',
  );
  expect(codesIn(outcome)).toMatchObject([
    { line: 2, label: "Harbour", fields: { definition: "Piers; quays" } },
    { line: 3, label: "=SUM", fields: { definition: "" } },
  ]);
  expect(codesIn(outcome)[0]?.fields).not.toHaveProperty("useWhen");
  expect(noticesOf(outcome)).toEqual(["fields"]);
  expect(whyOf(readCsv("when,where\n1,2\n"))).toBe("Refusals.codebookFile.noColumns");
  expect(whyOf(readCsv('label\n"open'))).toBe("Refusals.import.notATable");
});

test("lists of labels in JSON are read, and what is no code is listed", () => {
  const outcome = readJson('[{"name":"Doubt","color":"#f00","shortcut":"d"},7,"Fear"]');
  expect(labels(outcome)).toEqual(["Doubt"]);
  expect(outcome.ok && outcome.value.unread.map(({ line, name }) => [line, name])).toEqual([
    [2, ""],
    [3, "Fear"],
  ]);
  expect(noticesOf(outcome)).toEqual(["fields"]);
  expect(whyOf(readJson('{"a":'))).toBe("Refusals.import.fileNotJson");
  expect(whyOf(readJson('{"a":1}'))).toBe("Refusals.codebookFile.notJson");
  expect(whyOf(readJson("[".repeat(100_000)))).toMatch(/^Refusals.import.fileNotJson/);
});

describe("a vocabulary of SKOS", () => {
  const SKOS = "http://www.w3.org/2004/02/skos/core#";
  test("is read compact, with languages", () => {
    const outcome = readSkos(
      JSON.stringify({
        "@context": { skos: SKOS },
        "@graph": [
          { "@id": "#s", "@type": "skos:ConceptScheme" },
          {
            "@id": "#a",
            "@type": "skos:Concept",
            "skos:prefLabel": [
              { "@value": "Hafen", "@language": "de" },
              { "@value": "Harbour", "@language": "en" },
            ],
            "skos:narrower": { "@id": "#b" },
          },
          { "@id": "#b", "@type": ["skos:Concept"], "skos:prefLabel": { de: "Kai", en: "Quay" } },
        ],
      }),
    );
    expect(codesIn(outcome)).toMatchObject([
      { label: "Harbour", parent: null },
      { label: "Quay", parent: "#a" },
    ]);
  });

  test("is read expanded, and of several broader concepts the first counts", () => {
    const outcome = readSkos(
      JSON.stringify([
        {
          "@id": "#b",
          "@type": [`${SKOS}Concept`],
          [`${SKOS}prefLabel`]: [{ "@value": "Quay" }],
          [`${SKOS}broader`]: [{ "@id": "#a" }, { "@id": "#c" }],
          [`${SKOS}notation`]: [{ "@value": "A.1" }],
        },
      ]),
    );
    expect(codesIn(outcome)).toMatchObject([{ label: "Quay", parent: "#a", slug: "A.1" }]);
    expect(noticesOf(outcome)).toEqual(["broader"]);
  });

  test("without a concept is refused", () => {
    expect(whyOf(readSkos('{"@graph":[{"@type":"Annotation"}]}'))).toBe(
      "Refusals.codebookFile.notSkos",
    );
  });
});

test("codes that stand below themselves come in at the top", () => {
  const reading = new CodebookReading();
  const code = (slug: string, parent: string, line: number) => ({
    line,
    names: [slug],
    slug,
    parent,
    values: { label: slug },
  });
  const all = resolveCodes(
    [
      code("a", "b", 1),
      code("b", "c", 2),
      code("c", "a", 3),
      code("d", "d", 4),
      code("e", "nowhere", 5),
    ],
    [],
    "claim",
    reading,
  );
  expect(all.map(({ slug, above }) => [slug, above])).toEqual([
    ["c", { none: true }],
    ["b", { key: "claim/c" }],
    ["a", { key: "claim/b" }],
    ["d", undefined],
    ["e", undefined],
  ]);
  const done = reading.finish();
  expect(done.ok && done.value.notices.map(({ key }) => key.split(".").at(-1))).toEqual([
    "parents",
    "circles",
  ]);
});
