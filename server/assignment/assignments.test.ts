import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { editAnnotation } from "@/server/annotation/edit";
import { removeAnnotation } from "@/server/annotation/judge";
import { addNote } from "@/server/annotation/notes";
import { giveReview } from "@/server/annotation/reviews";
import { saveAnnotation } from "@/server/annotation/write";
import { removeDocument } from "@/server/document/write";
import { labelDocuments } from "@/server/label/label-documents";
import { addLabel } from "@/server/label/write";
import { importLines } from "@/server/import/import-lines";
import { readChanges } from "@/server/live/follow";
import { newId } from "@/server/platform/new-id";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import {
  addGuideline,
  editGuideline,
  listGuidelines,
  listGuidelineVersions,
  removeGuideline,
} from "./guidelines";
import { planAssignments } from "./plan";
import { readAssignmentProgress } from "./progress";
import { listAssignments, listOwnOpen, readOwnAssignment } from "./read";
import { addAssignments, editAssignments, removeAssignments, setAssignmentState } from "./write";

let ana: Viewer, cy: Viewer, bo: Viewer, rea: Viewer, eve: Viewer;
let projectId: string;
let ids: string[];

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  bo = await makePerson("Bo");
  cy = await makePerson("Cy");
  rea = await makePerson("Rea");
  eve = await makePerson("Eve");
});
afterAll(closeTestDatabase);

beforeEach(async () => {
  projectId = (await makeProject(ana, { curator: cy, annotator: bo, reader: rea })).id;
  ids = [];
  for (let at = 0; at < 3; at++) {
    ids.push((await makeDocument(ana, projectId, `The mast [leans] ${at}.`)).document.id);
  }
});

const anyVersion = () => true;
const page = { limit: 100 };
const WORD = [{ start: 4, end: 8 }];

const assign = async (userId: string, documentIds = ids, rest = {}) =>
  expectDone(
    await addAssignments(ana, projectId, {
      pairs: documentIds.map((documentId) => ({ documentId, userId })),
      ...rest,
    }),
  );

async function seen(viewer: Viewer, request = {}) {
  const { items } = expectDone(await listAssignments(viewer, projectId, { ...page, ...request }));
  return items.map(({ person, document }) => [person.name, ids.indexOf(document.id)]);
}

const stateOf = async (viewer: Viewer, documentId: string) =>
  expectDone(await readOwnAssignment(viewer, documentId)).assignment;

async function setState(viewer: Viewer, of: Viewer, state: "in-progress" | "finished", at = 0) {
  const own = await stateOf(of, ids[at] ?? "");
  return setAssignmentState(viewer, own?.id ?? newId(), { state });
}

async function changesAfter(after: number): Promise<string[]> {
  const { changes } = expectDone(await readChanges(ana, { projectId }, after, 100));
  return changes.map(({ kind }) => kind);
}

test("texts are assigned once: the same request again changes nothing", async () => {
  const dueAt = "2026-12-24T12:00:00.000Z";
  const first = await assign(bo.id, ids, { dueAt });
  expect(first).toEqual({
    added: [expect.any(String), expect.any(String), expect.any(String)],
    already: 0,
  });
  const { last } = expectDone(await readChanges(ana, { projectId }, 0, 1));
  expect(await assign(bo.id, ids, { dueAt: null })).toEqual({ added: [], already: 3 });
  expect(await changesAfter(last)).toEqual([]);
  expect(await stateOf(bo, ids[0] ?? "")).toMatchObject({
    state: "not-started",
    dueAt,
    person: { id: bo.id, name: "Bo" },
    guideline: null,
  });
});

