import { afterAll, beforeAll, expect, test } from "vitest";
import type { Note } from "@/lib/annotation/annotation";
import { MAX_DEPTH } from "@/lib/note/thread";
import { editAnnotation } from "./edit";
import { removeAnnotation } from "./judge";
import { readFeed } from "@/server/feed/changes";
import { read } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { addNote, editNote, listNotes, removeNote, resolveNote } from "./notes";
import { annotationHistory, noteHistory } from "./history";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import type { Viewer } from "@/server/access/viewer";

let ana: Viewer, bo: Viewer, cleo: Viewer, dee: Viewer, eve: Viewer;
let documentId: string;
const any = () => true;
const page = { limit: 100 };

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  bo = await makePerson("Bo");
  cleo = await makePerson("Cleo");
  dee = await makePerson("Dee");
  eve = await makePerson("Eve");
  const project = await makeProject(ana, { annotator: bo, curator: cleo, reader: dee });
  documentId = (await makeDocument(ana, project.id, "The tides fell by half last year.")).document
    .id;
});
afterAll(closeTestDatabase);

const span = [{ start: 4, end: 9 }];
const annotate = (viewer: Viewer, visibility: "private" | "project" = "project") =>
  makeAnnotation(viewer, documentId, span, { visibility });
const say = async (viewer: Viewer, annotationId: string, body: string, replyTo?: string) =>
  expectDone(await addNote(viewer, annotationId, { body, replyTo }));
const notesUnder = async (viewer: Viewer, annotationId: string): Promise<Note[]> =>
  expectDone(await listNotes(viewer, annotationId, page)).items;

test("members discuss under an annotation, in the order in which they write", async () => {
  const { id } = await annotate(ana);
  const first = await say(bo, id, "Where is this from?");
  const answer = await say(ana, id, "From the **report**.", first.id);
  expect(await notesUnder(dee, id)).toEqual([first, answer]);
  expect(answer).toMatchObject({ replyTo: first.id, createdBy: { id: ana.id, name: "Ana" } });
});

test("a long discussion comes in pages", async () => {
  const { id } = await annotate(ana);
  for (const body of ["1", "2", "3"]) await say(ana, id, body);
  const first = expectDone(await listNotes(ana, id, { limit: 2 }));
  expect(first.items.map(({ body }) => body)).toEqual(["1", "2"]);
  const after = first.next ?? undefined;
  const rest = expectDone(await listNotes(ana, id, { after, limit: 2 }));
  expect(rest.items.map(({ body }) => body)).toEqual(["3"]);
  expect(rest.next).toBeNull();
});

test("the same note sent again is there once", async () => {
  const annotation = await annotate(ana);
  const draft = { id: newId(), body: "Once." };
  expect(await addNote(bo, annotation.id, draft)).toMatchObject({ ok: true, created: true });
  expect(await addNote(bo, annotation.id, draft)).toMatchObject({ ok: true, created: false });
  expect(await notesUnder(ana, annotation.id)).toHaveLength(1);
  expect(await addNote(ana, annotation.id, draft)).toMatchObject({ problem: "id-taken" });
  const other = await annotate(ana);
  expect(await addNote(bo, other.id, draft)).toMatchObject({ problem: "id-taken" });
});

test("a note answers notes of its own annotation only", async () => {
  const [one, other] = [await annotate(ana), await annotate(ana)];
  const note = await say(ana, other.id, "Elsewhere.");
  const outcome = await addNote(bo, one.id, { body: "?", replyTo: note.id });
  expect(outcome).toMatchObject({ problem: "not-understood", errors: [{ path: "replyTo" }] });
});

test("a discussion grows no deeper than twenty notes", async () => {
  const { id } = await annotate(ana);
  let last: Note | undefined;
  for (let depth = 1; depth <= MAX_DEPTH; depth++) last = await say(ana, id, "…", last?.id);
  const beyond = await say(ana, id, "Beside it.", last?.id);
  expect(beyond.replyTo).toBe(last?.replyTo);
});

