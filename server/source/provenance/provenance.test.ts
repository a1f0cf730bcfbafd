import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addClaim } from "@/server/claim/write";
import { readFeed } from "@/server/feed/changes";
import { read, transaction } from "@/server/platform/db";
import { addRelation, listRelations, removeRelation } from "./relations";
import { claimRoots } from "@/server/claim/roots";
import { addReference } from "@/server/annotation/references";
import { listSources } from "../sources";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import type { Viewer } from "@/server/access/viewer";

let ana: Viewer, bo: Viewer, eve: Viewer;
let projectId: string, claimId: string, annotationId: string, privateId: string;

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  bo = await makePerson("Bo");
  eve = await makePerson("Eve");
});
afterAll(closeTestDatabase);

beforeEach(async () => {
  projectId = (await makeProject(ana, { annotator: bo })).id;
  const { document, spans } = await makeDocument(ana, projectId, "She said [crime fell].");
  claimId = expectDone(await addClaim(ana, projectId, { statement: "Crime fell" })).id;
  const claim = { id: claimId, statement: null, type: null, checkworthy: null };
  annotationId = (await makeAnnotation(ana, document.id, spans, { claim })).id;
  const visibility = "private" as const;
  privateId = (await makeAnnotation(bo, document.id, spans, { claim, visibility })).id;
});

async function cite(name: string, by = ana, at = annotationId, relation = "supports" as const) {
  const url = `https://${name}.example.test/`;
  return expectDone(await addReference(by, at, { relation, url })).source.id;
}

const relate = (fromId: string, toId: string, by = ana) =>
  addRelation(by, projectId, { fromId, toId, relation: "derives" });
const rootsFor = async (viewer: Viewer) =>
  expectDone(await claimRoots(viewer, claimId)).roots.map(({ sources, circle }) => [
    sources.map(({ citation }) => citation.match(/\w+(?=\.example)/)?.[0] ?? citation).toSorted(),
    circle,
  ]);

test("five articles on one press release are one root", async () => {
  const release = await cite("release");
  for (const name of ["one", "two", "three", "four", "five"]) {
    expectDone(await relate(await cite(name), release));
  }
  expect(await rootsFor(ana)).toEqual([[["release"], false]]);
  expect(expectDone(await claimRoots(ana, claimId)).cited).toHaveLength(6);
});

test("sources that rest on one another are one root, and said to be a circle", async () => {
  const [a, b] = [await cite("a"), await cite("b")];
  await cite("c");
  expectDone(await relate(a, b));
  expectDone(await relate(b, a));
  expect((await rootsFor(ana)).toSorted()).toEqual([
    [["a", "b"], true],
    [["c"], false],
  ]);
});

test("evidence counts, context does not, and an imported source is its text", async () => {
  const { document } = await makeDocument(ana, projectId, "The report.");
  const report = await cite("report");
  await transaction((tx) =>
    tx.source.update({ where: { id: report }, data: { documentId: document.id } }),
  );
  const { document: letter } = await makeDocument(ana, projectId, "The letter.");
  const row = (documentId: string, stance: string) =>
    transaction((tx) =>
      tx.evidence.create({
        data: { id: crypto.randomUUID(), projectId, claimId, documentId, stance },
      }),
    );
  await row(document.id, "supports");
  await row(letter.id, "context");
  expect(await rootsFor(ana)).toEqual([[["report"], false]]);
  await row(letter.id, "refutes");
  expect((await rootsFor(ana)).toSorted()).toEqual([
    [["A text"], false],
    [["report"], false],
  ]);
});

test("a source only cited in private is related by nobody, and counts for its reader alone", async () => {
  const open = await cite("open");
  const secret = await cite("secret", bo, privateId);
  expect(await relate(secret, open, bo)).toMatchObject({ problem: "not-yours" });
  expect(await relate(secret, open, ana)).toMatchObject({ problem: "not-found" });
  expect(await rootsFor(ana)).toEqual([[["open"], false]]);
  expect(await rootsFor(bo)).toHaveLength(2);
  const { items } = expectDone(await listSources(ana, projectId, { limit: 10 }));
  expect(items.map(({ id }) => id)).toEqual([open]);
});

test("a relation is kept once, told to the project, and taken away by its maker or a curator", async () => {
  const [a, b] = [await cite("a"), await cite("b")];
  const first = expectDone(await relate(a, b, bo));
  expect(expectDone(await relate(a, b, ana)).id).toBe(first.id);
  expect(expectDone(await listRelations(ana, projectId, { limit: 10 })).items).toHaveLength(1);
  expect(await removeRelation(eve, first.id)).toMatchObject({ problem: "not-found" });
  expectDone(await removeRelation(bo, first.id));
  const { changes } = await readFeed(read, ana, projectId, 0, 100);
  const kinds = changes.map(({ kind }) => kind).filter((kind) => kind.startsWith("relation."));
  expect(kinds).toEqual(["relation.saved", "relation.deleted"]);
  expect(await claimRoots(eve, claimId)).toMatchObject({ problem: "not-found" });
  expect(await listRelations(eve, projectId, { limit: 10 })).toMatchObject({
    problem: "not-found",
  });
});

test("the passage that shows a relation has to be one that everybody sees", async () => {
  const ends = { fromId: await cite("a"), toId: await cite("b"), relation: "quotes" as const };
  const via = (viaAnnotationId: string) => addRelation(bo, projectId, { ...ends, viaAnnotationId });
  expect(await via(privateId)).toMatchObject({ problem: "not-found" });
  expect(expectDone(await via(annotationId)).viaAnnotationId).toBe(annotationId);
});