test("curators see all assignments, whoever is assigned their own, and strangers nothing", async () => {
  await assign(bo.id);
  await assign(cy.id, ids.slice(0, 1));
  expect(await seen(cy)).toHaveLength(4);
  expect(await seen(bo)).toEqual([
    ["Bo", 0],
    ["Bo", 1],
    ["Bo", 2],
  ]);
  expect(await seen(rea)).toEqual([]);
  expect(await seen(cy, { person: cy.id })).toEqual([["Cy", 0]]);
  expect(await seen(cy, { document: ids[1] })).toEqual([["Bo", 1]]);
  expect(await listAssignments(eve, projectId, page)).toMatchObject({ problem: "not-found" });
  expect(expectDone(await readAssignmentProgress(bo, projectId)).people).toHaveLength(1);
  const first = expectDone(await listAssignments(ana, projectId, { limit: 3 }));
  const after = first.next ?? undefined;
  expect(await seen(ana, { after })).toEqual([["Cy", 0]]);
});

test("only curators assign, and only to those who may annotate", async () => {
  const [documentId = ""] = ids;
  const pairs = [{ documentId, userId: bo.id }];
  expect(await addAssignments(bo, projectId, { pairs })).toMatchObject({ problem: "not-yours" });
  for (const userId of [rea.id, eve.id]) {
    const draft = { pairs: [...pairs, { documentId, userId }] };
    expect(await addAssignments(ana, projectId, draft)).toMatchObject({
      problem: "not-understood",
      reason: { key: "Refusals.assignment.notACoder" },
    });
  }
  const draft = { pairs, guidelineId: newId() };
  expect(await addAssignments(ana, projectId, draft)).toMatchObject({ problem: "not-found" });
  expect(await seen(ana)).toEqual([]);
});

test("texts of other projects and removed ones are left out, and no longer shown", async () => {
  const elsewhere = (await makeProject(ana)).id;
  const foreign = (await makeDocument(ana, elsewhere, "Elsewhere [it] is.")).document.id;
  expectDone(await removeDocument(ana, ids[2] ?? ""));
  const there = [{ documentId: foreign, userId: ana.id }];
  expectDone(await addAssignments(ana, elsewhere, { pairs: there }));
  expect(await assign(ana.id, [foreign])).toEqual({ added: [], already: 0 });
  expect((await assign(bo.id, [...ids, foreign])).added).toHaveLength(2);
  expectDone(await removeDocument(ana, ids[1] ?? ""));
  expect(await seen(ana)).toEqual([["Bo", 0]]);
  expect(expectDone(await readAssignmentProgress(ana, projectId)).notStarted).toBe(1);
});

test("the first annotation starts an assignment, in one change of the project", async () => {
  const [documentId = ""] = ids;
  await assign(bo.id);
  const { last } = expectDone(await readChanges(ana, { projectId }, 0, 1));
  await makeAnnotation(bo, documentId, WORD, { kind: "note" });
  await makeAnnotation(bo, documentId, WORD, { kind: "note" });
  await makeAnnotation(ana, ids[1] ?? "", WORD, { kind: "note" });
  expect(await stateOf(bo, documentId)).toMatchObject({ state: "in-progress", version: 2 });
  expect(await stateOf(bo, ids[1] ?? "")).toMatchObject({ state: "not-started" });
  expect(await changesAfter(last)).toEqual(["assignment.saved"]);
});

test("who has finished can not annotate the text until a curator opens it again", async () => {
  const [documentId = ""] = ids;
  await assign(bo.id);
  const own = await makeAnnotation(bo, documentId, WORD, { kind: "note" });
  const others = await makeAnnotation(cy, documentId, WORD, { kind: "note" });
  expectDone(await setState(bo, bo, "finished"));
  const locked = { problem: "not-yours", reason: { key: "Refusals.assignment.finished" } };
  const draft = { kind: "note", revision: 1, target: WORD } as const;
  expect(await saveAnnotation(bo, documentId, draft)).toMatchObject(locked);
  expect(await editAnnotation(bo, own.id, anyVersion, { body: "More." })).toMatchObject(locked);
  expect(await removeAnnotation(bo, own.id, anyVersion)).toMatchObject(locked);
  // What is no coding goes on, and so does work on other texts and that of others.
  expectDone(await addNote(bo, others.id, { body: "Why?" }));
  expectDone(await giveReview(bo, others.id, { verdict: "agree" }));
  await makeAnnotation(bo, ids[1] ?? "", WORD, { kind: "note" });
  await makeAnnotation(cy, documentId, WORD, { kind: "note" });
  expect(await setState(bo, bo, "in-progress")).toMatchObject({ problem: "not-yours" });
  const reopened = expectDone(await setState(cy, bo, "in-progress"));
  expect(reopened).toMatchObject({ state: "in-progress", finishedAt: null });
  expectDone(await saveAnnotation(bo, documentId, draft));
  expectDone(await removeAnnotation(bo, own.id, anyVersion));
});

