import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { claimRoots } from "@/server/claim/roots";
import { addClaim } from "@/server/claim/write";
import { addReference } from "@/server/annotation/references";
import type { Viewer } from "@/server/access/viewer";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { listAlikeSources } from "./alike";
import { addRelation, removeRelation } from "./provenance/relations";

let ana: Viewer, bo: Viewer, eve: Viewer;
let projectId: string, claimId: string, shared: string, ownOfBo: string;

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
  shared = (await makeAnnotation(ana, document.id, spans, { claim })).id;
  ownOfBo = (await makeAnnotation(bo, document.id, spans, { visibility: "private" })).id;
});

async function cite(title: string, rest: Record<string, unknown> = {}, by = ana, at = shared) {
  const csl = { type: "report", title, ...rest };
  return expectDone(await addReference(by, at, { relation: "supports", csl })).source.id;
}

const alike = async (viewer: Viewer, after?: { likeness: number; one: string; other: string }) =>
  expectDone(await listAlikeSources(viewer, projectId, { limit: 1, ...(after ? { after } : {}) }));

test("a work that was cited twice is proposed with what differs, until somebody answers", async () => {
  const year = (n: number) => ({ issued: { "date-parts": [[n]] } });
  const one = await cite("Crime in the harbour district", year(2019));
  const other = await cite("Crime in the Harbour District", year(2020));
  await cite("Fees of the harbour office");
  const [pair] = (await alike(bo)).items;
  expect(pair).toMatchObject({
    one: { id: one, referenceCount: 1 },
    other: { id: other },
    likeness: 1,
    differs: [{ kind: "year", one: "2019", other: "2020" }],
  });

  for (const relation of ["same", "different"] as const) {
    const ends = { fromId: other, toId: one, relation };
    const answer = expectDone(await addRelation(bo, projectId, ends));
    expect((await alike(ana)).items).toEqual([]);
    const { roots } = expectDone(await claimRoots(ana, claimId));
    expect(roots).toHaveLength(relation === "same" ? 2 : 3);
    expectDone(await removeRelation(bo, answer.id));
    expect((await alike(ana)).items).toHaveLength(1);
  }
});

test("pairs are read page by page, and those of one work are answered together", async () => {
  const ids: string[] = [];
  for (const page of ["1", "2", "3"]) ids.push(await cite("The harbour fees", { page }));
  const first = await alike(ana);
  const second = await alike(ana, first.next ?? undefined);
  const third = await alike(ana, second.next ?? undefined);
  const found = [first, second, third].flatMap(({ items }) => items);
  expect(found.map(({ one, other }) => [one.id, other.id])).toEqual([
    [ids[0], ids[1]],
    [ids[0], ids[2]],
    [ids[1], ids[2]],
  ]);
  expect(third.next).toBeNull();
  const [a = "", b = "", c = ""] = ids;
  expectDone(await addRelation(ana, projectId, { fromId: a, toId: b, relation: "same" }));
  expectDone(await addRelation(ana, projectId, { fromId: b, toId: c, relation: "same" }));
  expect((await alike(ana)).items).toEqual([]);
});

test("what only a private annotation cites is proposed to nobody", async () => {
  await cite("The harbour fees", { page: "1" });
  await cite("The harbour fees", { page: "2" }, bo, ownOfBo);
  expect((await alike(ana)).items).toEqual([]);
  expect((await alike(bo)).items).toEqual([]);
});

test("who is no member does not hear of the project", async () => {
  expect(await listAlikeSources(eve, projectId, { limit: 1 })).toMatchObject({
    ok: false,
    problem: "not-found",
  });
});
