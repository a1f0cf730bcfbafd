import { afterAll, beforeAll, expect, test } from "vitest";
import { editAnnotation } from "@/server/annotation/edit";
import { removeAnnotation } from "@/server/annotation/judge";
import { readAnnotation } from "@/server/annotation/read";
import { readFeed } from "@/server/feed/changes";
import { evidenceIn, listEvidence } from "./evidence/read";
import { addEvidence } from "./evidence/write";
import { claimHistory } from "./history";
import { addOccurrence, editOccurrence, listOccurrences, removeOccurrence } from "./occurrences";
import { readClaim } from "./passages";
import { listClaims } from "./read";
import { addClaim } from "./write";
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
import type { Viewer } from "@/server/access/viewer";

let ana: Viewer, bo: Viewer, cleo: Viewer, dee: Viewer, eve: Viewer;
let projectId: string, documentId: string;
const target = [{ start: 4, end: 9 }];

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  bo = await makePerson("Bo");
  cleo = await makePerson("Cleo");
  dee = await makePerson("Dee");
  eve = await makePerson("Eve");
  projectId = (await makeProject(ana, { annotator: bo, curator: cleo, reader: dee })).id;
  documentId = (await makeDocument(ana, projectId, "The tides fell by half, he said.")).document.id;
});
afterAll(closeTestDatabase);

const any = () => true;

const carries = async (id: string) =>
  expectDone(await readAnnotation(ana, id)).occurrences.map(({ statement }) => statement);
const claim = async (statement: string) => expectDone(await addClaim(bo, projectId, { statement }));

test("a passage carries several claims, and a claim stands in several passages", async () => {
  const one = await claim("The tides fell.");
  const first = await makeAnnotation(bo, documentId, target, { claim: linkTo(one.id) });
  const second = await makeAnnotation(bo, documentId, [{ start: 10, end: 14 }]);
  const id = newId();
  const draft = { id, statement: "Half is much.", type: "value", role: "hedges" as const };
  expect(await addOccurrence(bo, first.id, draft)).toMatchObject({ ok: true, created: true });
  expect(await addOccurrence(bo, first.id, draft)).toMatchObject({ ok: true, created: false });
  expectDone(await addOccurrence(bo, second.id, { claimId: one.id, role: "repeats" }));
  expect(await carries(first.id)).toEqual(["The tides fell.", "Half is much."]);
  const full = expectDone(await readClaim(dee, one.id));
  expect(full.occurrences).toMatchObject([
    { role: "asserts", left: "The ", quote: "tides", right: " fell by half, he said." },
    { role: "repeats", quote: "fell" },
  ]);
  const made = expectDone(await listClaims(dee, projectId, { q: "Half is much" }, { limit: 5 }));
  expect(made.items[0]).toMatchObject({ statement: "Half is much.", type: "value" });
});

test("the same claim is not carried twice by one passage", async () => {
  const { id } = await claim("Once.");
  const annotation = await makeAnnotation(bo, documentId, target, { claim: linkTo(id) });
  expect(await addOccurrence(bo, annotation.id, { claimId: id })).toMatchObject({
    problem: "already-there",
  });
});

test("a claim of another project, or of none, is not carried", async () => {
  const other = (await makeProject(ana)).id;
  const foreign = expectDone(await addClaim(ana, other, { statement: "Elsewhere." }));
  const annotation = await makeAnnotation(bo, documentId, target);
  for (const claimId of [foreign.id, newId()]) {
    expect(await addOccurrence(bo, annotation.id, { claimId })).toMatchObject({
      problem: "not-understood",
      errors: [{ path: "claimId" }],
    });
  }
  // Another project's claim is not taken over by sending words with its id, either.
  const stolen = { claimId: foreign.id, statement: "Mine now." };
  expect(await addOccurrence(bo, annotation.id, stolen)).toMatchObject({ ok: false });
});

