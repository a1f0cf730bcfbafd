import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { editAnnotation } from "@/server/annotation/edit";
import { readAnnotation } from "@/server/annotation/read";
import { removeAnnotation } from "@/server/annotation/judge";
import { claimHistory } from "./history";
import { mergeClaim } from "./merge";
import { addOccurrence, editOccurrence, removeOccurrence } from "./occurrences";
import { likePairs, markDistinct } from "./pairs";
import { findMergeTarget } from "@/test/make/merge-target";
import { readClaim } from "./passages";
import { addSearch } from "./searches";
import { unmergeClaim } from "./unmerge";
import { addClaim, removeClaim } from "./write";
import { read, transaction } from "@/server/platform/db";
import { readChanges } from "@/server/live/follow";
import { addEvidence, removeEvidence } from "./evidence/write";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import type { Viewer } from "@/server/access/viewer";
import { reason } from "@/lib/reason";

let ana: Viewer, bo: Viewer, cleo: Viewer, dee: Viewer, eve: Viewer;
let projectId: string, documentId: string;
const any = () => true;
const target = [{ start: 4, end: 9 }];
const source = { url: "https://tides.example.test/" };

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  bo = await makePerson("Bo");
  cleo = await makePerson("Cleo");
  dee = await makePerson("Dee");
  eve = await makePerson("Eve");
});
afterAll(closeTestDatabase);

beforeEach(async () => {
  projectId = (await makeProject(ana, { annotator: bo, curator: cleo, reader: dee })).id;
  documentId = (await makeDocument(ana, projectId, "The tides fell by half.")).document.id;
});

const claim = async (statement = "The tides fell by half.") =>
  expectDone(await addClaim(ana, projectId, { statement })).id;
const passage = async (viewer: Viewer, id: string, rest: object = {}) =>
  makeAnnotation(viewer, documentId, target, {
    claim: { id, statement: null, type: null, checkworthy: null },
    ...rest,
  });
const serving = async (id: string) => {
  const rhetoric = { technique: null, target: null, claimId: id, justification: null, answers: [] };
  return makeAnnotation(bo, documentId, target, { kind: "rhetoric", rhetoric });
};
const evidence = async (id: string) =>
  expectDone(await addEvidence(bo, id, { stance: "refutes", from: { source } })).id;
const merge = async (from: string, into: string) => expectDone(await mergeClaim(cleo, from, into));
const unmerge = async (id: string) => expectDone(await unmergeClaim(cleo, id));

