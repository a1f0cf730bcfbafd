import { afterAll, beforeAll, expect, test } from "vitest";
import { readAnnotation } from "@/server/annotation/read";
import { addClaim, editClaim, removeClaim } from "./write";
import { readClaim } from "./passages";
import { listClaims } from "./read";
import { read, transaction } from "@/server/platform/db";
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
const any = () => true;
const page = { limit: 1_000 };
const target = [{ start: 4, end: 9 }];

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  bo = await makePerson("Bo");
  cleo = await makePerson("Cleo");
  dee = await makePerson("Dee");
  eve = await makePerson("Eve");
  projectId = (await makeProject(ana, { annotator: bo, curator: cleo, reader: dee })).id;
  documentId = (await makeDocument(ana, projectId, "The tides fell by half.")).document.id;
});
afterAll(closeTestDatabase);

const claim = async (viewer: Viewer, statement: string, rest: object = {}) =>
  expectDone(await addClaim(viewer, projectId, { statement, ...rest }));

test("annotators put claims into the register, curators decide them", async () => {
  const made = await claim(bo, "The tides fell by half.", { type: "statistical" });
  expect(made).toMatchObject({ verdict: null, decidedBy: null, createdBy: { name: "Bo" } });
  expect(await editClaim(bo, made.id, any, { verdict: "false" })).toMatchObject({
    problem: "not-yours",
  });
  expect(await addClaim(bo, projectId, { statement: "x", verdict: "true" })).toMatchObject({
    problem: "not-yours",
  });
  expect(await addClaim(dee, projectId, { statement: "x" })).toMatchObject({
    problem: "not-yours",
  });
  expect(await addClaim(eve, projectId, { statement: "x" })).toMatchObject({
    problem: "not-found",
  });
  const decision = { verdict: "false", rationale: "By a third." };
  const decided = expectDone(await editClaim(cleo, made.id, any, decision));
  expect(decided).toMatchObject({ ...decision, decidedBy: { id: cleo.id, name: "Cleo" } });
  expect(decided.decidedAt).not.toBeNull();
  const history = await read.history.findMany({ where: { subjectId: made.id } });
  expect(history).toMatchObject([{ action: "edit", byId: cleo.id, before: { verdict: null } }]);
});

test("the same claim sent again is one claim", async () => {
  const draft = { id: newId(), statement: "Once." };
  expect(await addClaim(bo, projectId, draft)).toMatchObject({ ok: true, created: true });
  expect(await addClaim(bo, projectId, draft)).toMatchObject({ ok: true, created: false });
});

test("a verdict is a word of the project's scale", async () => {
  const { id } = await claim(cleo, "Scaled.");
  expect(await editClaim(cleo, id, any, { verdict: "maybe" })).toMatchObject({
    problem: "not-understood",
    errors: [{ path: "verdict" }],
  });
  const settings = { verdicts: ["stimmt", "stimmt nicht"] };
  await transaction((tx) => tx.project.update({ where: { id: projectId }, data: { settings } }));
  expectDone(await editClaim(cleo, id, any, { verdict: "stimmt" }));
  expect(await editClaim(cleo, id, any, { verdict: "true" })).toMatchObject({ ok: false });
  await transaction((tx) =>
    tx.project.update({ where: { id: projectId }, data: { settings: {} } }),
  );
});

test("new words without a new verdict leave a claim undecided", async () => {
  const { id } = await claim(cleo, "It fell by half.", { verdict: "false", rationale: "A third." });
  const context = expectDone(await editClaim(bo, id, any, { context: "In 2024." }));
  expect(context.verdict).toBe("false");
  const reworded = expectDone(await editClaim(bo, id, any, { statement: "It fell by a third." }));
  expect(reworded).toMatchObject({ verdict: null, decidedBy: null, decidedAt: null });
  const statement = "It fell by a quarter.";
  const both = expectDone(await editClaim(cleo, id, any, { statement, verdict: "half-true" }));
  expect(both).toMatchObject({ verdict: "half-true", decidedBy: { id: cleo.id } });
});

test("a claim counts and shows only passages the viewer may see", async () => {
  const { id } = await claim(cleo, "Counted.");
  const link = { claim: { id, statement: null, type: null, checkworthy: null } };
  await makeAnnotation(ana, documentId, target, link);
  const visibility = "private" as const;
  const closed = await makeAnnotation(bo, documentId, target, { ...link, visibility });
  expect(expectDone(await readClaim(bo, id))).toMatchObject({ occurrenceCount: 2 });
  for (const viewer of [ana, cleo, dee]) {
    const seen = expectDone(await readClaim(viewer, id));
    expect(seen.occurrenceCount).toBe(1);
    expect(seen.occurrences).toMatchObject([
      { quote: "tides", documentTitle: "A text", documentId },
    ]);
    expect(JSON.stringify(seen)).not.toContain(closed.id);
    const { items } = expectDone(await listClaims(viewer, projectId, {}, page));
    expect(items.find((each) => each.id === id)?.occurrenceCount).toBe(1);
  }
  expect(await readClaim(eve, id)).toMatchObject({ problem: "not-found" });
  expect(await listClaims(eve, projectId, {}, page)).toMatchObject({ problem: "not-found" });
});

test("claims that say nearly the same are found while one types", async () => {
  const { id } = await claim(bo, "Unemployment among harbour workers doubled.");
  for (const q of ["unemployment harbor", "Harb", "unemployment amnog harbour workers"]) {
    const { items } = expectDone(await listClaims(dee, projectId, { q }, page));
    expect(items[0]?.id).toBe(id);
  }
  for (const q of ["' | & ! ( ) :* <-> \\", "%_%", "a OR"]) {
    expectDone(await listClaims(dee, projectId, { q }, page));
  }
});

test("a claim that is taken away leaves its annotations, which point to no claim", async () => {
  const made = await claim(bo, "Away.");
  const link = { claim: { id: made.id, statement: null, type: null, checkworthy: null } };
  const annotation = await makeAnnotation(ana, documentId, target, link);
  const serving = await makeAnnotation(ana, documentId, target, {
    kind: "rhetoric",
    rhetoric: { technique: "doubt", claimId: made.id },
  });
  expect(await removeClaim(dee, made.id, any)).toMatchObject({ problem: "not-yours" });
  expect(await removeClaim(eve, made.id, any)).toMatchObject({ problem: "not-found" });
  expectDone(await removeClaim(bo, made.id, any));
  const now = expectDone(await readAnnotation(ana, annotation.id));
  expect(now.claim?.id).toBeNull();
  expect(now.version).toBe(annotation.version + 1);
  const { rhetoric } = expectDone(await readAnnotation(ana, serving.id));
  expect(rhetoric).toMatchObject({ technique: "doubt", claimId: null });
  expect(await readClaim(ana, made.id)).toMatchObject({ problem: "not-found" });
  const decided = await claim(cleo, "Decided.", { verdict: "true" });
  expect(await removeClaim(bo, decided.id, any)).toMatchObject({ problem: "not-yours" });
});
