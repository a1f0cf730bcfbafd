import { describe, expect, test } from "vitest";
import type { Annotation } from "@/lib/annotation/annotation";
import type { Deed } from "./deed";
import { drafted } from "./draft";
import { Undo } from "./undo";

const place = { projectId: "p", documentId: "d", revision: 1 };
const made = (): Annotation => drafted(place, { id: "mira", name: "Mira" }, [], { kind: "claim" });

describe("undo", () => {
  test("what was done together is taken back by one undo, last first, and done again in order", () => {
    const sent: Deed[] = [];
    const undo = new Undo((deed) => sent.push(deed));
    const [alone, first, second] = [made(), made(), made()];
    undo.made(alone);
    undo.together(() => {
      undo.made(first);
      undo.made(second);
    });
    expect(undo.back()).toBe(true);
    expect(sent).toEqual([
      { does: "remove", annotationId: second.id },
      { does: "remove", annotationId: first.id },
    ]);
    expect(undo.again()).toBe(true);
    expect(sent.slice(2).map(({ does }) => does)).toEqual(["annotate", "annotate"]);
    undo.back();
    sent.length = 0;
    undo.back();
    expect(sent).toEqual([{ does: "remove", annotationId: alone.id }]);
    expect(undo.undoable).toBe(false);
  });

  test("nothing done together leaves no step", () => {
    const undo = new Undo(() => undefined);
    undo.together(() => undefined);
    expect(undo.undoable).toBe(false);
  });
});
