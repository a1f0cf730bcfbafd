import { afterAll, beforeAll, expect, test } from "vitest";
import { judgeAnnotation } from "@/server/annotation/judge";
import { editAnnotation } from "@/server/annotation/edit";
import { saveAnnotation } from "@/server/annotation/write";
import { addClaim } from "@/server/claim/write";
import { transaction } from "@/server/platform/db";
import { reviseText } from "@/server/document/revise";
import { addDocument } from "@/server/document/write";
import { readComparison } from "./comparison";
import { listTargets, readCrossTable } from "./cross-table";
import { readDensities, readDensity } from "./density";
import { listPassages } from "./passages";
import { findOrCreateSpeaker } from "@/server/speaker/store";
import { newId } from "@/server/platform/new-id";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makeAnnotation, makePerson, makeProject } from "@/test/make/make";
import type { Viewer } from "@/server/access/viewer";

const SPEECH =
  "THE CHAIR: The quay is open, and the clique was wrong.\n\nANA REIS: How much did the quay cost us?\n\nTHE CHAIR: Nobody has asked that but the clique.";

let ana: Viewer, bo: Viewer, eve: Viewer;
let projectId: string, documentId: string, claimId: string;
let text = "";
const page = { limit: 100 };

const at = (words: string, from = 0) => {
  const start = text.indexOf(words, from);
  return [{ start, end: start + words.length }];
};
const say = (viewer: Viewer, words: string, rhetoric: object, rest: object = {}, from = 0) =>
  makeAnnotation(viewer, documentId, at(words, from), { kind: "rhetoric", rhetoric, ...rest });

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  bo = await makePerson("Bo");
  eve = await makePerson("Eve");
  projectId = (await makeProject(ana, { annotator: bo })).id;
  const draft = { title: "The sitting", format: "plain", content: SPEECH } as const;
  documentId = expectDone(await addDocument(ana, projectId, draft)).id;
  text = SPEECH;
  claimId = expectDone(await addClaim(ana, projectId, { statement: "The clique was wrong." })).id;
  await say(ana, "clique", {
    technique: "name-calling-labeling",
    target: "The opposition",
    claimId,
  });
  await say(
    bo,
    "the clique",
    { technique: "name-calling-labeling", target: "the Opposition" },
    {},
    100,
  );
  await say(
    bo,
    "Nobody has asked",
    { technique: "doubt", target: "Ana Reis" },
    { visibility: "private" },
  );
  const wrong = await say(ana, "wrong", { technique: "doubt" });
  expectDone(await judgeAnnotation(ana, wrong.id, () => true, { status: "rejected" }));
});
afterAll(closeTestDatabase);

test("the cross-table counts technique, target and claim for what each may see", async () => {
  const owner = expectDone(await readCrossTable(ana, projectId)).items;
  expect(owner.map(({ technique, count }) => [technique, count])).toEqual([
    ["name-calling-labeling", 1],
    ["name-calling-labeling", 1],
  ]);
  expect(owner.map(({ target }) => target.toLowerCase())).toEqual([
    "the opposition",
    "the opposition",
  ]);
  expect(owner.find((cell) => cell.claimId)).toMatchObject({
    claim: "The clique was wrong.",
    label: "Name calling or labelling",
  });
  const author = expectDone(await readCrossTable(bo, projectId)).items;
  expect(author).toContainEqual(
    expect.objectContaining({ technique: "doubt", target: "Ana Reis", count: 1 }),
  );
  expect(await readCrossTable(eve, projectId)).toMatchObject({ problem: "not-found" });
});

test("a cell opens exactly the passages it counts, with the words around them", async () => {
  const cell = { technique: "name-calling-labeling", target: "the opposition" };
  const both = expectDone(await listPassages(ana, projectId, cell, page));
  expect(both.count).toBe(2);
  const one = expectDone(await listPassages(ana, projectId, { ...cell, claim: claimId }, page));
  expect(one.items).toMatchObject([
    { words: "clique", before: expect.stringMatching(/and the $/), documentTitle: "The sitting" },
  ]);
  const none = expectDone(await listPassages(ana, projectId, { ...cell, claim: "none" }, page));
  expect(none.count).toBe(1);
  expect(expectDone(await listPassages(ana, projectId, { target: "Ana Reis" }, page)).count).toBe(
    0,
  );
  expect(expectDone(await listPassages(bo, projectId, { target: "Ana Reis" }, page)).count).toBe(1);
});

test("a group stands for the techniques below it", async () => {
  const { count } = expectDone(
    await listPassages(bo, projectId, { kind: "rhetoric", tag: "attack-on-reputation" }, page),
  );
  expect(count).toBe(3);
});

test("targets are suggested as they were named before, to those who may see where", async () => {
  const names = async (viewer: Viewer, q = "") =>
    expectDone(await listTargets(viewer, projectId, q)).items.map(({ name }) => name.toLowerCase());
  expect(await names(ana)).toEqual(["the opposition"]);
  expect(await names(bo)).toEqual(["the opposition", "ana reis"]);
  expect(await names(bo, "réis")).toEqual(["ana reis"]);
  const how = { shared: false, now: new Date() };
  const named = { name: "Sefton Crake" };
  const own = await transaction((tx) => findOrCreateSpeaker(tx, bo, projectId, named, how));
  expect(await names(bo, "sefton")).toEqual(["sefton crake"]);
  expect(await names(ana, "sefton")).toEqual([]);
  const shared = { ...how, shared: true };
  await transaction((tx) => findOrCreateSpeaker(tx, bo, projectId, { id: own?.id ?? "" }, shared));
  expect(await names(ana, "sefton")).toEqual(["sefton crake"]);
});

