import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Drawn } from "../model/surface-handle";
import { runIndex } from "./run-index";

function drawn(id: string, ...target: { start: number; end: number }[]): Drawn {
  const quiet = { status: "open", anchor: "exact", confidence: null, hedge: null } as const;
  return { id, kind: "claim", target, ...quiet, paint: null, pending: false, label: id };
}
const spans = fc.array(
  fc
    .tuple(fc.nat(200), fc.integer({ min: 1, max: 60 }))
    .map(([start, length]) => ({ start, end: start + length })),
  { maxLength: 60 },
);

describe("the index of runs", () => {
  it("finds all that overlap a stretch of the text, and nothing else", () => {
    fc.assert(
      fc.property(spans, fc.nat(200), fc.integer({ min: 1, max: 80 }), (items, start, length) => {
        const index = runIndex(items.map((span, i) => drawn(`a${i}`, span)));
        const end = start + length;
        const found = index.overlapping({ start, end }).map((run) => run.drawn.id);
        const expected = items.flatMap((s, i) => (s.start < end && start < s.end ? [`a${i}`] : []));
        expect([...found].sort()).toEqual(expected.sort());
      }),
    );
  });

  it("gives runs that overlap lanes of their own", () => {
    fc.assert(
      fc.property(spans, (items) => {
        const runs = [...runIndex(items.map((span, i) => drawn(`a${i}`, span))).runs.values()];
        for (const a of runs) {
          for (const b of runs) {
            if (a !== b && a.start < b.end && b.start < a.end) expect(a.lane).not.toBe(b.lane);
          }
        }
      }),
    );
  });

  it("gives the same lanes to a few runs as to all of them", () => {
    fc.assert(
      fc.property(spans, fc.nat(200), fc.integer({ min: 1, max: 80 }), (items, start, length) => {
        const all = items.map((span, i) => drawn(`a${i}`, span));
        const lanes = new Map(
          [...runIndex(all).runs.values()].map(({ key, lane }) => [key, lane] as const),
        );
        const index = runIndex(all);
        for (const { key, lane } of index.overlapping({ start, end: start + length })) {
          expect(lane).toBe(lanes.get(key));
          expect(index.get(key)?.lane).toBe(lane);
        }
      }),
    );
  });

  it("keeps every piece of an annotation, and two annotations of the same words apart", () => {
    const pieces = [
      { start: 0, end: 5 },
      { start: 20, end: 25 },
    ];
    const { runs } = runIndex([drawn("a", ...pieces), drawn("b", { start: 0, end: 5 })]);
    expect(runs.size).toBe(3);
    const lanes = [...runs.values()].filter((run) => run.start === 0).map((run) => run.lane);
    expect(lanes.sort()).toEqual([0, 1]);
  });

  it("says of those whose confidence was said how many end there before them", () => {
    const sure = (id: string, ...target: { start: number; end: number }[]) => ({
      ...drawn(id, ...target),
      confidence: 2,
    });
    const index = runIndex([
      sure("outer", { start: 0, end: 4 }, { start: 10, end: 30 }),
      sure("inner", { start: 20, end: 30 }),
      drawn("quiet", { start: 25, end: 30 }),
    ]);
    const endings = [...index.runs.values()].map(({ key, ending }) => [key, ending]);
    expect(endings).toEqual([
      ["outer 0 4", null],
      ["outer 10 30", 0],
      ["inner 20 30", 1],
      ["quiet 25 30", null],
    ]);
  });
});