test("a curator who has finished a text is locked out of their own work on it, not of deciding", async () => {
  const [documentId = ""] = ids;
  await assign(cy.id);
  const own = await makeAnnotation(cy, documentId, WORD, { kind: "note" });
  const others = await makeAnnotation(bo, documentId, WORD, { kind: "note" });
  expectDone(await setState(cy, cy, "finished"));
  expect(await removeAnnotation(cy, own.id, anyVersion)).toMatchObject({ problem: "not-yours" });
  // What is imported without a name would be their own.
  expect(await importLines(cy, documentId, [], true)).toMatchObject({ problem: "not-yours" });
  expectDone(await removeAnnotation(cy, others.id, anyVersion));
});

test("what one has still to code is shown by when it is due, what is not due last", async () => {
  const [first = "", second = "", third = ""] = ids;
  await assign(bo.id, [first]);
  await assign(bo.id, [second], { dueAt: "2026-12-24T12:00:00.000Z" });
  await assign(bo.id, [third], { dueAt: "2026-12-23T12:00:00.000Z" });
  const own = async () =>
    expectDone(await listOwnOpen(bo, projectId)).map(({ document }) => ids.indexOf(document.id));
  expect(await own()).toEqual([2, 1, 0]);
  expectDone(await setState(bo, bo, "finished", 1));
  expect(await own()).toEqual([2, 0]);
});

test("nobody else starts or finishes an assignment, and who may not know of it does not", async () => {
  await assign(bo.id);
  expect(await setState(cy, bo, "finished")).toMatchObject({ problem: "not-yours" });
  expect(await setState(rea, bo, "finished")).toMatchObject({ problem: "not-found" });
  expect(await setState(eve, bo, "finished")).toMatchObject({ problem: "not-found" });
  const again = expectDone(await setState(bo, bo, "finished"));
  expect(expectDone(await setState(bo, bo, "finished"))).toEqual(again);
});

test("a finished assignment says under which words of its guideline", async () => {
  const draft = { name: "Claims", text: "Mark claims." };
  const guideline = expectDone(await addGuideline(cy, projectId, draft));
  await assign(bo.id, ids, { guidelineId: guideline.id });
  expectDone(await setState(bo, bo, "finished"));
  expectDone(await editGuideline(cy, guideline.id, anyVersion, { text: "Mark *claims*." }));
  expect(await stateOf(bo, ids[0] ?? "")).toMatchObject({
    guidelineNumber: 1,
    guideline: { id: guideline.id, name: "Claims", number: 2 },
  });
  expectDone(await setState(bo, bo, "finished", 1));
  expect(await stateOf(bo, ids[1] ?? "")).toMatchObject({ guidelineNumber: 2 });
});

test("a guideline keeps every version of its words; another name makes none", async () => {
  const draft = { id: newId(), name: "Claims", text: "One." };
  const first = expectDone(await addGuideline(cy, projectId, draft));
  expect(expectDone(await addGuideline(cy, projectId, draft))).toEqual(first);
  expect(await editGuideline(bo, first.id, anyVersion, { text: "Two." })).toMatchObject({
    problem: "not-yours",
  });
  expectDone(await editGuideline(cy, first.id, anyVersion, { name: "Claims, again" }));
  const second = expectDone(await editGuideline(ana, first.id, anyVersion, { text: "Two." }));
  expect(second).toMatchObject({ name: "Claims, again", number: 2, version: 3 });
  const stale = await editGuideline(cy, first.id, (version) => version === 1, { text: "Three." });
  expect(stale).toMatchObject({ problem: "someone-was-faster", more: { current: second } });
  const { items } = expectDone(await listGuidelineVersions(rea, first.id));
  expect(items.map(({ number, text, createdBy }) => [number, text, createdBy.name])).toEqual([
    [2, "Two.", "Ana"],
    [1, "One.", "Cy"],
  ]);
  expect(await listGuidelineVersions(eve, first.id)).toMatchObject({ problem: "not-found" });
  await assign(bo.id, ids, { guidelineId: first.id });
  expectDone(await removeGuideline(cy, first.id, anyVersion));
  expect(expectDone(await listGuidelines(bo, projectId)).items).toEqual([]);
  expect(await stateOf(bo, ids[0] ?? "")).toMatchObject({ guideline: null });
});

