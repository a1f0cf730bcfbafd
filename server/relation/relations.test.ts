import { afterAll, beforeAll, expect, test } from "vitest";
import type { Outcome } from "@/lib/outcome";
import type { Viewer } from "@/server/access/viewer";
import { editAnnotation } from "@/server/annotation/edit";
import { removeAnnotation } from "@/server/annotation/judge";
import { restoreAnnotation } from "@/server/annotation/restore";
import { removeDocument } from "@/server/document/write";
import { readFeed } from "@/server/feed/changes";
import { read } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { readRelation, relationHistory } from "./history";
import { listRelations, type RelationFilter } from "./read";
import { addRelation, editRelation, removeRelation, restoreRelation } from "./write";

let ana: Viewer, bo: Viewer, cleo: Viewer, dee: Viewer, eve: Viewer;
let projectId: string, one: string, two: string;
let a: string, b: string, c: string, far: string;
const any = () => true;

beforeAll(async () => {
  await openTestDatabase();
  [ana, bo, cleo, dee, eve] = (await Promise.all(
    ["Ana", "Bo", "Cleo", "Dee", "Eve"].map(makePerson),
  )) as [Viewer, Viewer, Viewer, Viewer, Viewer];
  projectId = (await makeProject(ana, { annotator: bo, curator: cleo, reader: dee })).id;
  one = (await makeDocument(ana, projectId, "The ferry sank. No ferry sank. It ran late.")).document
    .id;
  two = (await makeDocument(ana, projectId, "The captain says it ran on time.")).document.id;
  const make = async (documentId: string, start: number, end: number) =>
    (await makeAnnotation(bo, documentId, [{ start, end }])).id;
  [a, b, c] = [await make(one, 0, 15), await make(one, 16, 30), await make(one, 31, 43)];
  far = await make(two, 4, 11);
});
afterAll(closeTestDatabase);

const list = async (viewer: Viewer, filter: RelationFilter = {}) =>
  expectDone(await listRelations(viewer, projectId, filter, { limit: 100 })).items.map(
    ({ id }) => id,
  );
const relate = (viewer: Viewer, from: string, to: string, type = "supports", rest = {}) =>
  addRelation(viewer, projectId, { from, to, type, ...rest });
const kindsIn = async (viewer: Viewer, feedId: string, id: string) =>
  (await readFeed(read, viewer, feedId, 0, 1_000)).changes
    .filter((change) => change.id === id)
    .map(({ kind }) => kind.replace("annotation-relation.", ""));
const problemOf = (outcome: Outcome<unknown>) =>
  outcome.ok ? "done" : [outcome.problem, outcome.reason?.key];

test("a relation is made, listed by what it has, changed and removed, in every feed", async () => {
  const made = expectDone(await relate(bo, a, far, "contradicts", { note: "*Late?*" }));
  expect(made).toMatchObject({
    from: a,
    to: far,
    type: "contradicts",
    note: "*Late?*",
    fromEnd: { documentId: one, kind: "claim", exact: "The ferry sank." },
    toEnd: { documentId: two, exact: "captain" },
    createdBy: { id: bo.id, name: "Bo" },
    version: 1,
  });
  const { id } = made;
  const other = expectDone(await relate(ana, b, c, "repeats")).id;
  expect(await list(dee)).toEqual([id, other]);
  expect(await list(dee, { annotation: far })).toEqual([id]);
  expect(await list(dee, { document: two })).toEqual([id]);
  expect(await list(dee, { document: one })).toEqual([id, other]);
  expect(await list(dee, { type: "repeats" })).toEqual([other]);
  expect(await list(dee, { author: bo.id })).toEqual([id]);
  expect(await list(dee, { author: "Ana" })).toEqual([other]);
  const page = expectDone(await listRelations(dee, projectId, {}, { limit: 1 }));
  expect(page.next).toBe(id);
  const rest = { after: id, limit: 1 };
  expect(expectDone(await listRelations(dee, projectId, {}, rest)).items[0]?.id).toBe(other);

  const stale = await editRelation(bo, id, (version) => version === 7, { note: "x" });
  expect(stale).toMatchObject({ problem: "someone-was-faster", more: { current: { id } } });
  expect(problemOf(await editRelation(dee, id, any, { note: "x" }))[0]).toBe("not-yours");
  const edited = expectDone(await editRelation(bo, id, any, { type: "answers", to: c }));
  expect(edited).toMatchObject({ type: "answers", to: c, note: "*Late?*", version: 2 });
  // It has left the second text.
  expect(await kindsIn(dee, two, id)).toEqual(["saved", "deleted"]);
  const [past] = expectDone(await relationHistory(dee, id, { limit: 5 })).items;
  expect(past).toMatchObject({ version: 1, action: "edit", before: { type: "contradicts" } });
  expect(expectDone(await removeRelation(cleo, id, any))).toBeNull();
  expect(await list(bo)).toEqual([other]);
  expect(problemOf(await readRelation(bo, id))).toEqual(["not-found", undefined]);
  expect(expectDone(await restoreRelation(bo, id))).toMatchObject({ id, version: 4 });
  expect((await kindsIn(dee, one, id)).at(-1)).toBe("saved");
  expect(await kindsIn(dee, projectId, id)).toEqual([
    "saved",
    "deleted",
    "saved",
    "deleted",
    "saved",
  ]);
  expectDone(await removeRelation(bo, id, any));
  expectDone(await removeRelation(ana, other, any));
});

