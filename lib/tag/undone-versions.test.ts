import { describe, expect, test } from "vitest";
import { isUndoable, undoableActs } from "./undone-versions";

const at = "2026-11-01T10:00:00.000Z";
const later = "2026-11-01T10:00:01.000Z";
const version = (number: number, action = "added", rest: object = {}) => ({
  version: number,
  action,
  tagId: "a tag",
  before: {},
  after: {},
  at,
  by: { id: "Ana" },
  ...rest,
});

describe("versions that can be undone together", () => {
  test.each([
    ["added", { after: { slug: "a" } }, true],
    ["edited", { before: { label: "A" }, after: { label: "B" } }, true],
    ["retired", {}, true],
    ["returned", {}, true],
    ["renamed", { before: { label: "A" }, after: { label: "B" } }, true],
    ["renamed", { before: { slug: "a" }, after: { slug: "b" } }, false],
    ["merged", {}, false],
    ["split", {}, false],
    ["unsplit", {}, false],
    ["deleted", {}, false],
    ["edited", { tagId: null }, false],
  ])("%s with %j: %s", (action, rest, expected) => {
    expect(isUndoable(version(2, action, rest))).toBe(expected);
  });
});

describe("acts in a list of versions", () => {
  test("are versions of one time and one person", () => {
    const acts = undoableActs([
      version(6, "edited", { at: later }),
      version(5),
      version(4, "retired"),
      version(3, "added", { by: { id: "Bo" } }),
      version(2, "added", { by: { id: "Bo" }, at: later }),
    ]);
    expect([...acts]).toEqual([
      [6, { from: 6, to: 6 }],
      [5, { from: 4, to: 5 }],
      [3, { from: 3, to: 3 }],
      [2, { from: 2, to: 2 }],
    ]);
  });

  test("with one version among them that is undone by itself are left out whole", () => {
    expect([...undoableActs([version(3), version(2, "merged")])]).toEqual([]);
  });

  test("that may go on after the end of the list are left out", () => {
    expect([...undoableActs([version(9), version(8)])]).toEqual([]);
    expect([...undoableActs([])]).toEqual([]);
  });
});
