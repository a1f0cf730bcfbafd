import { expect, test } from "vitest";
import { pieceFile, sampleText, WORDS } from "@/test/format/piece-file";
import { link } from "@/test/format/sample";
import { BRAT, bratConfiguration } from "./brat";
import { CAS } from "./cas";
import { splitCell, toCsvRow, CSV_COLUMNS } from "./csv";
import { DOCCANO } from "./doccano";
import { toJsonLine } from "./jsonl";
import { LABEL_STUDIO } from "./label-studio";
import { linksByAnnotation } from "./links";
import { MARKDOWN } from "./markdown";
import { QDPX_NOTES } from "./qdpx";
import { TEI } from "./tei";
import { w3cItems } from "./w3c";
import { WEBANNO } from "./webanno";

const id = (number: number) => `01920000-0000-7000-8000-${String(900 + number).padStart(12, "0")}`;
const other = link("").other;

/** The second annotation supports the first, and contradicts one of another text. */
const TEXT = sampleText("It [rained] all day, says the [log].", [
  {
    at: [0],
    relations: [
      link("Why?", {
        isOutgoing: false,
        wording: "is supported by",
        other: { ...other, id: id(1), exact: "log" },
      }),
    ],
  },
  {
    at: [1],
    relations: [
      link("Why?", { other: { ...other, id: id(0), exact: "rained" } }),
      link("", {
        id: "01920000-0000-7000-8000-0000000000e2",
        type: "contradicts",
        wording: "contradicts",
        other: { ...other, id: "far", documentId: "far", title: "A letter", exact: "it was dry" },
      }),
    ],
  },
]);
const [first, second] = TEXT.annotations;

test("relations within a text are written by the ids that a format has for their ends", () => {
  expect(pieceFile(BRAT, [TEXT])).toMatch(/^R1\tsupports Arg1:T2 Arg2:T1$/m);
  expect(pieceFile(BRAT, [TEXT])).not.toMatch(/^R2/m);
  expect(bratConfiguration(["claim"], ["supports"])).toContain(
    "supports\tArg1:<ENTITY>, Arg2:<ENTITY>\n",
  );
  const tsv = pieceFile(WEBANNO, [TEXT]);
  expect(tsv).toContain("#T_RL=webanno.custom.ObelusRelation|note|type|BT_webanno.custom.Obelus\n");
  expect(tsv).toMatch(/^1-2\t\d+-\d+\trained\t.*\tWhy\?\tsupports\t1-\d+\[2_1\]\t$/m);
  const doccano = JSON.parse(pieceFile(DOCCANO, [TEXT])) as {
    entities: { id: number }[];
    relations: unknown[];
  };
  expect(doccano.relations).toEqual([
    {
      id: -1,
      from_id: doccano.entities[1]?.id,
      to_id: doccano.entities[0]?.id,
      type: "supports",
    },
  ]);
  const [task] = JSON.parse(pieceFile(LABEL_STUDIO, [TEXT])) as {
    annotations: { result: { type: string }[] }[];
  }[];
  expect(task?.annotations[0]?.result.filter(({ type }) => type === "relation")).toEqual([
    { type: "relation", from_id: id(1), to_id: id(0), direction: "right", labels: ["supports"] },
  ]);
  const cas = JSON.parse(pieceFile(CAS, [TEXT])) as {
    "%FEATURE_STRUCTURES": Record<string, unknown>[];
    "%VIEWS": { _InitialView: { "%MEMBERS": unknown[] } };
  };
  const structures = cas["%FEATURE_STRUCTURES"];
  const relation = structures.find((one) => one["%TYPE"] === "obelus.Relation");
  const byId = new Map(structures.map((one) => [one["%ID"], one]));
  expect(relation).toMatchObject({ type: "supports", note: "Why?" });
  expect(byId.get(relation?.["@from"])?.annotation).toBe(id(1));
  expect(byId.get(relation?.["@to"])?.annotation).toBe(id(0));
  expect(new Set(byId.keys()).size).toBe(structures.length);
});

