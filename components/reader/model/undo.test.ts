import { describe, expect, test } from "vitest";
import type { Annotation } from "@/lib/annotation/annotation";
import { annotationIdOf } from "./operations/operation";
import { NO_PASSAGE, type Passage } from "./operations/passage";
import type { Operation } from "./operations/registry";
import { drafted } from "./draft";
import { overlaid } from "./overlay";
import { Undo } from "./undo";

const place = { projectId: "p", documentId: "d", revision: 1 };
const me = { id: "mira", name: "Mira" };
const at = "2024-03-04T09:00:00Z";
const of = (annotation?: Annotation): Passage => ({
  ...NO_PASSAGE,
  annotation: annotation ?? null,
});
const made = (): Annotation => drafted(place, me, [], { kind: "claim" });

describe("undo", () => {
  test("what was done together is taken back by one undo, last first, and done again in order", () => {
    const sent: Operation[] = [];
    const undo = new Undo((operation) => sent.push(operation), me);
    const [alone, first, second] = [made(), made(), made()];
    undo.record({ kind: "annotate", annotation: alone }, NO_PASSAGE);
    undo.together(() => {
      undo.record({ kind: "annotate", annotation: first }, NO_PASSAGE);
      undo.record({ kind: "annotate", annotation: second }, NO_PASSAGE);
    });
    expect(undo.back()).toBe(true);
    expect(sent).toEqual([
      { kind: "remove-annotation", annotationId: second.id },
      { kind: "remove-annotation", annotationId: first.id },
    ]);
    expect(undo.again()).toBe(true);
    expect(sent.slice(2).map(({ kind }) => kind)).toEqual([
      "restore-annotation",
      "restore-annotation",
    ]);
    undo.back();
    sent.length = 0;
    undo.back();
    expect(sent).toEqual([{ kind: "remove-annotation", annotationId: alone.id }]);
    expect(undo.undoable).toBe(false);
  });

  /** Who undoes, and a page that shows what was sent. */
  function page() {
    const sent: Operation[] = [];
    const shown = () =>
      overlaid(
        new Map(),
        sent.map((operation) => ({ operation, at })),
        me,
      );
    const undo = new Undo(
      (operation) => sent.push(operation),
      me,
      (id) => of(shown().get(id)),
    );
    const annotation = made();
    sent.push({ kind: "annotate", annotation });
    undo.record({ kind: "annotate", annotation }, NO_PASSAGE);
    const { id } = annotation;
    const now = () => shown().get(id);
    return {
      sent,
      undo,
      id,
      now,
      edit: (body: string) => {
        const operation = { kind: "edit-annotation", annotationId: id, edit: { body } } as const;
        undo.record(operation, of(now() ?? annotation));
        sent.push(operation);
      },
      remove: () => {
        const operation = { kind: "remove-annotation", annotationId: id } as const;
        const step = undo.record(operation, of(now() ?? annotation));
        sent.push(operation);
        return step ?? undefined;
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
      { kind: "edit-annotation", annotationId: id, edit: { body: "" } },
      { kind: "remove-annotation", annotationId: id },
      { kind: "restore-annotation", annotation: { id, body: "" } },
      { kind: "edit-annotation", annotationId: id, edit: { body: "It fell." } },
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
    const sent: Operation[] = [];
    const annotation = made();
    const talked = { ...annotation, noteCount: 2, version: 4 };
    const undo = new Undo(
      (operation) => sent.push(operation),
      me,
      () => of(talked),
    );
    undo.record({ kind: "annotate", annotation }, NO_PASSAGE);
    undo.back();
    undo.again();
    expect(sent[1]).toEqual({ kind: "restore-annotation", annotation: talked });
  });

  test("a deletion is taken back by itself, though something else was done since", () => {
    const { undo, id, now, remove } = page();
    const step = remove();
    const other = made();
    undo.record({ kind: "set-status", annotationId: other.id, status: "accepted" }, of(other));
    expect(undo.back(step)).toBe(true);
    expect(now()).toMatchObject({ id });
    expect(undo.back(step)).toBe(false);
    expect(undo.undoable).toBe(true);
  });

  test("nothing done together leaves no step", () => {
    const undo = new Undo(() => undefined, me);
    undo.together(() => undefined);
    expect(undo.undoable).toBe(false);
  });
});
