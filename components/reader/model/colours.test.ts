import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { NO_RHETORIC, type Annotation } from "@/lib/annotation/annotation";
import { authorColours, markOf, tagColours } from "./colours";
import { Codebook, type ReadingTag } from "./codebook";
import { drafted } from "./draft";

const tag = (slug: string, group: string | null, colour = ""): ReadingTag => ({
  kind: "rhetoric",
  slug,
  label: slug.toUpperCase(),
  definition: "",
  useWhen: "",
  nearMisses: [],
  requires: "",
  justify: false,
  properties: [],
  colour,
  group,
  retired: false,
});

function called(technique: string | null, tags: string[] = [], by = "ana"): Annotation {
  const made = drafted(
    { projectId: "p", documentId: "d", revision: 1 },
    { id: by, name: by.toUpperCase() },
    [{ start: 0, end: 4, exact: "Rain", prefix: "", suffix: "" }],
    { kind: "rhetoric", rhetoric: { ...NO_RHETORIC, technique } },
  );
  return { ...made, tags };
}

test("a tag has its own colour, its group's, or one for its group; letters go by the codebook", () => {
  const colours = tagColours(
    new Codebook([
      tag("appeals", null),
      tag("fear", "appeals"),
      tag("pity", "appeals", "#ffee00"),
      tag("tears", "pity", "#a8480c"),
      tag("attacks", null),
    ]),
  );
  const shown = (annotation: Annotation) => {
    const row = colours.rowOf(annotation);
    return row && [row.mark, row.key];
  };
  expect(shown(called("fear"))).toEqual(["A", "appeals"]);
  expect(shown(called("pity"))).toEqual(["B", "pity"]);
  // The colour that every technique begins with is none of its own.
  expect(shown(called("tears"))).toEqual(["B", "pity"]);
  expect(colours.rowOf(called("pity"))?.colour).toContain("#ffee00");
  expect(shown(called("attacks"))).toEqual(["C", "attacks"]);
  // The first in the order of the codebook, wherever it stands in the annotation.
  expect(shown(called("attacks", ["tears", "fear"]))).toEqual(["A", "appeals"]);
  expect(colours.rows.map(({ mark, key }) => `${mark} ${key}`)).toEqual([
    "A appeals",
    "B pity",
    "C attacks",
  ]);
  expect(shown(called("unheard-of"))).toBeNull();
  expect(shown(called(null))).toBeNull();
});

test("tags that stand below each other still have a colour", () => {
  const colours = tagColours(new Codebook([tag("one", "two"), tag("two", "one")]));
  expect(colours.rowOf(called("one"))).not.toBeNull();
});

test("six authors have six colours, the same when another one comes, and further ones repeat", () => {
  const members = ["m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7"].map((id) => ({ id }));
  const of = (keys: string[]) => {
    const colours = authorColours(
      keys.map((key) => ({ key, name: key })),
      members,
    );
    const row = (key: string) => colours.rowOf(called("x", [], key));
    return { colours, row };
  };
  const three = of(["m7", "m3", "Imported"]);
  expect(new Set(["m7", "m3", "Imported"].map((key) => three.row(key)?.colour)).size).toBe(3);
  expect(three.colours.repeats).toBe(false);
  const four = of(["m7", "m3", "Imported", "m5"]);
  for (const key of ["m7", "m3"]) expect(four.row(key)?.colour).toBe(three.row(key)?.colour);

  const all = of([...members.map(({ id }) => id), "Imported"]);
  const rows = [...members.map(({ id }) => id), "Imported"].map((key) => all.row(key));
  expect(all.colours.repeats).toBe(true);
  expect(new Set(rows.slice(0, 6).map((row) => row?.colour)).size).toBe(6);
  expect(all.colours.rows).toEqual(rows);
  expect(new Set(rows.map((row) => row?.mark)).size).toBe(9);
});

test("letters go on after Z", () => {
  expect([0, 25, 26, 51, 52].map(markOf)).toEqual(["A", "Z", "AA", "AZ", "BA"]);
});

/** Relative luminance of WCAG 2.2, of red, green and blue from 0 to 255. */
function luminance(rgb: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test("every colour has 3 : 1 on paper, light and dark, also in the palest line", () => {
  const css = readFileSync("app/tokens.css", "utf8");
  const themes = css.split(/--paper: /).slice(1);
  expect(themes).toHaveLength(3);
  for (const theme of themes) {
    const rgb = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
    const paper = rgb(theme.slice(0, 7));
    const hues = [...theme.matchAll(/--hue-\d: (#\w{6})/g)].map(([, hex = ""]) => hex);
    expect(hues).toHaveLength(6);
    for (const hex of hues) {
      const line = rgb(hex).map((value, i) => value * 0.78 + (paper[i] ?? 0) * 0.22);
      const [dark = 0, light = 0] = [luminance(line), luminance(paper)].sort((a, b) => a - b);
      expect((light + 0.05) / (dark + 0.05), hex).toBeGreaterThanOrEqual(3);
    }
  }
});