test("the density counts kinds, families and techniques along the text", async () => {
  const density = expectDone(await readDensity(ana, documentId, { window: 10, points: 30 }));
  expect(density.wordCount).toBeGreaterThan(20);
  expect(density.words).toHaveLength(density.offsets.length);
  expect(text.slice(density.offsets[0], (density.offsets[0] ?? 0) + 3)).toMatch(/^(THE|The)/);
  const of = (of: string, slug: string | null) =>
    density.series.find((line) => line.of === of && line.kind === "rhetoric" && line.slug === slug);
  expect(of("kind", null)?.count).toBe(2);
  expect(of("family", "attack-on-reputation")?.count).toBe(2);
  expect(of("tag", "name-calling-labeling")?.count).toBe(2);
  expect(of("tag", "doubt")).toBeUndefined();
  expect(Math.max(...(of("kind", null)?.rates ?? []))).toBeGreaterThanOrEqual(100);
  expect(await readDensity(eve, documentId, {})).toMatchObject({ problem: "not-found" });
});

test("of many texts twelve are drawn at once, the oldest first, and any can be reached", async () => {
  const { id } = await makeProject(ana);
  const ids: string[] = [];
  for (let i = 0; i < 13; i++) {
    const draft = { title: `Text ${i}`, format: "plain", content: "A few words." } as const;
    ids.push(expectDone(await addDocument(ana, id, draft)).id);
  }
  const { items, texts } = expectDone(await readDensities(ana, id));
  expect(items.map(({ documentId }) => documentId)).toEqual(ids.slice(0, 12));
  expect(texts).toBe(13);
  for (const page of [2, 99]) {
    const rest = expectDone(await readDensities(ana, id, page));
    expect(rest).toMatchObject({ items: [{ documentId: ids[12] }], texts: 13, skipped: 12 });
  }
});

test("speakers are compared by their own turns, each rate with its interval and what is too little", async () => {
  const { rows } = expectDone(
    await readComparison(ana, projectId, { by: "speaker", kind: "rhetoric" }),
  );
  const chair = rows.find(({ label }) => label === "THE CHAIR");
  const reis = rows.find(({ label }) => label === "ANA REIS");
  expect(chair).toMatchObject({ count: 2, documents: 1, resampled: "sentence" });
  expect(chair?.rate).toBeCloseTo(2_000 / (chair?.words ?? 1), 6);
  expect(reis).toMatchObject({ count: 0, rate: 0 });
  expect(chair?.warnings).toEqual(["few-annotations", "few-sentences", "one-document"]);
  const again = expectDone(
    await readComparison(ana, projectId, { by: "speaker", kind: "rhetoric" }),
  );
  expect(again.rows).toEqual(rows);
  const seen = expectDone(await readComparison(bo, projectId, { by: "document", tag: "doubt" }));
  expect(seen.rows[0]).toMatchObject({ label: "The sitting", count: 1 });
  expect(await readComparison(eve, projectId, { by: "date" })).toMatchObject({
    problem: "not-found",
  });
});

test("a piece of rhetoric serves only claims of its own register", async () => {
  const draft = { kind: "rhetoric", revision: 1, target: at("quay") } as const;
  const rhetoric = { technique: "doubt", claimId: newId() };
  const refusal = { problem: "not-understood", errors: [{ path: "rhetoric.claimId" }] };
  expect(await saveAnnotation(bo, documentId, { ...draft, rhetoric })).toMatchObject(refusal);
  const plain = expectDone(
    await saveAnnotation(bo, documentId, { ...draft, rhetoric: { technique: "doubt" } }),
  );
  const any = () => true;
  expect(await editAnnotation(bo, plain.id, any, { rhetoric })).toMatchObject(refusal);
  const annotation = expectDone(await editAnnotation(bo, plain.id, any, { rhetoric: { claimId } }));
  expect(annotation.rhetoric).toMatchObject({ technique: "doubt", claimId });
});

test("what has no certain place in the newest text is not counted, and how many they are is answered", async () => {
  const { id } = await makeProject(ana);
  const content = "The quay is shut this winter. Nobody asked the ferrymen.";
  const shut = expectDone(
    await addDocument(ana, id, { title: "A notice", format: "plain", content }),
  );
  const rhetoric = { technique: "doubt" };
  const both = [
    { start: 0, end: 29 },
    { start: 30, end: content.length },
  ];
  for (const span of both) {
    await makeAnnotation(ana, shut.id, [span], { kind: "rhetoric", rhetoric });
  }
  const counted = async () => ({
    comparison: expectDone(await readComparison(ana, id, { by: "document" })),
    density: expectDone(await readDensity(ana, shut.id, {})),
    cells: expectDone(await readCrossTable(ana, id)).items.map(({ count }) => count),
  });
  expect(await counted()).toMatchObject({
    comparison: { rows: [{ count: 2 }], unplaced: 0 },
    density: { unplaced: 0 },
    cells: [2],
  });
  const twice =
    "A crowd met. The quay is shut this winter. They left.\n\nThe mayor wrote. The quay is shut this winter. He signed.";
  expect(await reviseText(ana, shut.id, { format: "plain", content: twice })).toMatchObject({
    value: { ambiguous: 1, lost: 1 },
  });
  expect(await counted()).toMatchObject({
    comparison: { rows: [{ count: 0 }], unplaced: 2 },
    density: { unplaced: 2 },
    cells: [],
  });
});
