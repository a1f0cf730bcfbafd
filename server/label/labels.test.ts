import { afterAll, beforeAll, expect, test } from "vitest";
import { LABEL_COLOURS, MAX_LABELS_OF_ONE } from "@/lib/contract/terms";
import type { Viewer } from "@/server/access/viewer";
import { listDocuments } from "@/server/document/list";
import { readDocument } from "@/server/document/read";
import { removeDocument } from "@/server/document/write";
import { readChanges } from "@/server/live/follow";
import { newId } from "@/server/platform/new-id";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { recordStatements } from "@/test/database/statements";
import { expectDone, makeDocument, makePerson, makeProject } from "@/test/make/make";
import { labelDocuments } from "./label-documents";
import { listLabels } from "./read";
import { addLabel, editLabel, mergeLabel, removeLabel } from "./write";

let ana: Viewer, bo: Viewer, eve: Viewer, rea: Viewer;
let projectId: string;
let ids: string[];
let statements: ReturnType<typeof recordStatements>;

beforeAll(async () => {
  statements = recordStatements(await openTestDatabase());
  ana = await makePerson("Ana");
  bo = await makePerson("Bo");
  eve = await makePerson("Eve");
  rea = await makePerson("Rea");
});
afterAll(closeTestDatabase);

const anyVersion = () => true;

async function fresh(count = 3): Promise<void> {
  projectId = (await makeProject(ana, { annotator: bo, reader: rea })).id;
  ids = [];
  for (let i = 0; i < count; i++) {
    ids.push((await makeDocument(ana, projectId, `The mast [leans] ${i}.`)).document.id);
  }
}

const make = async (name: string, viewer = ana) =>
  expectDone(await addLabel(viewer, projectId, { name }));

const put = (labelId: string, documentIds: readonly string[], on = true, viewer = ana) =>
  labelDocuments(viewer, projectId, { changes: [{ labelId, documentIds: [...documentIds], on }] });

async function labelled(labels: readonly string[], viewer = ana): Promise<string[]> {
  const page = expectDone(await listDocuments(viewer, projectId, { limit: 100, labels }));
  return page.items.map(({ id }) => id);
}

async function changesAfter(after: number): Promise<[string, string][]> {
  const { changes } = expectDone(await readChanges(ana, { projectId }, after, 100));
  return changes.map(({ kind, id }) => [kind, id]);
}

async function position(): Promise<number> {
  return expectDone(await readChanges(ana, { projectId }, 0, 1)).last;
}

test("a label is made with a colour of its own, put on texts, found by and counted", async () => {
  await fresh();
  const [harbour, draft] = [await make("Harbour"), await make("Draft", bo)];
  for (const { colour } of [harbour, draft]) expect(LABEL_COLOURS).toContain(colour);
  const before = await position();
  const [one = "", other = ""] = ids;
  expect(expectDone(await put(harbour.id, [one, other, newId()])).changes).toEqual([
    { labelId: harbour.id, documentIds: expect.arrayContaining([one, other]), on: true },
  ]);
  expectDone(await put(draft.id, [one], true, bo));
  expect(await changesAfter(before)).toEqual([
    ["label.saved", harbour.id],
    ["label.saved", draft.id],
  ]);
  expect(await labelled([harbour.id])).toEqual([one, other]);
  expect(await labelled([harbour.id, draft.id], rea)).toEqual([one]);
  expect(expectDone(await readDocument(rea, one)).labels).toEqual([
    { id: draft.id, name: "Draft", colour: draft.colour },
    { id: harbour.id, name: "Harbour", colour: harbour.colour },
  ]);
  const { items } = expectDone(await listLabels(rea, projectId));
  expect(items.map(({ name, documentCount }) => [name, documentCount])).toEqual([
    ["Draft", 1],
    ["Harbour", 2],
  ]);
  const found = expectDone(await listDocuments(ana, projectId, { limit: 9, q: "harbóur" }));
  expect(found.items.map(({ id }) => id)).toEqual([one, other]);
});

test("what an act really changed is its answer, and the opposite of that undoes it", async () => {
  await fresh();
  const { id } = await make("Harbour");
  const [one = "", other = ""] = ids;
  expectDone(await put(id, [one]));
  const answer = expectDone(await put(id, [one, other]));
  expect(answer.changes).toEqual([{ labelId: id, documentIds: [other], on: true }]);
  const again = await position();
  expect(expectDone(await put(id, [one, other])).changes).toEqual([]);
  expect(await position()).toBe(again);
  const changes = answer.changes.map((change) => ({ ...change, on: false }));
  expectDone(await labelDocuments(ana, projectId, { changes }));
  expect(await labelled([id])).toEqual([one]);
  const both = [true, false].map((on) => ({ labelId: id, documentIds: [other], on }));
  const twice = expectDone(await labelDocuments(ana, projectId, { changes: both })).changes;
  const back = twice.map((change) => ({ ...change, on: !change.on }));
  expectDone(await labelDocuments(ana, projectId, { changes: back }));
  expect(await labelled([id])).toEqual([one]);
});

