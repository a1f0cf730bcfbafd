import { describe, expect, it } from "vitest";
import { NO_RHETORIC, type Annotation, type Note } from "@/lib/annotation/annotation";
import { overlaid, overlaidNotes } from "./overlay";
import { NO_PASSAGE } from "./operations/passage";
import type { Operation } from "./operations/registry";
import { Undo } from "./undo";

const me = { id: "mira", name: "Mira" };
const at = "2024-03-04T09:00:00Z";

function annotation(change: Partial<Annotation> = {}): Annotation {
  return {
    id: "a",
    projectId: "p",
    documentId: "d",
    revision: 1,
    kind: "claim",
    target: [{ start: 4, end: 9, exact: "quick", prefix: "the ", suffix: " fox" }],
    tags: [],
    properties: {},
    body: "",
    visibility: "project",
    confidence: null,
    claim: { id: null, statement: "Foxes are quick.", type: "factual", checkworthy: null },
    quotation: null,
    rhetoric: null,
    occurrences: [],
    attribution: null,
    checks: [],
    was: null,
    references: [],
    reviews: [],
    noteCount: 0,
    status: "open",
    statusOutdated: false,
    statusReason: "",
    anchor: "exact",
    orphan: false,
    createdBy: me,
    createdAt: at,
    updatedAt: at,
    version: 1,
    change: 1,
    ...change,
  };
}
const known = (...all: Annotation[]) => new Map(all.map((each) => [each.id, each]));
const seen = (operations: readonly Operation[], ...all: Annotation[]) =>
  overlaid(
    known(...all),
    operations.map((operation) => ({ operation, at })),
    me,
  );

const note: Note = {
  id: "n",
  annotationId: "a",
  replyTo: null,
  body: "First",
  createdBy: me,
  createdAt: at,
  updatedAt: at,
  deletedAt: null,
  resolvedAt: null,
  resolvedBy: null,
  version: 0,
};

describe("what is on its way, laid over what is known", () => {
  it("is the known itself when nothing is on its way", () => {
    const all = known(annotation());
    expect(overlaid(all, [], me)).toBe(all);
  });

  it("shows a new annotation at once, and not twice when the server has it already", () => {
    const made: Operation = { kind: "annotate", annotation: annotation({ id: "new" }) };
    expect([...seen([made], annotation()).keys()]).toEqual(["a", "new"]);
    const arrived = annotation({ id: "new", version: 3 });
    expect(seen([made], arrived).get("new")?.version).toBe(3);
  });

  it("lets details of another kind go when the kind changes, as the server does", () => {
    const edit: Operation = {
      kind: "edit-annotation",
      annotationId: "a",
      edit: { kind: "rhetoric", rhetoric: { ...NO_RHETORIC, technique: "slogans" } },
    };
    const next = seen([edit], annotation()).get("a");
    expect(next).toMatchObject({
      kind: "rhetoric",
      claim: null,
      rhetoric: { ...NO_RHETORIC, technique: "slogans" },
    });
  });

  it("keeps the status of an annotation whose words change, as decided on an earlier wording", () => {
    const edit = (change: object): Operation => ({
      kind: "edit-annotation",
      annotationId: "a",
      edit: change,
    });
    const judged = annotation({ status: "accepted" });
    expect(seen([edit({ body: "more" })], judged).get("a")).toMatchObject({
      status: "accepted",
      statusOutdated: true,
    });
    expect(seen([edit({ visibility: "private" })], judged).get("a")?.statusOutdated).toBe(false);
  });

  it("counts one review of mine, whatever I said before", () => {
    const say = (verdict: "agree" | "disagree" | null, comment = ""): Operation => ({
      kind: "review",
      annotationId: "a",
      verdict,
      comment,
    });
    const reviews = [say("agree"), say("disagree", "No source is named.")];
    expect(seen(reviews, annotation()).get("a")?.reviews).toMatchObject([
      { verdict: "disagree", comment: "No source is named." },
    ]);
    expect(seen([say("agree"), say(null)], annotation()).get("a")?.reviews).toEqual([]);
  });

  it("does nothing to what is gone", () => {
    const removal: Operation = { kind: "remove-annotation", annotationId: "a" };
    const edit: Operation = { kind: "edit-annotation", annotationId: "a", edit: { body: "late" } };
    expect(seen([removal, edit], annotation()).size).toBe(0);
  });

  it("keeps a removed note in its place without words", () => {
    const operations: Operation[] = [
      { kind: "add-note", annotationId: "a", note },
      { kind: "remove-note", annotationId: "a", noteId: "n" },
    ];
    const notes = overlaidNotes(
      [],
      operations.map((operation) => ({ operation, at })),
      "a",
      me,
    );
    expect(notes).toMatchObject([{ body: "", deletedAt: at }]);
  });
});

