import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { addNote, editNote, removeNote } from "@/server/annotation/notes";
import { transaction } from "@/server/platform/db";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { listInboxNotes } from "./inbox-notes";
import { markInboxSeen, readInboxSummary } from "./inbox-summary";

const any = () => true;

let cleo: Viewer, ana: Viewer, bo: Viewer;
let projectId: string;
/** Of Bo's annotation of "[Nobody]". */
let annotationId: string;
let documentId: string;

beforeAll(async () => {
  await openTestDatabase();
  cleo = await makePerson("Cleo");
  ana = await makePerson("Ana Reis");
  bo = await makePerson("Bo");
});
afterAll(closeTestDatabase);

beforeEach(async () => {
  projectId = (await makeProject(cleo, { annotator: ana })).id;
  await transaction((tx) =>
    tx.member.create({ data: { projectId, userId: bo.id, role: "annotator" } }),
  );
  const { document, spans } = await makeDocument(cleo, projectId, "[Nobody] pays twice.");
  documentId = document.id;
  annotationId = (await makeAnnotation(bo, documentId, spans)).id;
});

const write = async (by: Viewer, body: string, replyTo: string | null = null) =>
  expectDone(await addNote(by, annotationId, { body, replyTo }));
const concernsOf = async (viewer: Viewer) =>
  expectDone(await listInboxNotes(viewer, projectId, { limit: 100 })).items;

test("a note concerns whom it mentions, whom it answers, and whose annotation it is on", async () => {
  const first = await write(cleo, "@Ana Reis, is it true?");
  const second = await write(ana, "It is.", first.id);
  await write(bo, "@Cleo @Bo it is not.", second.id);
  expect(await concernsOf(ana)).toMatchObject([
    { why: "answer", note: { body: "@Cleo @Bo it is not." }, words: "Nobody", isNew: true },
    { why: "mention", note: { id: first.id, createdBy: { name: "Cleo" } } },
  ]);
  expect(await concernsOf(cleo)).toMatchObject([
    { why: "mention", note: { replyTo: second.id } },
    { why: "answer", note: { id: second.id } },
  ]);
  expect(await concernsOf(bo)).toMatchObject([
    { why: "annotation", note: { id: second.id } },
    { why: "annotation", note: { id: first.id } },
  ]);
});

test("an edit mentions others, and forgets whom it no longer names", async () => {
  const { id } = await write(cleo, "@Ana Reis?");
  expectDone(await editNote(cleo, id, any, { body: "@Bo?" }));
  expect(await concernsOf(ana)).toEqual([]);
  expect(await concernsOf(bo)).toMatchObject([{ why: "mention" }]);
  expectDone(await removeNote(cleo, id, any));
  expect(await concernsOf(bo)).toEqual([]);
});

test("whoever may not see the annotation hears of no note on it", async () => {
  const { spans } = await makeDocument(cleo, projectId, "[Nobody] pays twice.");
  annotationId = (await makeAnnotation(cleo, documentId, spans, { visibility: "private" })).id;
  await write(cleo, "@Ana Reis, only I see this.");
  expect(await concernsOf(ana)).toEqual([]);
  expect(expectDone(await readInboxSummary(ana, projectId))).toMatchObject({
    notes: 0,
    unreadNotes: 0,
  });
});

test("pages lead from the newest to the oldest, and what was marked as seen is not new", async () => {
  for (const n of [1, 2, 3]) await write(cleo, `@Ana Reis ${n}`);
  const one = expectDone(await listInboxNotes(ana, projectId, { limit: 2 }));
  expect(one.items).toHaveLength(2);
  const two = expectDone(
    await listInboxNotes(ana, projectId, { limit: 2, after: one.next ?? undefined }),
  );
  expect([...one.items, ...two.items].map(({ note }) => note.body)).toEqual([
    "@Ana Reis 3",
    "@Ana Reis 2",
    "@Ana Reis 1",
  ]);
  expect(two.next).toBeNull();
  expectDone(await markInboxSeen(ana, projectId, one.items[1]?.at ?? ""));
  expect((await concernsOf(ana)).map(({ isNew }) => isNew)).toContain(false);
  expectDone(await markInboxSeen(ana, projectId, one.items[0]?.at ?? ""));
  expect(expectDone(await readInboxSummary(ana, projectId))).toMatchObject({
    notes: 3,
    unreadNotes: 0,
  });
});

test("a stranger gets nothing", async () => {
  const stranger = await makePerson("Stranger");
  expect(await listInboxNotes(stranger, projectId, { limit: 1 })).toMatchObject({
    ok: false,
    problem: "not-found",
  });
});
