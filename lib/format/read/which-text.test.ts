import { expect, test } from "vitest";
import { aboutQuay, QUAY, readAll, refusalsOf } from "@/test/format/reading";
import { readCsv } from "./csv";
import { readDoccano } from "./doccano";

test("of several texts without a name that is known, the one is meant of whose quotes half stand here", () => {
  const rows = [
    ["left", "The  pier"],
    ["left", "a herring"],
    ["right", "a herring"],
    ["right", "The quay"],
    ["right", "The quayside"],
    ["none", "The quay is"],
    ["none", "The quay is shut"],
    ["none", "The quay was"],
    ["short", "🌉"],
    ["end", "Bo."],
  ];
  const table = ["document,quote", ...rows.map((row) => row.join(","))].join("\n");
  expect(refusalsOf(readAll(readCsv, table)).map(([line]) => line)).toEqual([4, 5, 6, 7, 8, 9]);
});

test("texts that begin alike are told apart, and each is refused by its own name", () => {
  const begins = "The harbour master writes on every page of the book what came in";
  const texts = [`${begins}: rope.`, `${begins}: tar.`, QUAY];
  const lines = texts.map((text) => JSON.stringify({ text, label: [[2, 10, "A"]] }));
  const { items } = readAll(readDoccano, lines.join("\n"), aboutQuay);
  const names = items.map(({ source = "" }) => source);
  expect(new Set(names).size).toBe(3);
  expect(names[1]).toBe(`${names[0]} (2)`);
  expect(items.map(({ value }) => value !== null)).toEqual([false, false, true]);
});
