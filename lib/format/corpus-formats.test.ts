import { expect, test } from "vitest";
import { BRAT, bratConfiguration, bratText } from "./brat";
import { CAS } from "./cas";
import { WEBANNO } from "./webanno";
import { FILE, pieceFile, sampleText } from "@/test/format/piece-file";

/** Nested, touching, crossing and discontinuous spans; one over two paragraphs. */
const HARD = sampleText(
  "👩🏽‍🚒 crews 1[say 2[the 🌉 fell1] twice2]. It [held.\r\nقال] الوزير, e\u0301[pe\u0301e][s] won_[x].",
  [
    { at: [0] },
    { at: [1], body: "Two\tlines\nof *it* -> [x] | y_z;" },
    { at: [2] },
    { at: [3, 4], kind: "rhetoric", claim: null, tags: [] },
    { at: [5], createdBy: { id: null, name: "Bo | 2" } },
    { at: [5], anchor: "lost" },
  ],
);
const { text } = HARD.text;
const standing = HARD.annotations.slice(0, -1);
const segments = standing.flatMap(({ annotation }) => annotation.target.map(({ exact }) => exact));

test("brat's spans are the words of the text beside them, pieces in one line", () => {
  const points = [...bratText(text)];
  expect(points).toHaveLength([...text].length);
  const lines = pieceFile(BRAT, [HARD]).trimEnd().split("\n");
  const found = new Map<string, string>();
  for (const line of lines) {
    expect(line).toMatch(
      /^(T\d+\t[\w-]+ \d+ \d+(;\d+ \d+)*\t|A\d+\t\w+ T\d+ \w+$|#\d+\t\w+ T\d+\t)[^\t\r]*$/,
    );
    const [id = "", where = "", words = ""] = line.split("\t");
    expect(found.has(id), id).toBe(false);
    found.set(id, words);
    if (!id.startsWith("T")) continue;
    const places = where
      .slice(where.indexOf(" ") + 1)
      .split(";")
      .map((one) => one.split(" ").map(Number));
    const there = places.map(([from, to]) => points.slice(from, to).join("").replace(/\n/g, " "));
    expect(words).toBe(there.join(" "));
  }
  expect([...found.keys()].filter((id) => id.startsWith("T"))).toHaveLength(standing.length);
  expect(found.get("T4")).toBe("pe\u0301e s");
  expect(found.get("#20")).toBe("Two lines of *it* -> [x] | y_z;");
  const held = JSON.parse(found.get("#21") ?? "") as { id: string; body: string };
  expect(held).toMatchObject({
    id: standing[1]?.annotation.id,
    body: standing[1]?.annotation.body,
  });
  expect(bratConfiguration(FILE.labels)).toMatch(/^\[entities\]\nsome-tag\nclaim\n/);
});

/** Reads what a row of WebAnno TSV says, with rules written from its description. */
function unitsOf(file: string) {
  const units = new Map<string, { start: number; end: number; values: string[] }>();
  const rows = file.split("\n").filter((line) => /^\d+-\d+\t/.test(line));
  for (const row of rows) {
    const [, place = "", token = "", ...cells] = row.split("\t");
    const [start = 0, end = 0] = place.split("-").map(Number);
    expect(plain(token)).toBe(text.slice(start, end));
    cells.slice(0, -1).forEach((cell, column) => {
      for (const value of cell === "_" ? [] : cell.split(/(?<!\\)\|/)) {
        const [, words = "", number = ""] = /^(.*)\[(\d+)\]$/s.exec(value) ?? [];
        const unit = units.get(number) ?? { start, end, values: [] };
        unit.values[column] = words === "*" ? "" : plain(words);
        units.set(number, { ...unit, end: Math.max(unit.end, end) });
      }
    });
  }
  return { units: [...units.values()], rows };
}

const plain = (words: string) =>
  words.replace(/\\(->|.)/gs, (_, sign: string) => ({ t: "\t", n: "\n", r: "\r" })[sign] ?? sign);

test("WebAnno's units have the borders of their spans, stacked and over sentences", () => {
  const file = pieceFile(WEBANNO, [HARD]);
  expect(file).toMatch(
    /^#FORMAT=WebAnno TSV 3\.3\n#T_SP=webanno\.custom\.Obelus\|annotation\|author\|/,
  );
  expect(file).toContain("\n\n\n#Text=");
  const { units, rows } = unitsOf(file);
  expect(units.map(({ start, end }) => text.slice(start, end)).toSorted()).toEqual(
    segments.toSorted(),
  );
  const long = units.find(({ values }) => values[0] === standing[1]?.annotation.id);
  expect(long?.values[2]).toBe(standing[1]?.annotation.body);
  expect(units.at(-1)?.values[1]).toBe("Bo | 2");
  const tokens = rows.map((row) => row.split("\t")[0]);
  expect(new Set(tokens).size).toBe(tokens.length);
  // Every character that is no space stands in a token.
  const length = rows.reduce((sum, row) => {
    const [start = 0, end = 0] = (row.split("\t")[1] ?? "").split("-").map(Number);
    return sum + end - start;
  }, 0);
  expect(length).toBe(text.replace(/\s/gu, "").length);
});

test("CAS has the sofa first, declares its type, and lists its members", () => {
  const cas = JSON.parse(pieceFile(CAS, [HARD])) as Cas;
  const [sofa, ...rest] = cas["%FEATURE_STRUCTURES"];
  expect(sofa).toMatchObject({ "%TYPE": "uima.cas.Sofa", sofaString: text });
  const whole = rest.at(-1);
  expect(whole).toMatchObject({ "%TYPE": "uima.tcas.DocumentAnnotation", end: text.length });
  const ours = rest.slice(0, -1);
  expect(ours.map(({ begin, end }) => text.slice(begin, end))).toEqual(segments);
  for (const one of ours) {
    const type = cas["%TYPES"][one["%TYPE"]] ?? {};
    for (const name of Object.keys(one).filter(
      (key) => !/^[%@]/.test(key) && key !== "begin" && key !== "end",
    ))
      expect(type).toHaveProperty(name);
  }
  const ids = cas["%FEATURE_STRUCTURES"].map((one) => one["%ID"]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(cas["%VIEWS"]._InitialView).toEqual({ "%SOFA": ids[0], "%MEMBERS": ids.slice(1) });
});

interface Cas {
  "%TYPES": Record<string, object>;
  "%FEATURE_STRUCTURES": { "%ID": number; "%TYPE": string; begin: number; end: number }[];
  "%VIEWS": { _InitialView: object };
}

test.each([BRAT, WEBANNO, CAS])("an empty text makes a file", (format) => {
  const file = pieceFile(format, [sampleText("")]);
  if (format === CAS) expect(JSON.parse(file)).toHaveProperty("%VIEWS");
  else expect(file).not.toContain("undefined");
});
