import { describe, expect, test } from "vitest";
import type { Annotation } from "@/lib/annotation/annotation";
import { annotationIdOf, type Deed } from "./operation";
import { drafted } from "./draft";
import { overlaid } from "./overlay";
import { Undo } from "./undo";

const place = { projectId: "p", documentId: "d", revision: 1 };
const me = { id: "mira", name: "Mira" };
const at = "2024-03-04T09:00:00Z";
const made = (): Annotation => drafted(place, me, [], { kind: "claim" });

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
    expect(sent.slice(2).map(({ does }) => does)).toEqual(["restore", "restore"]);
    undo.back();
    sent.length = 0;
    undo.back();
    expect(sent).toEqual([{ does: "remove", annotationId: alone.id }]);
    expect(undo.undoable).toBe(false);
  });

  /** Who undoes, and a page that shows what was sent. */
  function page() {
    const sent: Deed[] = [];
    const shown = () =>
      overlaid(
        new Map(),
        sent.map((deed) => ({ deed, at })),
        me,
      );
    const undo = new Undo(
      (deed) => sent.push(deed),
      (id) => shown().get(id),
    );
    const annotation = made();
    sent.push({ does: "annotate", annotation });
    undo.made(annotation);
    const { id } = annotation;
    const now = () => shown().get(id);
    return {
      ...{ sent, undo, id, now },
      edit: (body: string) => {
        undo.edited(now() ?? annotation, { body });
        sent.push({ does: "edit", annotationId: id, edit: { body } });
      },
      remove: () => {
        const step = undo.removed(now() ?? annotation);
        sent.push({ does: "remove", annotationId: id });
        return step;
      },
    };
  }
  const times = (count: number, act: () => void) => Array.from({ length: count }).forEach(act);

  test("what was made and edited is undone and done again as the same annotation", () => {
    const { sent, undo, id, now, edit } = page();
    edit("It fell.");
    times(2, () => undo.back());
    expect(now()).toBeUndefined();
    times(2, () => undo.again());
    expect(now()).toMatchObject({ id, body: "It fell." });
    expect(sent.slice(2)).toMatchObject([
      { does: "edit", annotationId: id, edit: { body: "" } },
      { does: "remove", annotationId: id },
      { does: "restore", annotation: { id, body: "" } },
      { does: "edit", annotationId: id, edit: { body: "It fell." } },
    ]);
  });

  test("what was made, edited and deleted is undone step by step, and done again", () => {
    const { sent, undo, id, now, edit, remove } = page();
    edit("It fell.");
    remove();
    undo.back();
    expect(now()).toMatchObject({ id, body: "It fell." });
    undo.back();
    expect(now()).toMatchObject({ id, body: "" });
    undo.back();
    expect(now()).toBeUndefined();
    times(3, () => undo.again());
    expect(now()).toBeUndefined();
    expect(new Set(sent.map(annotationIdOf))).toEqual(new Set([id]));
    undo.back();
    expect(now()).toMatchObject({ id, body: "It fell." });
  });

  test("what others made of it meanwhile is shown when it comes back", () => {
    const sent: Deed[] = [];
    const annotation = made();
    const talked = { ...annotation, noteCount: 2, version: 4 };
    const undo = new Undo(
      (deed) => sent.push(deed),
      () => talked,
    );
    undo.made(annotation);
    undo.back();
    undo.again();
    expect(sent[1]).toEqual({ does: "restore", annotation: talked });
  });

  test("a deletion is taken back by itself, though something else was done since", () => {
    const { undo, id, now, remove } = page();
    const step = remove();
    const other = made();
    undo.judged(other, "accepted");
    expect(undo.back(step)).toBe(true);
    expect(now()).toMatchObject({ id });
    expect(undo.back(step)).toBe(false);
    expect(undo.undoable).toBe(true);
  });

  test("nothing done together leaves no step", () => {
    const undo = new Undo(() => undefined);
    undo.together(() => undefined);
    expect(undo.undoable).toBe(false);
  });
});