/** The passage of an annotation of which nothing else was read. */
const of = (stood: Annotation) => ({ ...NO_PASSAGE, annotation: stood });

describe("undo and redo", () => {
  function undoing() {
    const sent: Operation[] = [];
    return { sent, undo: new Undo((operation) => sent.push(operation), me) };
  }

  it("takes back an edit by giving every changed field what it had", () => {
    const { sent, undo } = undoing();
    const edit = { body: "new", tags: ["statistical"] };
    undo.record({ kind: "edit-annotation", annotationId: "a", edit }, of(annotation()));
    undo.back();
    undo.again();
    expect(sent).toEqual([
      { kind: "edit-annotation", annotationId: "a", edit: { body: "", tags: [] } },
      { kind: "edit-annotation", annotationId: "a", edit: { body: "new", tags: ["statistical"] } },
    ]);
  });

  it("brings a removed annotation back as it stood, and removes it again", () => {
    const { sent, undo } = undoing();
    const stood = annotation({ body: "Says who?", confidence: 3, noteCount: 2 });
    undo.record({ kind: "remove-annotation", annotationId: "a" }, of(stood));
    undo.back();
    undo.again();
    expect(sent).toEqual([
      { kind: "restore-annotation", annotation: stood },
      { kind: "remove-annotation", annotationId: "a" },
    ]);
    expect(
      seen([{ kind: "remove-annotation", annotationId: "a" }, ...sent.slice(0, 1)], stood),
    ).toEqual(known(stood));
  });

  it("brings what was taken away back under a new id, which later steps know", () => {
    const { undo, sent } = undoing();
    const talk = { ...of(annotation()), notes: [note] };
    const ids = { annotationId: "a", noteId: "n" };
    undo.record({ kind: "edit-note", ...ids, body: "Second" }, talk);
    undo.record({ kind: "remove-note", ...ids }, talk);
    undo.back();
    const [made] = sent;
    const id = made?.kind === "add-note" ? made.note.id : "";
    expect(id).not.toBe("n");
    undo.back();
    undo.again();
    undo.again();
    expect(sent.slice(1)).toMatchObject([
      { kind: "edit-note", noteId: id, body: "First" },
      { kind: "edit-note", noteId: id, body: "Second" },
      { kind: "remove-note", noteId: id },
    ]);
  });

  it("takes back why one agreed together with the verdict", () => {
    const { undo, sent } = undoing();
    const mine = { annotationId: "a", by: me, updatedAt: at };
    const agreed = { ...mine, verdict: "agree", comment: "Page 4 says so." } as const;
    undo.record(
      { kind: "review", annotationId: "a", verdict: null, comment: "" },
      of(annotation({ reviews: [agreed] })),
    );
    undo.back();
    expect(sent.at(-1)).toMatchObject({ verdict: "agree", comment: "Page 4 says so." });
  });

  it("forgets what was taken back once something new is done", () => {
    const { undo } = undoing();
    undo.record({ kind: "set-status", annotationId: "a", status: "accepted" }, of(annotation()));
    undo.back();
    expect(undo.redoable).toBe(true);
    undo.record(
      { kind: "review", annotationId: "a", verdict: "agree", comment: "" },
      of(annotation()),
    );
    expect(undo.redoable).toBe(false);
    expect(undo.back()).toBe(true);
    expect(undo.back()).toBe(false);
  });
});