test("only its author edits a note, and the history keeps what it said", async () => {
  const { id } = await annotate(ana);
  const note = await say(bo, id, "First words.");
  expect(await editNote(cleo, note.id, any, { body: "x" })).toMatchObject({ problem: "not-yours" });
  expect(await editNote(eve, note.id, any, { body: "x" })).toMatchObject({ problem: "not-found" });
  const edited = expectDone(await editNote(bo, note.id, any, { body: "Better words." }));
  expect(edited).toMatchObject({ body: "Better words.", version: 2 });
  const history = expectDone(await noteHistory(dee, note.id, page)).items;
  expect(history).toMatchObject([
    { action: "edit", by: { name: "Bo" }, before: { body: "First words." } },
  ]);
  expect(history[0]?.before).not.toHaveProperty("onlyFor");
  expect(await noteHistory(eve, note.id, page)).toMatchObject({ problem: "not-found" });
});

test("whoever names an old version of a note is told that someone was faster", async () => {
  const { id } = await annotate(ana);
  const note = await say(bo, id, "One.");
  expectDone(await editNote(bo, note.id, any, { body: "Two." }));
  const late = await editNote(bo, note.id, (version) => version === 1, { body: "Three." });
  expect(late).toMatchObject({
    problem: "someone-was-faster",
    more: { current: { body: "Two." } },
  });
});

test("a thread is resolved and opened again by whoever may add notes, and the history says who", async () => {
  const { id } = await annotate(ana);
  const note = await say(bo, id, "Is it nine?");
  const answer = await say(ana, id, "It is.", note.id);
  expect(note).toMatchObject({ resolvedAt: null, resolvedBy: null });
  expect(await resolveNote(dee, note.id, any, { resolved: true })).toMatchObject({
    problem: "not-yours",
  });
  expect(await resolveNote(eve, note.id, any, { resolved: true })).toMatchObject({
    problem: "not-found",
  });
  const resolved = expectDone(await resolveNote(ana, note.id, any, { resolved: true }));
  expect(resolved).toMatchObject({ version: 2, body: "Is it nine?", resolvedBy: { name: "Ana" } });
  expect(resolved.resolvedAt).not.toBeNull();
  // The same once more changes nothing.
  expect(expectDone(await resolveNote(bo, note.id, any, { resolved: true }))).toEqual(resolved);
  expect(expectDone(await listNotes(bo, id, page)).items[0]).toEqual(resolved);
  expect(await resolveNote(ana, answer.id, any, { resolved: true })).toMatchObject({
    problem: "not-understood",
  });
  const late = await resolveNote(bo, note.id, (version) => version === 1, { resolved: false });
  expect(late).toMatchObject({ problem: "someone-was-faster" });
  const opened = expectDone(await resolveNote(bo, note.id, any, { resolved: false }));
  expect(opened).toMatchObject({ version: 3, resolvedAt: null, resolvedBy: null });
  expect(expectDone(await noteHistory(dee, note.id, page)).items).toMatchObject([
    { action: "resolve", by: { name: "Ana" } },
    { action: "reopen", by: { name: "Bo" }, before: { resolvedBy: { name: "Ana" } } },
  ]);
});

test("a deleted note keeps its place without its words", async () => {
  const { id } = await annotate(ana);
  const note = await say(bo, id, "Wrong.");
  const answer = await say(ana, id, "No.", note.id);
  expect(await removeNote(ana, note.id, any)).toMatchObject({ ok: true });
  const [gone, remaining] = await notesUnder(bo, id);
  expect(gone).toMatchObject({ id: note.id, body: "", deletedAt: expect.any(String) });
  expect(remaining).toMatchObject({ id: answer.id, replyTo: note.id });
  expect(await editNote(bo, note.id, any, { body: "x" })).toMatchObject({ problem: "not-found" });
  expect(await removeNote(bo, note.id, any)).toMatchObject({ problem: "not-found" });
});