test("readers do not label, annotators change no label, strangers see none", async () => {
  await fresh(1);
  const { id } = await make("Harbour");
  expect(await addLabel(rea, projectId, { name: "Mine" })).toMatchObject({ problem: "not-yours" });
  expect(await put(id, ids, true, rea)).toMatchObject({ problem: "not-yours" });
  expect(await editLabel(bo, id, anyVersion, { name: "Quay" })).toMatchObject({
    problem: "not-yours",
  });
  expect(await removeLabel(bo, id, anyVersion)).toMatchObject({ problem: "not-yours" });
  for (const refused of [
    await listLabels(eve, projectId),
    await put(id, ids, true, eve),
    await editLabel(eve, id, anyVersion, { name: "Quay" }),
    await mergeLabel(eve, id, newId()),
  ]) {
    expect(refused).toMatchObject({ problem: "not-found" });
  }
});

test("a label of another project is none here, neither to put on nor to merge into", async () => {
  await fresh(1);
  const foreign = await make("Elsewhere");
  await fresh(1);
  const { id } = await make("Harbour");
  expect(await put(foreign.id, ids)).toMatchObject({ problem: "not-found" });
  expect(await mergeLabel(ana, id, foreign.id)).toMatchObject({ problem: "not-found" });
  expect(await mergeLabel(ana, id, id)).toMatchObject({ problem: "not-understood" });
  expect(await addLabel(ana, projectId, { id: foreign.id, name: "Elsewhere" })).toMatchObject({
    problem: "id-taken",
  });
});

test("two labels do not have one name, whatever its case and accents", async () => {
  await fresh(1);
  const { id } = await make("Kränkung");
  expect(await addLabel(ana, projectId, { name: " KRANKUNG " })).toMatchObject({
    problem: "already-there",
    errors: [{ path: "name" }],
  });
  const other = await make("Other");
  expect(await editLabel(ana, other.id, anyVersion, { name: "krankung" })).toMatchObject({
    problem: "already-there",
  });
  const renamed = expectDone(await editLabel(ana, id, anyVersion, { name: "KRÄNKUNG" }));
  expect(renamed).toMatchObject({ name: "KRÄNKUNG", version: 2 });
  expect(await editLabel(ana, id, (version) => version === 1, { name: "Late" })).toMatchObject({
    problem: "someone-was-faster",
    more: { current: { name: "KRÄNKUNG" } },
  });
});

test("a merge gives the texts of one label the other, once each, and a removal takes it off", async () => {
  await fresh();
  const [from, into] = [await make("Port"), await make("Harbour")];
  const [one = "", other = "", third = ""] = ids;
  expectDone(await put(from.id, [one, other]));
  expectDone(await put(into.id, [other, third]));
  const before = await position();
  expect(expectDone(await mergeLabel(ana, from.id, into.id))).toMatchObject({
    id: into.id,
    documentCount: 3,
  });
  expect(await changesAfter(before)).toEqual([
    ["label.deleted", from.id],
    ["label.saved", into.id],
  ]);
  expect(await labelled([into.id])).toEqual(ids);
  expect(await labelled([from.id])).toEqual([]);
  await make("Port");
  expectDone(await removeLabel(ana, into.id, anyVersion));
  expect(expectDone(await readDocument(ana, one)).labels).toEqual([]);
  expect(await put(into.id, [one])).toMatchObject({ problem: "not-found" });
});

test("a text that was taken away counts no more, and is labelled no more", async () => {
  await fresh(2);
  const { id } = await make("Harbour");
  const [one = "", other = ""] = ids;
  expectDone(await put(id, [one]));
  expectDone(await removeDocument(ana, one));
  expect(expectDone(await put(id, [one, other])).changes).toEqual([
    { labelId: id, documentIds: [other], on: true },
  ]);
  expect(expectDone(await listLabels(ana, projectId)).items[0]?.documentCount).toBe(1);
});

test("a text has so many labels and no more, and a refusal leaves none of them", async () => {
  await fresh(1);
  const labels = [];
  for (let i = 0; i <= MAX_LABELS_OF_ONE; i++) labels.push((await make(`Label ${i}`)).id);
  const [last = "", ...others] = labels;
  const changes = others.map((labelId) => ({ labelId, documentIds: ids, on: true }));
  expectDone(await labelDocuments(ana, projectId, { changes }));
  const extra = await make("One more");
  const refused = await labelDocuments(ana, projectId, {
    changes: [last, extra.id].map((labelId) => ({ labelId, documentIds: ids, on: true })),
  });
  expect(refused).toMatchObject({ problem: "not-understood" });
  expect(await labelled([last])).toEqual([]);
});

test("the labels of a page of texts are read in one statement, however many texts and labels", async () => {
  await fresh(3);
  for (const name of ["Harbour", "Draft"]) expectDone(await put((await make(name)).id, ids));
  const sent = await statements.during(async () => {
    const page = expectDone(await listDocuments(ana, projectId, { limit: 100 }));
    expect(page.items.map(({ labels }) => labels.length)).toEqual([2, 2, 2]);
  });
  expect(sent.filter((sql) => sql.includes('"Label"'))).toHaveLength(1);
});