test("the author and curators say what a passage does with a claim", async () => {
  const { id: claimId } = await claim("It is said.");
  const annotation = await makeAnnotation(bo, documentId, target);
  const occurrence = expectDone(await addOccurrence(cleo, annotation.id, { claimId }));
  const { id } = occurrence;
  const quantities = [
    {
      value: 50,
      unit: "%",
      comparator: "change" as const,
      period: "2023",
      place: "",
      denominator: "",
      base: "2021",
    },
  ];
  const edit = { role: "denies", commitment: "reported", quantities } as const;
  expect(expectDone(await editOccurrence(bo, id, any, edit))).toMatchObject(edit);
  const other = await makeAnnotation(ana, documentId, target);
  expect(await addOccurrence(bo, other.id, { claimId })).toMatchObject({ problem: "not-yours" });
  const late = (version: number) => version === occurrence.version;
  expect(await editOccurrence(bo, id, late, { role: "hedges" })).toMatchObject({
    problem: "someone-was-faster",
    more: { current: { id, ...edit } },
  });
  for (const act of [editOccurrence(dee, id, any, edit), removeOccurrence(dee, id)]) {
    expect(await act).toMatchObject({ problem: "not-yours" });
  }
  expect(await removeOccurrence(eve, id)).toMatchObject({ problem: "not-found" });
  expectDone(await removeOccurrence(cleo, id));
  expect(await carries(annotation.id)).toEqual([]);
});

test("editing the first claim of an annotation leaves the others as they are", async () => {
  const [one, two, three] = [await claim("One."), await claim("Two."), await claim("Three.")];
  const { id } = await makeAnnotation(bo, documentId, target, { claim: linkTo(one.id) });
  expectDone(await addOccurrence(bo, id, { claimId: two.id, role: "denies" }));
  const to = async (claimId: string | null) =>
    expectDone(await editAnnotation(bo, id, any, { claim: { id: claimId } })).claim?.id;
  expect(await to(three.id)).toBe(three.id);
  expect(await carries(id)).toEqual(["Three.", "Two."]);
  expect(await to(two.id)).toBe(two.id);
  const now = expectDone(await readAnnotation(bo, id));
  expect(now.occurrences).toMatchObject([{ statement: "Two.", role: "denies" }]);
  expect(await to(null)).toBeNull();
  expect(await carries(id)).toEqual([]);
});

test("a passage goes on carrying its claims while it is called something else", async () => {
  const { id: claimId } = await claim("Kept.");
  const { id } = await makeAnnotation(bo, documentId, target, { claim: linkTo(claimId) });
  expectDone(await editAnnotation(bo, id, any, { kind: "rhetoric" }));
  expect(await carries(id)).toEqual(["Kept."]);
  const back = expectDone(await editAnnotation(bo, id, any, { kind: "claim" }));
  expect(back.claim?.id).toBe(claimId);
});

test("the wording follows the words of the annotation unless somebody wrote another", async () => {
  const { id: claimId } = await claim("Worded.");
  const { id } = await makeAnnotation(bo, documentId, target, { claim: linkTo(claimId) });
  const move = async (start: number, end: number) =>
    expectDone(await editAnnotation(bo, id, any, { target: [{ start, end }] })).occurrences[0];
  const moved = await move(10, 14);
  expect(moved?.wording).toBe("fell");
  const again = await move(4, 9);
  expect(again?.wording).toBe("tides");
  // Whoever edits it as it read before is told that somebody was faster.
  const late = (version: number) => version === moved?.version;
  expect(await editOccurrence(bo, moved?.id ?? "", late, { wording: "it fell" })).toMatchObject({
    problem: "someone-was-faster",
  });
  expectDone(await editOccurrence(bo, moved?.id ?? "", any, { wording: "they fell" }));
  expect((await move(4, 9))?.wording).toBe("they fell");
});

test("what a private passage carries is its author's alone", async () => {
  const { id: claimId } = await claim("Whispered.");
  const hidden = await makeAnnotation(bo, documentId, target, { visibility: "private" });
  const before = (await readFeed(read, cleo, projectId, 0, 1_000)).last;
  const { id } = expectDone(await addOccurrence(bo, hidden.id, { claimId }));
  expect(expectDone(await listOccurrences(bo, hidden.id)).items).toHaveLength(1);
  for (const viewer of [ana, cleo, dee]) {
    expect(await listOccurrences(viewer, hidden.id)).toMatchObject({ problem: "not-found" });
    expect(await editOccurrence(viewer, id, any, { role: "denies" })).toMatchObject({
      problem: "not-found",
    });
    expect(expectDone(await readClaim(viewer, claimId)).occurrences).toEqual([]);
    const { changes } = await readFeed(read, viewer, documentId, 0, 1_000);
    expect(changes.filter((change) => change.annotationId === hidden.id)).toEqual([]);
  }
  expect((await readFeed(read, cleo, projectId, 0, 1_000)).last).toBe(before);
  expect(expectDone(await readClaim(bo, claimId)).occurrences).toHaveLength(1);
});