test("the same by one person is one; by another it is another", async () => {
  const id = newId();
  const first = await relate(bo, a, b, "supports", { id });
  expect(first).toMatchObject({ ok: true, created: true, value: { id } });
  const again = await relate(bo, a, b, "supports", { id });
  expect(again).toMatchObject({ ok: true, created: false, value: { id } });
  const same = await relate(bo, a, b, "supports", { id: newId(), note: "anew" });
  expect(same).toMatchObject({ ok: true, created: false, value: { id, note: "" } });
  const reversed = expectDone(await relate(bo, b, a));
  const others = expectDone(await relate(ana, a, b));
  expect(new Set([id, reversed.id, others.id]).size).toBe(3);
  expect(problemOf(await relate(ana, a, c, "supports", { id }))[0]).toBe("id-taken");
  expect(problemOf(await editRelation(bo, reversed.id, any, { from: a, to: b }))).toEqual([
    "already-there",
    "Refusals.relation.there",
  ]);
  const answers = await Promise.all([1, 2, 3, 4].map(() => relate(bo, c, a, "causes")));
  expect(answers.filter((each) => each.ok && each.created)).toHaveLength(1);
  for (const each of await list(bo)) expectDone(await removeRelation(ana, each, any));
});

test("what can not be related is refused, with the list of types", async () => {
  expect(problemOf(await relate(bo, a, a))).toEqual([
    "relation-not-usable",
    "Refusals.relation.self",
  ]);
  expect(await relate(bo, a, b, "refutes")).toMatchObject({
    problem: "relation-not-usable",
    reason: { key: "Refusals.relation.unknownType" },
    more: { types: ["supports", "contradicts", "answers", "repeats", "causes"] },
  });
  const elsewhere = (await makeProject(bo)).id;
  const { document } = await makeDocument(bo, elsewhere, "Another project.");
  const foreign = await makeAnnotation(bo, document.id, [{ start: 0, end: 7 }]);
  expect(problemOf(await relate(bo, a, foreign.id))).toEqual([
    "not-found",
    "Refusals.missing.annotation",
  ]);
  expect(problemOf(await relate(bo, a, newId()))[0]).toBe("not-found");
  expect(problemOf(await relate(dee, a, b))[0]).toBe("not-yours");
  expect(problemOf(await relate(eve, a, b))[0]).toBe("not-found");
  expect(await list(ana)).toEqual([]);
});

test("who does not see both ends hears of a relation by no path", async () => {
  const mine = await makeAnnotation(bo, one, [{ start: 4, end: 9 }], { visibility: "private" });
  const before = {
    one: (await readFeed(read, ana, one, 0, 1_000)).last,
    two: (await readFeed(read, ana, two, 0, 1_000)).last,
    project: (await readFeed(read, ana, projectId, 0, 1_000)).last,
  };
  const { id } = expectDone(await relate(bo, mine.id, far));
  expect(problemOf(await relate(ana, far, mine.id))[0]).toBe("not-found");
  expectDone(await editRelation(bo, id, any, { note: "for myself" }));
  expect(await list(bo)).toEqual([id]);
  for (const viewer of [ana, cleo, dee]) {
    expect(await list(viewer)).toEqual([]);
    expect(await list(viewer, { annotation: far })).toEqual([]);
    for (const outcome of [
      await readRelation(viewer, id),
      await relationHistory(viewer, id, { limit: 5 }),
      await editRelation(viewer, id, any, { note: "x" }),
      await removeRelation(viewer, id, any),
      await restoreRelation(viewer, id),
    ]) {
      expect(problemOf(outcome)).toEqual(["not-found", undefined]);
    }
  }
  expect((await readFeed(read, ana, one, 0, 1_000)).last).toBe(before.one);
  expect((await readFeed(read, ana, two, 0, 1_000)).last).toBe(before.two);
  expect((await readFeed(read, ana, projectId, 0, 1_000)).last).toBe(before.project);
  expect(await kindsIn(bo, two, id)).toEqual(["saved", "saved"]);

  // Shared with its end, it appears; what was said of it before stays with its author.
  expectDone(await editAnnotation(bo, mine.id, any, { visibility: "project" }));
  expect(await list(dee)).toEqual([id]);
  expect(await kindsIn(dee, projectId, id)).toEqual(["saved"]);
  expect(expectDone(await relationHistory(dee, id, { limit: 5 })).items).toEqual([]);
  expect(expectDone(await relationHistory(bo, id, { limit: 5 })).items).toHaveLength(1);
  expectDone(await editAnnotation(bo, mine.id, any, { visibility: "private" }));
  expect(await list(dee)).toEqual([]);
  expect(await kindsIn(dee, projectId, id)).toEqual(["saved", "deleted"]);
  expectDone(await removeRelation(bo, id, any));
});

test("a relation goes with an end and comes back with it", async () => {
  const { id } = expectDone(await relate(bo, a, far));
  expectDone(await removeAnnotation(bo, far, any));
  expect(await list(bo)).toEqual([]);
  expect(problemOf(await readRelation(bo, id))[0]).toBe("not-found");
  expect(problemOf(await relate(bo, a, far))[0]).toBe("not-found");
  expectDone(await restoreAnnotation(bo, far));
  expect(await list(bo)).toEqual([id]);
  expect(await kindsIn(dee, projectId, id)).toEqual(["saved", "deleted", "saved"]);
  expectDone(await removeDocument(ana, two));
  expect(await list(bo)).toEqual([]);
});
