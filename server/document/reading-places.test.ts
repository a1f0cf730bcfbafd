import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { changeMe, readMe } from "@/server/account/me";
import { readFeed } from "@/server/feed/changes";
import { read } from "@/server/platform/db";
import { removeMember } from "@/server/project/members";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { recordStatements } from "@/test/database/statements";
import { expectDone, makeDocument, makePerson, makeProject } from "@/test/make/make";
import { keepPlace, readOpenedAs, readPlace } from "./reading-places";

let ana: Viewer, bo: Viewer;
let projectId: string, documentId: string;
let statements: ReturnType<typeof recordStatements>;

beforeAll(async () => {
  statements = recordStatements(await openTestDatabase());
  [ana, bo] = [await makePerson("Ana"), await makePerson("Bo")];
  projectId = (await makeProject(ana, { reader: bo })).id;
  documentId = (await makeDocument(ana, projectId, "⛵ The gate is locked at nine.")).document.id;
});
afterAll(closeTestDatabase);

const placeOf = async (viewer: Viewer) => expectDone(await readPlace(viewer, documentId)).place;

test("where somebody stops is kept for them alone, and no feed tells of it", async () => {
  expect(await placeOf(bo)).toBeNull();
  const { changes: before } = await readFeed(read, ana, documentId, 0, 100);
  const first = expectDone(await keepPlace(bo, documentId, { revision: 1, offset: 6 }));
  expect(await placeOf(bo)).toEqual({ revision: 1, offset: 6, ...first });
  const end = expectDone(await keepPlace(bo, documentId, { revision: 1, offset: null }));
  expect(await placeOf(bo)).toEqual({ revision: 1, offset: null, ...end });
  expect(await placeOf(ana)).toBeNull();
  const { changes } = await readFeed(read, ana, documentId, 0, 100);
  expect(changes).toEqual(before);
});

test("a place outside the text, of a revision that is none, or in a text one may not read is refused", async () => {
  const keep = (viewer: Viewer, revision: number, offset: number) =>
    keepPlace(viewer, documentId, { revision, offset });
  expect(await keep(bo, 1, 1_000)).toMatchObject({ problem: "span-outside-text" });
  expect(await keep(bo, 2, 1)).toMatchObject({ problem: "not-found" });
  const eve = await makePerson("Eve");
  expect(await keep(eve, 1, 1)).toMatchObject({ problem: "not-found" });
  expect(await readPlace(eve, documentId)).toMatchObject({ problem: "not-found" });
});

test("the page is opened with place and look in one statement", async () => {
  const usual = { size: "normal", width: "normal", colouring: "kind" };
  const here = { projectId, documentId };
  expect((await readOpenedAs(ana, here)).look).toEqual(usual);
  expectDone(await changeMe(ana, { textLook: { size: "large" } }));
  expectDone(await changeMe(ana, { textLook: { width: "wide" }, name: "Ana R." }));
  expectDone(await keepPlace(ana, documentId, { revision: 1, offset: 9 }));
  const sent = await statements.during(() => readOpenedAs(ana, here));
  expect(sent).toHaveLength(1);
  const look = { ...usual, size: "large", width: "wide" };
  expect(await readOpenedAs(ana, here)).toMatchObject({ look, stop: { revision: 1, offset: 9 } });
  expect(expectDone(await readMe(ana))).toMatchObject({ name: "Ana R.", textLook: look });
  expect(expectDone(await readMe(bo)).textLook).toEqual(usual);
});

test("who leaves the project leaves no place in it", async () => {
  expectDone(await keepPlace(bo, documentId, { revision: 1, offset: 4 }));
  expectDone(await removeMember(bo, projectId, bo.id));
  expect(await read.readingPlace.count({ where: { userId: bo.id } })).toBe(0);
});