test("the project is told of every claim that an annotation takes up or lets go", async () => {
  const [one, two] = [await claim("Told once."), await claim("Told twice.")];
  const changedClaims = await telling(ana);
  const { id } = await makeAnnotation(bo, documentId, target, { claim: linkTo(one.id) });
  expect(await changedClaims()).toEqual([["claim.saved", one.id]]);
  const edit = async (change: Parameters<typeof editAnnotation>[3]) => {
    expectDone(await editAnnotation(bo, id, any, change));
    return changedClaims();
  };
  expect(await edit({ body: "Nothing of it stands on the claim's page." })).toEqual([]);
  const both = [one.id, two.id].sort().map((claimId) => ["claim.saved", claimId]);
  expect(await edit({ claim: { id: two.id } })).toEqual(both);
  expect(await edit({ target: [{ start: 10, end: 14 }] })).toEqual([["claim.saved", two.id]]);
  expect(await edit({ claim: { id: null } })).toEqual([["claim.saved", two.id]]);
  expect(await edit({ claim: { id: one.id } })).toEqual([["claim.saved", one.id]]);
  // For others it goes when it becomes its author's alone, and what happens there is not told.
  expect(await edit({ visibility: "private" })).toEqual([["claim.saved", one.id]]);
  expect(await edit({ claim: { id: two.id } })).toEqual([]);
  expect(await edit({ visibility: "project" })).toEqual([["claim.saved", two.id]]);
  expectDone(await removeAnnotation(bo, id, any));
  expect(await changedClaims()).toEqual([["claim.saved", two.id]]);
});

test("a claim and evidence made from a private annotation are the project's, the annotation is not", async () => {
  const body = "a thought for myself";
  const hidden = await makeAnnotation(bo, documentId, target, { visibility: "private", body });
  const statement = "The sea went down.";
  const { claimId } = expectDone(await addOccurrence(bo, hidden.id, { statement }));
  const place = { documentId, revision: 1, target: [{ start: 10, end: 14 }] };
  const draft = { stance: "supports", annotationId: hidden.id, from: { place } } as const;
  expectDone(await addEvidence(bo, claimId, draft));

  const reachedBy = async (viewer: Viewer) =>
    JSON.stringify([
      await readClaim(viewer, claimId),
      await claimHistory(viewer, claimId, { limit: 5 }),
      await listClaims(viewer, projectId, { q: statement }, { limit: 5 }),
      await listEvidence(viewer, claimId),
      await evidenceIn(viewer, documentId),
      await listOccurrences(viewer, hidden.id),
      await readFeed(read, viewer, documentId, 0, 1_000),
      await readFeed(read, viewer, projectId, 0, 1_000),
    ]);
  expect(await reachedBy(bo)).toContain(hidden.id);
  for (const viewer of [ana, cleo, dee]) {
    const reached = await reachedBy(viewer);
    expect(reached).toContain(statement);
    expect(reached).toContain('"quote":"fell"');
    for (const secret of [hidden.id, body]) expect(reached).not.toContain(secret);
  }
  const seen = expectDone(await readClaim(dee, claimId));
  expect(seen).toMatchObject({ occurrences: [], occurrenceCount: 0 });
});

test("the project is not told of the claims of a private annotation", async () => {
  const [one, two] = [await claim("Kept quiet."), await claim("Kept quieter.")];
  const changedClaims = await telling(bo);
  const draft = { claim: linkTo(one.id), visibility: "private" as const };
  const { id } = await makeAnnotation(bo, documentId, target, draft);
  expectDone(await editAnnotation(bo, id, any, { claim: { id: two.id } }));
  expectDone(await editAnnotation(bo, id, any, { target: [{ start: 10, end: 14 }] }));
  expectDone(await removeAnnotation(bo, id, any));
  expect(await changedClaims()).toEqual([]);
});

/** What the project's feed says since the last time one asked. */
async function telling(viewer: Viewer) {
  let { last } = await readFeed(read, viewer, projectId, 0, 1_000);
  return async () => {
    const feed = await readFeed(read, viewer, projectId, last, 1_000);
    last = feed.last;
    return feed.changes.map((change) => [change.kind, change.id]);
  };
}

function linkTo(id: string) {
  return { id, statement: null, type: null, checkworthy: null };
}
