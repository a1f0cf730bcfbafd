import { expect, test } from "vitest";
import type { Relation } from "../../context/use-relations";
import { leveled, MAX_ARCS, relationsInView } from "./arcs";

const end = {
  documentId: "d",
  title: "A text",
  kind: "claim",
  anchor: "exact",
  exact: "words",
} as const;
const relation = (id: string, from: string, to: string): Relation => ({
  id,
  projectId: "p",
  from,
  to,
  type: "supports",
  note: "",
  fromEnd: end,
  toEnd: end,
  createdBy: { id: null, name: "" },
  createdAt: "",
  updatedAt: "",
  version: 1,
});
const at = (start: number) => ({
  target: [{ start, end: start + 5, exact: "", prefix: "", suffix: "" }],
});

test("relations with an end in view are drawn, one in another text too", () => {
  const byId = new Map([
    ["near", at(10)],
    ["next", at(90)],
    ["beyond", at(5_000)],
    ["further", at(6_000)],
  ]);
  const all = [
    relation("1", "near", "next"),
    relation("2", "beyond", "near"),
    relation("3", "beyond", "further"),
    relation("4", "elsewhere", "next"),
  ];
  const seen = (window: { start: number; end: number } | null) =>
    relationsInView(all, byId, window, null).map(({ id }) => id);
  expect(seen({ start: 0, end: 100 })).toEqual(["1", "2", "4"]);
  expect(seen({ start: 4_990, end: 5_100 })).toEqual(["2", "3"]);
  expect(seen({ start: 200, end: 300 })).toEqual([]);
  expect(seen(null)).toEqual([]);
});

test("of too many those of the open annotation are drawn", () => {
  const byId = new Map([
    ["a", at(0)],
    ["open", at(3)],
  ] as const);
  const all = [
    ...Array.from({ length: 500 }, (_, n) => relation(String(n), "a", `other-${n}`)),
    relation("own", "other", "open"),
  ];
  const seen = relationsInView(all, byId, { start: 0, end: 10 }, "open");
  expect(seen).toHaveLength(MAX_ARCS);
  expect(seen[0]?.id).toBe("own");
});

test("arcs that span the same lines have levels of their own, the short ones next to the text", () => {
  const ends = (id: string, from: number, to: number | null) => ({
    relation: relation(id, "a", "b"),
    from,
    to,
  });
  const levels = new Map(
    leveled(
      [
        ends("long", 0, 500),
        ends("short", 100, 150),
        ends("below", 300, 200),
        ends("stub", 120, null),
      ],
      3,
    ).map(({ relation: { id }, level }) => [id, level]),
  );
  expect(Object.fromEntries(levels)).toEqual({ stub: 0, short: 1, below: 0, long: 2 });
  const crowd = Array.from({ length: 9 }, (_, n) => ends(String(n), 0, 100));
  expect(Math.max(...leveled(crowd, 4).map(({ level }) => level))).toBe(3);
});