test("due dates and guidelines of many change at once; taken back, an assignment locks nobody", async () => {
  const { added } = await assign(bo.id);
  const dueAt = "2026-11-01T00:00:00.000Z";
  const draft = { ids: [...added, newId()], dueAt };
  expect(expectDone(await editAssignments(ana, projectId, draft)).changed).toEqual(
    added.toSorted(),
  );
  const now = new Date("2026-11-02T00:00:00Z");
  expectDone(await setState(bo, bo, "finished"));
  const overdue = await listAssignments(bo, projectId, { ...page, overdue: "true" }, now);
  expect(expectDone(overdue).items).toHaveLength(2);
  expect(expectDone(await readAssignmentProgress(ana, projectId, now))).toMatchObject({
    notStarted: 2,
    finished: 1,
    overdue: 2,
    people: [{ person: { name: "Bo" }, finished: 1, overdue: 2 }],
    days: [{ finished: 1 }],
  });
  expect(await removeAssignments(bo, projectId, { ids: added })).toMatchObject({
    problem: "not-yours",
  });
  const removed = expectDone(await removeAssignments(ana, projectId, { ids: added })).removed;
  expect(removed).toHaveLength(3);
  await makeAnnotation(bo, ids[0] ?? "", WORD, { kind: "note" });
});

test("a draw is shown before anything is kept, and the pairs it shows are what is assigned", async () => {
  const request = { people: [bo.id, cy.id], perText: 1, seed: "quay" };
  const plan = expectDone(await planAssignments(ana, projectId, request));
  expect(plan).toMatchObject({ seed: "quay", documents: 3, short: 0 });
  expect(plan.people.map(({ added }) => added).toSorted()).toEqual([1, 2]);
  expect(await seen(ana)).toEqual([]);
  expect(expectDone(await planAssignments(cy, projectId, request))).toEqual(plan);
  expect(await planAssignments(bo, projectId, request)).toMatchObject({ problem: "not-yours" });
  const pairs = plan.pairs.map(({ documentId, userId }) => ({ documentId, userId }));
  expectDone(await addAssignments(ana, projectId, { pairs }));
  const after = expectDone(await planAssignments(ana, projectId, request));
  expect(after.pairs).toEqual([]);
  const all = expectDone(await planAssignments(ana, projectId, { people: [bo.id, cy.id] }));
  expect(all.pairs).toHaveLength(3);
});

test("a draw keeps to labels, languages and strata, and says where people are missing", async () => {
  const { id: labelId } = expectDone(await addLabel(ana, projectId, { name: "Harbour" }));
  const changes = [{ labelId, documentIds: ids.slice(0, 2), on: true }];
  expectDone(await labelDocuments(ana, projectId, { changes }));
  const plan = async (rest: object) =>
    expectDone(await planAssignments(ana, projectId, { people: [bo.id], seed: "a", ...rest }));
  expect((await plan({ labels: [labelId] })).documents).toBe(2);
  expect((await plan({ language: "fr" })).documents).toBe(0);
  const both = await plan({ perText: 2, strata: "label" });
  expect(both.strata).toEqual([
    { name: "", documents: 1, added: 1 },
    { name: "Harbour", documents: 2, added: 2 },
  ]);
  expect(both.short).toBe(3);
  for (const { id } of [eve, rea]) {
    expect(await planAssignments(ana, projectId, { people: [id] })).toMatchObject({
      problem: "not-understood",
      reason: { key: "Refusals.assignment.notACoder" },
    });
  }
});