/** All that belongs to a claim, without the numbers by which changes are told. */
async function belongings(claimId: string) {
  const where = { where: { claimId }, orderBy: { id: "asc" } } as const;
  const { version, change, ...fields } = await read.claim.findUniqueOrThrow({
    where: { id: claimId },
  });
  expect([version, change]).not.toContain(0);
  const occurrences = await read.claimOccurrence.findMany({ ...where, omit: { change: true } });
  const served = await read.annotation.findMany({
    where: { rhetoricClaimId: claimId },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const searches = await read.evidenceSearch.findMany(where);
  return { fields, occurrences, evidence: await read.evidence.findMany(where), searches, served };
}
const reAnchorers = async (claimId: string) =>
  (await belongings(claimId)).occurrences.map(({ annotationId }) => annotationId);
const everything = async () => ({
  claims: await read.claim.findMany({ where: { projectId }, orderBy: { id: "asc" } }),
  occurrences: await read.claimOccurrence.findMany({
    where: { projectId },
    orderBy: { id: "asc" },
  }),
  project: await read.project.findUnique({ where: { id: projectId } }),
});

test("a merge that is taken apart leaves both claims as they were", async () => {
  const [from, into] = [await claim(), await claim("The tides halved.")];
  const first = await passage(bo, from);
  const both = await passage(bo, from);
  const quantities = [
    {
      value: 0.5,
      unit: "m",
      comparator: "=" as const,
      period: "2019",
      place: "Brackwater",
      denominator: "",
      base: "",
    },
  ];
  const hedge = { role: "hedges", wording: "fell, I think", commitment: "possible" } as const;
  for (const { occurrences } of [first, both]) {
    const id = occurrences[0]?.id ?? "";
    expectDone(await editOccurrence(bo, id, any, { ...hedge, quantities }));
  }
  expectDone(await addOccurrence(bo, both.id, { claimId: into, role: "denies" }));
  const own = await passage(bo, into);
  const hidden = await passage(bo, from, { visibility: "private" });
  const rhetoric = await serving(from);
  await evidence(from);
  await evidence(into);
  expectDone(await addSearch(bo, from, { outcome: "not-found", place: "the almanac" }));
  const before = [await belongings(from), await belongings(into)];
  expect(before[0]?.served).toEqual([{ id: rhetoric.id }]);

  await merge(from, into);
  expect(await reAnchorers(from)).toEqual([]);
  expect(expectDone(await readClaim(dee, into)).merged).toMatchObject([
    { id: from, statement: "The tides fell by half." },
  ]);
  const merged = expectDone(await readAnnotation(ana, first.id));
  const after = expectDone(await readChanges(ana, { documentId }, 0, 1000)).last;

  expect(await unmerge(from)).toMatchObject({ id: from, version: 3, occurrenceCount: 2 });
  expect([await belongings(from), await belongings(into)]).toEqual(before);
  expect(await findMergeTarget(dee, from)).toBeNull();
  expect(expectDone(await readClaim(dee, into)).merged).toEqual([]);

  const now = expectDone(await readAnnotation(ana, first.id));
  expect(now.version).toBe(merged.version + 1);
  expect(now.occurrences[0]?.version).toBeGreaterThan(merged.occurrences[0]?.version ?? 0);
  expect(expectDone(await readAnnotation(ana, both.id)).occurrences).toHaveLength(2);
  expect(expectDone(await readAnnotation(ana, own.id)).version).toBe(own.version);
  // A private passage of somebody else goes back with the rest and is told to nobody.
  const { changes } = expectDone(await readChanges(cleo, { documentId }, after, 1000));
  expect(changes.map(({ id }) => id).sort()).toEqual([first.id, both.id, rhetoric.id].sort());
  expect(JSON.stringify(expectDone(await readClaim(cleo, from)))).not.toContain(hidden.id);
  expect(expectDone(await readClaim(bo, from)).occurrences).toHaveLength(3);
  const project = expectDone(await readChanges(dee, { projectId }, 0, 1000)).changes;
  expect(project.slice(-2)).toMatchObject([
    { kind: "claim.saved", id: from },
    { kind: "claim.saved", id: into },
  ]);
  const past = expectDone(await claimHistory(dee, from, { limit: 10 }));
  expect(past.items.map(({ action }) => action)).toEqual(["merge", "unmerge"]);
  expect(JSON.stringify(past)).not.toMatch(new RegExp(`moved|${hidden.id}|${first.id}`));

  // Merged and taken apart once more, the last merge counts.
  await merge(from, into);
  await unmerge(from);
  expect([await belongings(from), await belongings(into)]).toEqual(before);
});

test("only who may merge may take apart, and doing it twice does it once", async () => {
  const [from, into] = [await claim(), await claim()];
  await passage(bo, from);
  await merge(from, into);
  const before = await everything();
  expect(await unmergeClaim(bo, from)).toMatchObject({ problem: "not-yours" });
  expect(await unmergeClaim(eve, from)).toMatchObject({ problem: "not-found" });
  expect(await everything()).toEqual(before);
  await unmerge(from);
  const apart = await everything();
  expect(await unmerge(from)).toMatchObject({ id: from, version: 3 });
  expect(await unmergeClaim(bo, from)).toMatchObject({ problem: "not-yours" });
  expect(await unmergeClaim(eve, from)).toMatchObject({ problem: "not-found" });
  expect(await everything()).toEqual(apart);
  expectDone(await removeClaim(ana, from, any));
  expect(await unmergeClaim(cleo, from)).toMatchObject({ problem: "not-found" });
});

test("a pair is answered as it was before: suggested, or told apart", async () => {
  const [one, other] = [await claim(), await claim("The tides fell by a half.")];
  const suggested = async () =>
    expectDone(await likePairs(dee, projectId, { limit: 10 })).items.length;
  await merge(one, other);
  expect(await suggested()).toBe(0);
  await unmerge(one);
  expect(await suggested()).toBe(1);
  expectDone(await markDistinct(cleo, projectId, { one, other }));
  const [pair] = await read.claimPair.findMany({ where: { projectId } });
  await merge(other, one);
  await unmerge(other);
  expect(await suggested()).toBe(0);
  expect(await read.claimPair.findMany({ where: { projectId } })).toEqual([pair]);
});

test("what was moved on, cited elsewhere or taken away since the merge stays so", async () => {
  const [from, into, third] = [await claim(), await claim(), await claim()];
  const stays = await passage(bo, from);
  const linked = await passage(bo, from);
  const freed = await passage(bo, from);
  const gone = await passage(bo, from);
  const twice = await passage(bo, from);
  expectDone(await addOccurrence(bo, twice.id, { claimId: into }));
  const [turned, stillServing] = [await serving(from), await serving(from)];
  const cited = await evidence(from);
  await merge(from, into);

  expectDone(await editAnnotation(bo, linked.id, any, { claim: { id: third } }));
  const [occurrence] = expectDone(await readAnnotation(bo, freed.id)).occurrences;
  expectDone(await removeOccurrence(bo, occurrence?.id ?? ""));
  expectDone(await removeAnnotation(bo, gone.id, any));
  expectDone(await removeAnnotation(bo, twice.id, any));
  expectDone(await editAnnotation(bo, turned.id, any, { rhetoric: { claimId: third } }));
  expectDone(await removeEvidence(bo, cited));
  const later = await passage(bo, into);
  await evidence(into);

  expect(await unmerge(from)).toMatchObject({ occurrenceCount: 1, evidence: { refutes: 0 } });
  const seen = async (id: string) =>
    expectDone(await readClaim(dee, id)).occurrences.map(({ annotationId }) => annotationId);
  expect(await seen(from)).toEqual([stays.id]);
  expect(await seen(third)).toEqual([linked.id]);
  expect(await seen(into)).toEqual([later.id]);
  expect(expectDone(await readAnnotation(dee, freed.id)).occurrences).toEqual([]);
  expect((await belongings(from)).served).toEqual([{ id: stillServing.id }]);
  expect((await belongings(third)).served).toEqual([{ id: turned.id }]);
  expect(expectDone(await readClaim(dee, into)).evidence).toMatchObject({ refutes: 1 });
});

test("a claim that was merged on through another takes its things back from where they are", async () => {
  const [first, second, third] = [await claim(), await claim(), await claim()];
  const before = [];
  for (const id of [first, second, third]) {
    await passage(bo, id);
    await evidence(id);
  }
  const all = await passage(bo, first);
  // This passage carries the third, so the second merge deletes what the first one carried on.
  expectDone(await addOccurrence(bo, all.id, { claimId: third }));
  for (const id of [first, second, third]) before.push(await belongings(id));
  const now = async () => [
    await belongings(first),
    await belongings(second),
    await belongings(third),
  ];
  const chain = async () => {
    await merge(first, second);
    await merge(second, third);
  };

  await chain();
  expect(await findMergeTarget(dee, first)).toBe(third);
  await unmerge(first);
  expect(await belongings(first)).toEqual(before[0]);
  await unmerge(second);
  expect(await now()).toEqual(before);

  await chain();
  await unmerge(second);
  // The first is part of the second again, not of the third.
  expect(await findMergeTarget(dee, first)).toBe(second);
  expect(await reAnchorers(second)).toHaveLength(3);
  await unmerge(first);
  expect(await now()).toEqual(before);

  // What was taken apart and then merged to where it is by itself does not go with the other.
  await chain();
  await unmerge(first);
  await merge(first, third);
  await unmerge(second);
  expect(await belongings(second)).toEqual(before[1]);
  expect(await findMergeTarget(dee, first)).toBe(third);
  await unmerge(first);
  expect(await now()).toEqual(before);
});

test("a merge is not taken apart when what it moved was not kept or is gone", async () => {
  const [from, into] = [await claim(), await claim()];
  await passage(bo, from);
  await merge(from, into);
  const rows = { where: { subjectId: from, action: "merge" } };
  const { before } = await read.history.findFirstOrThrow(rows);
  const { moved, ...rest } = before as { moved: object };
  const put = (state: object) =>
    transaction((tx) => tx.history.updateMany({ ...rows, data: { before: state as never } }));
  await put(rest);
  const merged = await everything();
  expect(await unmergeClaim(eve, from)).toMatchObject({ problem: "not-found" });
  expect(await unmergeClaim(cleo, from)).toMatchObject({
    problem: "not-undoable",
    reason: reason("Refusals.claim.mergedUnrecorded"),
  });
  expect(await everything()).toEqual(merged);
  await put({ ...rest, moved });
  expectDone(await removeClaim(cleo, into, any));
  const removed = await everything();
  expect(await unmergeClaim(bo, from)).toMatchObject({ problem: "not-yours" });
  expect(await unmergeClaim(cleo, from)).toMatchObject({
    problem: "not-undoable",
    reason: reason("Refusals.claim.mergedIntoDeleted"),
  });
  expect(await everything()).toEqual(removed);
});
