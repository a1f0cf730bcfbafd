import { expect, test } from "vitest";
import { NO_RHETORIC, type Annotation } from "@/lib/annotation/annotation";
import { Codebook, type ReadingTag } from "../../model/codebook";
import { drafted } from "../../model/draft";
import { stripShape } from "./strip-shape";

const tag = (slug: string, group: string | null): ReadingTag => ({
  kind: "rhetoric",
  slug,
  label: slug.toUpperCase(),
  definition: "",
  useWhen: "",
  nearMisses: [],
  requires: "",
  justify: false,
  properties: [],
  colour: "",
  group,
  retired: false,
});
const codebook = new Codebook([tag("attack", null), tag("doubt", "attack"), tag("call", null)]);
const text = { wordStarts: Array.from({ length: 1_000 }, (_, at) => at * 5) };
const made = (start: number, rest: Partial<Annotation>): Annotation => ({
  ...drafted(
    { projectId: "p", documentId: "d", revision: 1 },
    { id: "m", name: "Mira" },
    [{ start, end: start + 4, exact: "word", prefix: "", suffix: "" }],
    { kind: "rhetoric" },
  ),
  ...rest,
});
const doubts = [
  made(500, { rhetoric: { ...NO_RHETORIC, technique: "doubt" } }),
  made(505, { rhetoric: { ...NO_RHETORIC, technique: "attack" } }),
];
const shape = (mode: "kinds" | "families", annotations: readonly Annotation[]) =>
  stripShape(mode, text, annotations, codebook, (kind) => kind);

test("a technique is drawn with its family, and only families that occur", () => {
  const { rows } = shape("families", doubts);
  expect(rows.map(({ label }) => label)).toEqual(["ATTACK"]);
  expect(Math.max(...(rows[0]?.heights ?? []))).toBe(1);
  expect(rows[0]?.heights.at(-1)).toBe(0);
});

test("kinds without an annotation are not drawn, nor is what was rejected", () => {
  expect(shape("kinds", doubts).rows.map(({ key }) => key)).toEqual(["rhetoric"]);
  expect(shape("kinds", [made(0, { status: "rejected" })]).rows).toEqual([]);
});

test("all rows have one scale", () => {
  const claims = [0, 5, 10, 15].map((start) => made(start, { kind: "claim", rhetoric: null }));
  const { rows, offsets } = shape("kinds", [...claims, ...doubts]);
  expect(rows.map(({ heights }) => Math.max(...heights))).toEqual([1, expect.any(Number)]);
  expect(Math.max(...(rows[1]?.heights ?? []))).toBeLessThan(0.5);
  expect(offsets).toHaveLength(rows[0]?.heights.length ?? 0);
});
