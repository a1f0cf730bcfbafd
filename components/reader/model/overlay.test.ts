import { describe, expect, it } from "vitest";
import { NO_RHETORIC, type Annotation, type Note } from "@/lib/annotation/annotation";
import { overlaid, overlaidNotes } from "./overlay";
import { noteWays } from "./incoming";
import type { Deed } from "./operation";
import { Undo } from "./undo";

const me = { id: "mira", name: "Mira" };
const at = "2024-03-04T09:00:00Z";

function annotation(change: Partial<Annotation> = {}): Annotation {
  return {
    ...{ id: "a", projectId: "p", documentId: "d", revision: 1, kind: "claim" },
    target: [{ start: 4, end: 9, exact: "quick", prefix: "the ", suffix: " fox" }],
    ...{ tags: [], body: "", visibility: "project", confidence: null },
    claim: { id: null, statement: "Foxes are quick.", type: "factual", checkworthy: null },
    ...{
      quotation: null,
      rhetoric: null,
      occurrences: [],
      attribution: null,
      checks: [],
      was: null,
      references: [],
      reviews: [],
      noteCount: 0,
    },
    ...{ status: "open", anchor: "exact", orphan: false, createdBy: me },
    ...{ createdAt: at, updatedAt: at, version: 1, change: 1 },
    ...change,
  };
}
const known = (...all: Annotation[]) => new Map(all.map((each) => [each.id, each]));
const seen = (deeds: readonly Deed[], ...all: Annotation[]) =>
  overlaid(
    known(...all),
    deeds.map((deed) => ({ deed, at })),
    me,
  );

const note: Note = {
  ...{ id: "n", annotationId: "a", replyTo: null, body: "First", createdBy: me },
  ...{ createdAt: at, updatedAt: at, deletedAt: null, version: 0 },
};

describe("what is on its way, laid over what is known", () => {
  it("is the known itself when nothing is on its way", () => {
    const all = known(annotation());
    expect(overlaid(all, [], me)).toBe(all);
  });

  it("shows a new annotation at once, and not twice when the server has it already", () => {
    const made: Deed = { does: "annotate", annotation: annotation({ id: "new" }) };
    expect([...seen([made], annotation()).keys()]).toEqual(["a", "new"]);
    const arrived = annotation({ id: "new", version: 3 });
    expect(seen([made], arrived).get("new")?.version).toBe(3);
  });

  it("lets details of another kind go when the kind changes, as the server does", () => {
    const edit: Deed = {
      ...{ does: "edit", annotationId: "a" },
      edit: { kind: "rhetoric", rhetoric: { ...NO_RHETORIC, technique: "slogans" } },
    };
    const next = seen([edit], annotation()).get("a");
    expect(next).toMatchObject({
      kind: "rhetoric",
      claim: null,
      rhetoric: { ...NO_RHETORIC, technique: "slogans" },
    });
  });

  it("opens a judged annotation again when its words change, and not when its visibility does", () => {
    const edit = (change: object): Deed => ({ does: "edit", annotationId: "a", edit: change });
    const judged = annotation({ status: "accepted" });
    expect(seen([edit({ body: "more" })], judged).get("a")?.status).toBe("open");
    expect(seen([edit({ visibility: "private" })], judged).get("a")?.status).toBe("accepted");
  });

  it("counts one review of mine, whatever I said before", () => {
    const say = (verdict: "agree" | "disagree" | null, comment = ""): Deed => ({
      ...{ does: "review", annotationId: "a", verdict, comment },
    });
    const said = [say("agree"), say("disagree", "No source is named.")];
    expect(seen(said, annotation()).get("a")?.reviews).toMatchObject([
      { verdict: "disagree", comment: "No source is named." },
    ]);
    expect(seen([say("agree"), say(null)], annotation()).get("a")?.reviews).toEqual([]);
  });

  it("does nothing to what is gone", () => {
    const removal: Deed = { does: "remove", annotationId: "a" };
    const edit: Deed = { does: "edit", annotationId: "a", edit: { body: "late" } };
    expect(seen([removal, edit], annotation()).size).toBe(0);
  });

  it("keeps a removed note in its place without words", () => {
    const deeds: Deed[] = [
      { does: "note", annotationId: "a", note },
      { does: "remove-note", annotationId: "a", noteId: "n" },
    ];
    const notes = overlaidNotes(
      [],
      deeds.map((deed) => ({ deed, at })),
      "a",
    );
    expect(notes).toMatchObject([{ body: "", deletedAt: at }]);
  });
});

describe("undo and redo", () => {
  function undoing() {
    const sent: Deed[] = [];
    return { sent, undo: new Undo((deed) => sent.push(deed)) };
  }

  it("takes back an edit by giving every changed field what it had", () => {
    const { sent, undo } = undoing();
    undo.edited(annotation(), { body: "new", tags: ["statistical"] });
    undo.back();
    undo.again();
    expect(sent).toEqual([
      { does: "edit", annotationId: "a", edit: { body: "", tags: [] } },
      { does: "edit", annotationId: "a", edit: { body: "new", tags: ["statistical"] } },
    ]);
  });

  it("brings a removed annotation back as it stood, and removes it again", () => {
    const { sent, undo } = undoing();
    const stood = annotation({ body: "Says who?", confidence: 3, noteCount: 2 });
    undo.removed(stood);
    undo.back();
    undo.again();
    expect(sent).toEqual([
      { does: "restore", annotation: stood },
      { does: "remove", annotationId: "a" },
    ]);
    expect(seen([{ does: "remove", annotationId: "a" }, ...sent.slice(0, 1)], stood)).toEqual(
      known(stood),
    );
  });

  it("brings what was taken away back under a new id, which later steps know", () => {
    const { undo, sent } = undoing();
    undo.noteEdited("a", "n", "First", "Second");
    undo.went("n", noteWays(note));
    undo.back();
    const [made] = sent;
    const id = made?.does === "note" ? made.note.id : "";
    expect(id).not.toBe("n");
    undo.back();
    undo.again();
    undo.again();
    expect(sent.slice(1)).toMatchObject([
      { does: "edit-note", noteId: id, body: "First" },
      { does: "edit-note", noteId: id, body: "Second" },
      { does: "remove-note", noteId: id },
    ]);
  });

  it("takes back why one agreed together with the verdict", () => {
    const { undo, sent } = undoing();
    undo.reviewed(
      "a",
      { verdict: "agree", comment: "Page 4 says so." },
      {
        verdict: null,
        comment: "",
      },
    );
    undo.back();
    expect(sent.at(-1)).toMatchObject({ verdict: "agree", comment: "Page 4 says so." });
  });

  it("forgets what was taken back once something new is done", () => {
    const { undo } = undoing();
    undo.judged(annotation(), "accepted");
    undo.back();
    expect(undo.redoable).toBe(true);
    undo.reviewed("a", null, { verdict: "agree", comment: "" });
    expect(undo.redoable).toBe(false);
    expect(undo.back()).toBe(true);
    expect(undo.back()).toBe(false);
  });
});