test("what a deleted note said is read by its author and by curators only", async () => {
  const { id } = await annotate(ana);
  const note = await say(bo, id, "Secret name.");
  expectDone(await removeNote(bo, note.id, any));
  expect(expectDone(await noteHistory(bo, note.id, page)).items).toHaveLength(1);
  expect(expectDone(await noteHistory(cleo, note.id, page)).items).toHaveLength(1);
  expect(await noteHistory(dee, note.id, page)).toMatchObject({ problem: "not-found" });
});

test("a reader reads and does not write", async () => {
  const { id } = await annotate(ana);
  const note = await say(ana, id, "Hello.");
  expect(await addNote(dee, id, { body: "x" })).toMatchObject({ problem: "not-yours" });
  expect(await removeNote(dee, note.id, any)).toMatchObject({ problem: "not-yours" });
});

test("nobody else learns of notes under a private annotation", async () => {
  const annotation = await annotate(bo, "private");
  const note = await say(bo, annotation.id, "Mine alone.");
  for (const viewer of [ana, cleo, dee, eve]) {
    const refusals = [
      await listNotes(viewer, annotation.id, page),
      await addNote(viewer, annotation.id, { body: "x" }),
      await editNote(viewer, note.id, any, { body: "x" }),
      await removeNote(viewer, note.id, any),
      await noteHistory(viewer, note.id, page),
      await annotationHistory(viewer, annotation.id, page),
    ];
    for (const refusal of refusals) expect(refusal).toMatchObject({ problem: "not-found" });
    const feed = await readFeed(read, viewer, documentId, 0, 1_000);
    expect(feed.changes.map((change) => change.id)).not.toContain(note.id);
  }
  const own = await readFeed(read, bo, documentId, 0, 1_000);
  expect(own.changes.map((change) => change.id)).toContain(note.id);
});

test("sharing an annotation does not share what it was while it was private", async () => {
  const annotation = await annotate(bo, "private");
  const note = await say(bo, annotation.id, "Private words.");
  expectDone(await editNote(bo, note.id, any, { body: "Still private." }));
  expectDone(await editAnnotation(bo, annotation.id, any, { body: "Careful words." }));
  expectDone(await editAnnotation(bo, annotation.id, any, { visibility: "project" }));
  expectDone(await editNote(bo, note.id, any, { body: "For all." }));
  expectDone(await editAnnotation(bo, annotation.id, any, { body: "Shared words." }));

  const theirs = expectDone(await annotationHistory(ana, annotation.id, page)).items;
  expect(theirs.map(({ before }) => before.body)).toEqual(["Careful words."]);
  const own = expectDone(await annotationHistory(bo, annotation.id, page)).items;
  expect(own.map(({ before }) => before.body)).toEqual(["", "Careful words.", "Careful words."]);
  const words = expectDone(await noteHistory(ana, note.id, page)).items;
  expect(words.map(({ before }) => before.body)).toEqual(["Still private."]);
});

test("nothing hangs on an annotation that was taken away", async () => {
  const annotation = await annotate(bo);
  const note = await say(ana, annotation.id, "Hello.");
  expectDone(await removeAnnotation(bo, annotation.id, any));
  expect(await listNotes(ana, annotation.id, page)).toMatchObject({ problem: "not-found" });
  expect(await addNote(ana, annotation.id, { body: "x" })).toMatchObject({ problem: "not-found" });
  expect(await editNote(ana, note.id, any, { body: "x" })).toMatchObject({ problem: "not-found" });
  expect(await annotationHistory(dee, annotation.id, page)).toMatchObject({ problem: "not-found" });
  for (const viewer of [bo, cleo]) {
    expect(expectDone(await annotationHistory(viewer, annotation.id, page)).items).toHaveLength(1);
  }
});