test("REFI-QDA links selections, and only those of one text", () => {
  const context = { ...sampleContext(), number: 2 };
  const { later = "" } = second ? (QDPX_NOTES.piece(second, context) ?? {}) : {};
  expect(later.match(/<Link /g)).toHaveLength(1);
  expect(later).toContain(`name="supports" direction="OneWay" originGUID="${id(1)}"`);
  expect(later).toContain(`targetGUID="${id(0)}"`);
});

test("the Web Annotation of a relation links its first end, the target, to the second, its body", () => {
  const context = { publicUrl: "https://obelus.test", document: TEXT.document };
  const items = second ? w3cItems(second, context) : [];
  const links = items.filter(({ motivation }) => motivation === "linking");
  expect(links).toHaveLength(2);
  expect(links[0]).toMatchObject({
    type: "Annotation",
    "obelus:relation": "supports",
    "obelus:note": "Why?",
  });
  expect(JSON.stringify(links[0]?.body)).toMatch(new RegExp(`/annotations/${id(0)}"$`));
  expect(JSON.stringify(links[0]?.target)).toMatch(new RegExp(`/annotations/${id(1)}"$`));
  expect(JSON.stringify(links[1]?.body)).toContain("/documents/far/");
  expect(first && w3cItems(first, context).some(({ motivation }) => motivation === "linking")).toBe(
    false,
  );
});

test("lines and tables have what leads from an annotation, also to another text", () => {
  const line = JSON.parse(second ? toJsonLine(second, [], { labels: [] }) : "{}") as {
    relations: unknown[];
  };
  expect(line.relations).toMatchObject([
    { type: "supports", to: id(0), note: "Why?" },
    { type: "contradicts", to: "far", toDocument: "far", toExact: "it was dry" },
  ]);
  expect(first && JSON.parse(toJsonLine(first, [], { labels: [] }))).not.toHaveProperty(
    "relations",
  );
  const row = second ? toCsvRow(second, TEXT.document) : [];
  const cell = (name: (typeof CSV_COLUMNS)[number]) =>
    splitCell(row[CSV_COLUMNS.indexOf(name)] ?? "");
  expect(cell("relationTypes")).toEqual(["supports", "contradicts"]);
  expect(cell("relationTargets")).toEqual([id(0), "far"]);
  expect(cell("relationTexts")).toEqual(["Harbour talk", "A letter"]);
});

test("people read relations from both ends, with the title of another text", () => {
  for (const format of [MARKDOWN, TEI]) {
    const file = pieceFile(format, [TEXT]);
    expect(file).toContain("is supported by");
    expect(file).toMatch(/it was dry” \\?\(A letter\\?\)/);
  }
});

test("each end has a relation, in its own wording", () => {
  const end = { documentId: "d", title: "T", kind: "claim", anchor: "exact", exact: "x" } as const;
  const relation = {
    id: "r",
    projectId: "p",
    from: "a",
    to: "b",
    type: "supports",
    note: "",
    fromEnd: end,
    toEnd: { ...end, exact: "y" },
    createdBy: { id: null, name: "" },
    createdAt: "",
    updatedAt: "",
    version: 1,
  };
  const type = { slug: "supports", label: "supports", inverse: "rests on", symmetric: false };
  const links = linksByAnnotation([relation], [type]);
  expect(links.get("a")).toMatchObject([
    { isOutgoing: true, wording: "supports", other: { id: "b", exact: "y" } },
  ]);
  expect(links.get("b")).toMatchObject([
    { isOutgoing: false, wording: "rests on", other: { id: "a", exact: "x" } },
  ]);
  expect(linksByAnnotation([relation], []).get("b")?.[0]?.wording).toBe("supports");
});

function sampleContext() {
  return {
    document: TEXT.document,
    publicUrl: "https://obelus.test",
    words: WORDS,
    toUtf16: (offset: number) => offset,
  };
}
