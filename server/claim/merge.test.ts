import { afterAll, beforeAll, expect, test } from "vitest";
import { readAnnotation } from "@/server/annotation/read";
import { claimHistory } from "./history";
import { mergeClaim } from "./merge";
import { addOccurrence } from "./occurrences";
import { likePairs, markDistinct } from "./pairs";
import { findMergeTarget } from "@/test/make/merge-target";
import { readClaim } from "./passages";
import { addSearch, evidenceQueue, listSearches, weighClaims } from "./searches";
import { addClaim, editClaim } from "./write";
import { addEvidence } from "./evidence/write";
import { listEvidence } from "./evidence/read";
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
const any = () => true;
const target = [{ start: 4, end: 9 }];

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  bo = await makePerson("Bo");
  cleo = await makePerson("Cleo");
  dee = await makePerson("Dee");
  eve = await makePerson("Eve");
});
afterAll(closeTestDatabase);

async function another() {
  projectId = (await makeProject(ana, { annotator: bo, curator: cleo, reader: dee })).id;
  documentId = (await makeDocument(ana, projectId, "The tides fell by half.")).document.id;
}

const claim = async (statement: string, rest: object = {}) =>
  expectDone(await addClaim(ana, projectId, { statement, ...rest })).id;
const passage = async (viewer: Viewer, claimId: string, rest: object = {}) =>
  makeAnnotation(viewer, documentId, target, {
    claim: { id: claimId, statement: null, type: null, checkworthy: null },
    ...rest,
  });
const pairs = async () =>
  expectDone(await likePairs(dee, projectId, { limit: 100 })).items.map(({ one, other }) =>
    [one.statement, other.statement].sort(),
  );

test("like claims are suggested until a person says that they are two", async () => {
  await another();
  const one = await claim("Harbour traffic doubled between 2021 and 2023.");
  const other = await claim("Harbour traffic has doubled between 2021 and 2024.");
  await claim("Rents in the old town did not rise.");
  expect(await pairs()).toEqual([
    [
      "Harbour traffic doubled between 2021 and 2023.",
      "Harbour traffic has doubled between 2021 and 2024.",
    ],
  ]);
  expect(await markDistinct(bo, projectId, { one, other })).toMatchObject({ problem: "not-yours" });
  expect(await markDistinct(eve, projectId, { one, other })).toMatchObject({
    problem: "not-found",
  });
  expectDone(await markDistinct(cleo, projectId, { one, other }));
  expect(await pairs()).toEqual([]);
  expectDone(await markDistinct(cleo, projectId, { one: other, other: one, distinct: false }));
  expect(await pairs()).toHaveLength(1);
});

test("merged claims are one: passages, evidence and searches, with their history", async () => {
  await another();
  const [from, into] = [await claim("The tides fell by half."), await claim("The tides halved.")];
  const annotation = await passage(bo, from);
  const both = await passage(bo, from);
  expectDone(await addOccurrence(bo, both.id, { claimId: into, role: "denies" }));
  const hidden = await passage(bo, from, { visibility: "private" });
  const source = { url: "https://tides.example.test/" };
  expectDone(await addEvidence(bo, from, { stance: "refutes", from: { source } }));
  expectDone(await addSearch(bo, from, { outcome: "not-found", place: "the almanac" }));

  expect(await mergeClaim(bo, from, into)).toMatchObject({ problem: "not-yours" });
  expect(await mergeClaim(eve, from, into)).toMatchObject({ problem: "not-found" });
  expect(await mergeClaim(cleo, from, from)).toMatchObject({ problem: "not-understood" });
  expect(expectDone(await mergeClaim(cleo, from, into))).toMatchObject({ occurrenceCount: 2 });

  expect(await readClaim(ana, from)).toMatchObject({
    problem: "moved",
    more: { mergedInto: into, location: `/api/v1/claims/${into}` },
  });
  expect(await readClaim(eve, from)).toMatchObject({ problem: "not-found" });
  expect(await findMergeTarget(dee, from)).toBe(into);
  expect(await findMergeTarget(eve, from)).toBeNull();
  expect(expectDone(await listEvidence(dee, into)).items).toHaveLength(1);
  expect(expectDone(await listSearches(dee, into)).items).toHaveLength(1);
  const now = expectDone(await readAnnotation(ana, annotation.id));
  expect(now.occurrences).toMatchObject([{ claimId: into, statement: "The tides halved." }]);
  expect(now.version).toBeGreaterThan(annotation.version);
  expect(expectDone(await readAnnotation(ana, both.id)).occurrences).toMatchObject([
    { claimId: into, role: "denies" },
  ]);
  expect(expectDone(await readClaim(ana, into)).occurrences).toHaveLength(2);
  expect(expectDone(await readClaim(bo, into)).occurrences).toHaveLength(3);
  expect(JSON.stringify(expectDone(await readClaim(cleo, into)))).not.toContain(hidden.id);
});

