import { describe, expect, it } from "vitest";
import type { Kind } from "@/lib/annotation/annotation";
import type { Drawn } from "../model/surface-handle";
import { hitMarks, mapMarks, marksNear } from "./minimap-marks";

function drawn(id: string, kind: Kind, start: number): Drawn {
  const target = [{ start, end: start + 1 }];
  const quiet = { status: "open", anchor: "exact", confidence: null, hedge: null } as const;
  return { id, kind, target, ...quiet, paint: null, pending: false, label: id };
}

describe("the map", () => {
  it("shows one mark for annotations of a kind that fall on the same row, in reading order", () => {
    const marks = mapMarks(
      [
        drawn("b", "claim", 12),
        drawn("a", "claim", 10),
        drawn("c", "rhetoric", 11),
        drawn("d", "claim", 90),
      ],
      10,
      (offset) => offset / 100,
    );
    expect(marks).toEqual([
      { kind: "claim", at: 0.15, ids: ["a", "b"] },
      { kind: "rhetoric", at: 0.15, ids: ["c"] },
      { kind: "claim", at: 0.95, ids: ["d"] },
    ]);
  });

  it("gives a press the annotations of the nearest row, of every kind, and far from all none", () => {
    const marks = mapMarks(
      [drawn("a", "claim", 10), drawn("b", "rhetoric", 11), drawn("c", "claim", 90)],
      10,
      (offset) => offset / 100,
    );
    expect(marksNear(marks, 0.17, 0.05)).toEqual(["a", "b"]);
    expect(marksNear(marks, 0.99, 0.05)).toEqual(["c"]);
    expect(marksNear(marks, 0.5, 0.05)).toEqual([]);
    expect(marksNear([], 0.5, 0.05)).toEqual([]);
  });

  it("stays small however many annotations there are", () => {
    const many = Array.from({ length: 10_000 }, (_, i) => drawn(`a${i}`, "quotation", i));
    expect(mapMarks(many, 180, (offset) => offset / 10_000)).toHaveLength(180);
  });

  it("keeps what lies at the very end on the map", () => {
    expect(mapMarks([drawn("a", "claim", 100)], 10, () => 1)[0]?.at).toBe(0.95);
  });
});

it("many hits make at most one tick for each row", () => {
  const hits = Array.from({ length: 1000 }, (_, i) => ({ start: i, end: i + 1 }));
  const ticks = hitMarks(hits, 10, (offset) => offset / 1000);
  expect(ticks).toHaveLength(10);
  expect(ticks[0]).toBeCloseTo(0.05);
  expect(hitMarks([], 10, (offset) => offset)).toEqual([]);
});
