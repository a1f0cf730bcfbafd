import { expect, test } from "vitest";
import { NO_RHETORIC } from "@/lib/annotation/annotation";
import { annotation } from "@/test/format/sample";
import { differencesOf } from "./differences";

const before = annotation("The ferry sails.");

test("two states that read alike differ in nothing", () => {
  expect(differencesOf(before, { ...before, tags: [...before.tags] })).toEqual([]);
});

test("each field that changed is named once, with what it was and what it is", () => {
  const after = {
    ...before,
    kind: "rhetoric" as const,
    claim: null,
    quotation: null,
    rhetoric: { ...NO_RHETORIC, technique: "repetition" },
    tags: [...before.tags, "ferry"],
    status: "accepted" as const,
  };
  const differences = differencesOf(before, after);
  expect(differences.map(({ field }) => field)).toEqual(
    expect.arrayContaining(["kind", "technique", "tags", "status"]),
  );
  expect(differences.find(({ field }) => field === "status")).toEqual({
    field: "status",
    before: before.status,
    after: "accepted",
  });
  expect(differences.map(({ field }) => field)).not.toContain("body");
});

test("words of a span are compared, not its offsets", () => {
  const moved = before.target.map((segment) => ({ exact: segment.exact }));
  expect(differencesOf(before, { ...before, target: moved })).toEqual([]);
  expect(differencesOf(before, { ...before, target: [{ exact: "Another" }] })).toEqual([
    {
      field: "words",
      before: before.target.map(({ exact }) => exact).join(" … "),
      after: "Another",
    },
  ]);
});