test("the history of a claim tells its versions and no count of one person's passages", async () => {
  await another();
  const id = await claim("Fell by half.");
  await passage(bo, id, { visibility: "private" });
  expectDone(await editClaim(bo, id, any, { statement: "Fell by a third." }));
  expectDone(await editClaim(cleo, id, any, { verdict: "false", rationale: "A quarter." }));
  const { items } = expectDone(await claimHistory(dee, id, { limit: 10 }));
  expect(items).toMatchObject([
    { version: 1, by: { name: "Bo" }, before: { statement: "Fell by half.", verdict: null } },
    { version: 2, by: { name: "Cleo" }, before: { statement: "Fell by a third." } },
  ]);
  expect(JSON.stringify(items)).not.toContain("occurrenceCount");
  expect(await claimHistory(eve, id, { limit: 10 })).toMatchObject({ problem: "not-found" });
});

test("claims without primary evidence wait in the order of their recurrence and weight", async () => {
  await another();
  const often = await claim("Often.", { type: "factual" });
  const heavy = await claim("Heavy.", { type: "causal" });
  const looked = await claim("Looked for.", { type: "causal" });
  await claim("Good.", { type: "value" });
  await claim("Cannot.", { checkable: false, reason: "Nobody counts it." });
  const shown = await claim("Shown.");
  const spared = await claim("Spared.");
  for (const id of [often, often, heavy, looked]) await passage(bo, id);
  await passage(bo, heavy, { visibility: "private" });
  const source = { url: "https://record.example.test/" };
  const primary = { stance: "supports", directness: "primary", from: { source } } as const;
  expectDone(await addEvidence(bo, shown, primary));
  expectDone(await addEvidence(bo, often, { ...primary, directness: "secondary" }));
  expectDone(await addSearch(bo, spared, { outcome: "not-needed" }));
  const queue = async (viewer: Viewer) =>
    expectDone(await evidenceQueue(viewer, projectId, 100)).items.map(
      ({ statement, urgency }) => [statement, urgency] as const,
    );
  expect(await queue(dee)).toEqual([
    ["Often.", 2],
    ["Heavy.", 1],
    ["Looked for.", 1],
  ]);
  // A private passage is counted for its author alone.
  expect((await queue(bo))[1]).toEqual(["Heavy.", 2]);
  expect(await weighClaims(bo, projectId, { causal: 3 })).toMatchObject({ problem: "not-yours" });
  expectDone(await weighClaims(cleo, projectId, { causal: 3 }));
  expectDone(await addSearch(bo, looked, { outcome: "not-found", place: "the register" }));
  expect(await queue(dee)).toEqual([
    ["Heavy.", 3],
    ["Often.", 2],
    ["Looked for.", 1.5],
  ]);
  expectDone(await addSearch(bo, spared, { outcome: "not-found", place: "after all" }));
  expect((await queue(dee)).map(([statement]) => statement)).toContain("Spared.");
  expect(await addSearch(dee, often, { outcome: "found" })).toMatchObject({ problem: "not-yours" });
  expect(await evidenceQueue(eve, projectId, 1)).toMatchObject({ problem: "not-found" });
});
