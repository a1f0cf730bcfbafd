import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { markSeen, readNews } from "@/server/document/news";
import { read } from "@/server/platform/db";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { recordStatements } from "@/test/database/statements";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { listConversations, type ConversationFilter } from "./conversations";
import { addNote, removeNote, resolveNote } from "./notes";

let ana: Viewer, bo: Viewer, eve: Viewer;
let documentId: string, first: string, second: string, hidden: string;
let statements: ReturnType<typeof recordStatements>;
const any = () => true;

beforeAll(async () => {
  statements = recordStatements(await openTestDatabase());
  ana = await makePerson("Ana");
  bo = await makePerson("Bo");
  eve = await makePerson("Eve");
  const projectId = (await makeProject(ana, { annotator: bo })).id;
  documentId = (await makeDocument(ana, projectId, "The gate is locked at nine.")).document.id;
  const mark = async (viewer: Viewer, start: number, rest: object = {}) =>
    (await makeAnnotation(viewer, documentId, [{ start, end: start + 4 }], rest)).id;
  second = await mark(ana, 12);
  first = await mark(ana, 4);
  hidden = await mark(ana, 0, { visibility: "private" });
  await mark(ana, 20);
});
afterAll(closeTestDatabase);

const say = async (viewer: Viewer, annotationId: string, body: string, replyTo?: string) =>
  expectDone(await addNote(viewer, annotationId, { body, replyTo }));
const list = async (viewer: Viewer, filter: ConversationFilter = {}, limit = 50, after?: never) =>
  expectDone(await listConversations(viewer, documentId, filter, { limit, after }));
const ids = async (viewer: Viewer, filter: ConversationFilter = {}) =>
  (await list(viewer, filter)).items.map(({ annotationId }) => annotationId);

test("all notes that somebody may see, in the order of the text, page by page", async () => {
  const asking = await say(bo, second, "Who says so?");
  await say(ana, second, "The warden, @Bo.", asking.id);
  await say(ana, hidden, "For me alone.");
  const gone = await say(ana, first, "Never mind.");
  expect(await ids(bo)).toEqual([first, second]);
  expect(await ids(ana)).toEqual([hidden, first, second]);
  expectDone(await removeNote(ana, gone.id, any));
  expect(await ids(bo)).toEqual([second]);

  const { items } = await list(bo);
  expect(items).toMatchObject([
    {
      words: "lock",
      createdBy: { name: "Ana" },
      noteCount: 2,
      notes: [{ body: "Who says so?" }, { body: "The warden, @Bo.", replyTo: asking.id }],
    },
  ]);
  const page = expectDone(await listConversations(ana, documentId, {}, { limit: 1 }));
  expect(page.items.map(({ annotationId }) => annotationId)).toEqual([hidden]);
  const rest = { limit: 5, after: page.next ?? undefined };
  const { items: others, next } = expectDone(await listConversations(ana, documentId, {}, rest));
  expect([others.map(({ annotationId }) => annotationId), next]).toEqual([[second], null]);
  expect(await listConversations(eve, documentId, {}, { limit: 5 })).toMatchObject({
    problem: "not-found",
  });
});

test("they are narrowed by thread, writer, mention and time", async () => {
  const note = await say(bo, first, "Locked, or shut?");
  expect(await ids(bo, { thread: "resolved" })).toEqual([]);
  expectDone(await resolveNote(ana, note.id, any, { resolved: true }));
  expect(await ids(bo, { thread: "resolved" })).toEqual([first]);
  expect(await ids(bo, { thread: "open" })).toEqual([second]);
  expect(await ids(bo, { by: ana.id })).toEqual([second]);
  expect(await ids(bo, { mentions: bo.id })).toEqual([second]);
  expect(await ids(bo, { mentions: ana.id })).toEqual([]);
  expect(await ids(bo, { since: new Date(Date.now() + 60_000).toISOString() })).toEqual([]);
  expect(await ids(bo, { since: new Date(Date.now() - 60_000).toISOString() })).toEqual([
    first,
    second,
  ]);
});

test("of a long discussion the first notes are listed and all are counted, in as many statements", async () => {
  const { length: before } = await statements.during(() => list(bo));
  for (let at = 0; at < 205; at++) await say(bo, first, `Note ${at}`);
  expect(await statements.during(() => list(bo))).toHaveLength(before);
  const item = (await list(bo)).items.find(({ annotationId }) => annotationId === first);
  expect([item?.notes.length, item?.noteCount]).toEqual([200, 206]);
});

const news = async (viewer: Viewer) => expectDone(await readNews(viewer, documentId));

test("what is new is what others marked or noted and one may see, since one was here", async () => {
  expect(await news(bo)).toMatchObject({ seenAt: null, count: 0, annotationIds: [] });
  const now = () => new Date().toISOString();
  expectDone(await markSeen(bo, documentId, now()));
  await new Promise(setImmediate);
  expect(await news(bo)).toMatchObject({ count: 0 });
  const target = [{ start: 16, end: 18 }];
  const fresh = (await makeAnnotation(ana, documentId, target)).id;
  await makeAnnotation(bo, documentId, target);
  await makeAnnotation(ana, documentId, target, { visibility: "private" });
  await say(ana, hidden, "Still for me alone.");
  await say(bo, second, "My own words.");
  expect(await news(bo)).toMatchObject({ count: 1, annotationIds: [fresh] });
  const note = await say(ana, second, "Seen.");
  const { at, ...found } = await news(bo);
  expect(found).toMatchObject({ count: 2, annotationIds: [second, fresh] });
  expectDone(await removeNote(ana, note.id, any));
  expect(await news(bo)).toMatchObject({ annotationIds: [fresh] });
  const { seenAt } = expectDone(await markSeen(bo, documentId, at));
  expect(await news(bo)).toMatchObject({ seenAt, count: 0 });
  // Taken back, and never in a time to come.
  expectDone(await markSeen(bo, documentId, found.seenAt ?? ""));
  expect(await news(bo)).toMatchObject({ count: 1 });
  const later = expectDone(await markSeen(bo, documentId, "2999-01-01T00:00:00Z"));
  expect(new Date(later.seenAt).getTime()).toBeLessThanOrEqual(Date.now());
  expect(await news(ana)).toMatchObject({ seenAt: null });
  expect(await readNews(eve, documentId)).toMatchObject({ problem: "not-found" });
  expect(await markSeen(eve, documentId, now())).toMatchObject({ problem: "not-found" });
  expect(await read.readingPlace.count({ where: { documentId } })).toBe(1);
});
