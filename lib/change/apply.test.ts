import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { annotationsIn, apply, takeAnswer, type KnownAnnotations } from "./apply";
import type { Change } from "./change";

interface Thing {
  readonly id: string;
  readonly version: number;
}

const thing = (id: string, version = 1): Thing => ({ id, version });
const page = (seen: number, ...things: Thing[]): KnownAnnotations<Thing> => ({
  seen,
  annotations: new Map(things.map((each) => [each.id, each])),
});
const fresh = (...things: Thing[]) => page(0, ...things).annotations;

function change(number: number, kind: Change["kind"], id: string, annotationId?: string): Change {
  return {
    number,
    kind,
    id,
    annotationId: annotationId ?? null,
    by: { id: null, name: "Tomas" },
    at: "2024-03-04T09:00:00Z",
  };
}

describe("a page and the changes that arrive", () => {
  it("shows an annotation another person saved", () => {
    const next = apply(page(4), [change(5, "annotation.saved", "a")], fresh(thing("a")));
    expect([...next.annotations.keys()]).toEqual(["a"]);
    expect(next.seen).toBe(5);
  });

  it("lets go of one that can no longer be seen, whatever the change said", () => {
    for (const kind of ["annotation.deleted", "annotation.saved", "annotation.status"] as const) {
      expect(apply(page(4, thing("a")), [change(5, kind, "a")], fresh()).annotations.size).toBe(0);
    }
  });

  it("keeps one that its author made private: gone for others, and still there for the author", () => {
    const changes = [change(5, "annotation.deleted", "a"), change(6, "annotation.saved", "a")];
    const next = apply(page(4, thing("a")), changes, fresh(thing("a", 2)));
    expect(next.annotations.get("a")?.version).toBe(2);
  });

  it("reads an annotation again when a note, reference or review of it changed", () => {
    const changes = [
      change(1, "note.saved", "n", "a"),
      change(2, "review.saved", "b", "b"),
      change(3, "reference.deleted", "r", "a"),
      change(4, "document.saved", "d"),
    ];
    expect(annotationsIn(changes)).toEqual(["a", "b"]);
  });

  it("does nothing with changes it has seen", () => {
    const before = page(5, thing("a"));
    expect(apply(before, [change(5, "annotation.deleted", "a")], fresh())).toBe(before);
  });

  it("does not fall back behind the answer to a write of its own", () => {
    const known = takeAnswer(page(4, thing("a", 1)), thing("a", 3));
    const next = apply(known, [change(5, "annotation.saved", "a")], fresh(thing("a", 2)));
    expect(next.annotations.get("a")?.version).toBe(3);
  });

  it("comes to the same page however the changes are cut into deliveries and repeated", () => {
    const ids = ["a", "b", "c", "d"];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...ids), { maxLength: 20 }),
        fc.subarray(ids),
        fc.array(fc.nat({ max: 20 }), { maxLength: 6 }),
        (order, there, cuts) => {
          const changes = order.map((id, i) => change(i + 1, "annotation.saved", id));
          const now = fresh(...there.map((id) => thing(id, 2)));
          const start = page(0, thing("a"), thing("b"));
          const once = apply(start, changes, now);
          let piecewise = start;
          for (const cut of cuts) {
            piecewise = apply(piecewise, changes.slice(0, Math.max(piecewise.seen, cut)), now);
          }
          expect(apply(piecewise, changes, now)).toEqual(once);
        },
      ),
      { seed: 7 },
    );
  });
});
