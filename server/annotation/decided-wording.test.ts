import { afterAll, beforeAll, expect, test } from "vitest";
import { NO_CLAIM_DETAIL, type Status } from "@/lib/annotation/annotation";
import type { Viewer } from "@/server/access/viewer";
import { removeDocument } from "@/server/document/write";
import { askQuery } from "@/server/query/answer";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { countOutdated } from "./count-outdated";
import { editAnnotation, type AnnotationEdit } from "./edit";
import { judgeAnnotation } from "./judge";
import { listAnnotations } from "./read";
import { writeOutlines } from "./outlines";

let ana: Viewer, bo: Viewer, cleo: Viewer;
let projectId: string;
const any = () => true;
const TEXT = "The mayor [promised forty boats] and [a new quay].";

beforeAll(async () => {
  await openTestDatabase();
  [ana, bo, cleo] = [await makePerson("Ana"), await makePerson("Bo"), await makePerson("Cleo")];
  projectId = (await makeProject(ana, { annotator: bo, curator: cleo })).id;
});
afterAll(closeTestDatabase);

async function decided(status: Status = "accepted") {
  const { document, spans } = await makeDocument(ana, projectId, TEXT);
  const { id } = await makeAnnotation(bo, document.id, [spans[0]!], {
    kind: "claim",
    body: "Which boats?",
    claim: { ...NO_CLAIM_DETAIL, statement: "Forty boats were promised.", type: "factual" },
  });
  const stands = expectDone(await judgeAnnotation(cleo, id, any, { status }));
  expect(stands).toMatchObject({ status, statusOutdated: false });
  const edit = async (change: AnnotationEdit) =>
    expectDone(await editAnnotation(bo, id, any, change));
  return { id, documentId: document.id, other: spans[1]!, first: spans[0]!, edit };
}

test("a status stays over an edit, marked as decided on an earlier wording", async () => {
  const { edit, other, first } = await decided("rejected");
  const outdated = { status: "rejected", statusOutdated: true };
  expect(await edit({ body: "Which forty?" })).toMatchObject(outdated);
  expect(await edit({ body: "Which boats?" })).toMatchObject({
    ...outdated,
    statusOutdated: false,
  });
  expect(await edit({ claim: { statement: "Boats." } })).toMatchObject(outdated);
  expect(await edit({ claim: { statement: "Forty boats were promised." } })).toMatchObject({
    statusOutdated: false,
  });
  expect(await edit({ target: [other] })).toMatchObject(outdated);
  expect(await edit({ target: [first] })).toMatchObject({ statusOutdated: false });
});

test("what is not part of a decision leaves it alone, and an open status is never outdated", async () => {
  const { edit, id } = await decided();
  expect(await edit({ confidence: 2 })).toMatchObject({ statusOutdated: false });
  expectDone(await judgeAnnotation(cleo, id, any, { status: "open" }));
  expect(await edit({ tags: ["boats"] })).toMatchObject({ status: "open", statusOutdated: false });
});

test("a curator confirms the same status for the wording that stands now", async () => {
  const { edit, id } = await decided();
  const edited = await edit({ tags: ["boats"] });
  const confirmed = expectDone(await judgeAnnotation(cleo, id, any, { status: "accepted" }));
  expect(confirmed).toMatchObject({ status: "accepted", statusOutdated: false });
  expect(confirmed.version).toBe(edited.version + 1);
  expect(expectDone(await judgeAnnotation(cleo, id, any, { status: "accepted" })).version).toBe(
    confirmed.version,
  );
  // Of two decisions, the later one is what later edits are compared with.
  expect(await edit({ tags: [] })).toMatchObject({ statusOutdated: true });
});

test("a confirmation that is taken back leaves the decision on the earlier wording", async () => {
  const { edit, id } = await decided();
  await edit({ tags: ["boats"] });
  expectDone(await judgeAnnotation(cleo, id, any, { status: "accepted" }));
  const unconfirmed = { status: "accepted", outdated: true } as const;
  const stands = expectDone(await judgeAnnotation(cleo, id, any, unconfirmed));
  expect(stands).toMatchObject({ status: "accepted", statusOutdated: true });
  expect(expectDone(await judgeAnnotation(cleo, id, any, unconfirmed)).version).toBe(
    stands.version,
  );
  expect(await edit({ tags: ["ships"] })).toMatchObject({ statusOutdated: true });
});

test("after it the wording that was decided on is the earlier one", async () => {
  const { edit, id } = await decided();
  await edit({ tags: ["boats"] });
  expectDone(await judgeAnnotation(cleo, id, any, { status: "accepted" }));
  expectDone(await judgeAnnotation(cleo, id, any, { status: "accepted", outdated: true }));
  expect(await edit({ tags: [] })).toMatchObject({ statusOutdated: false });
});

test("lists, outlines and queries find those that were decided on an earlier wording", async () => {
  const { edit, id, documentId } = await decided("disputed");
  const outdatedIds = async () =>
    expectDone(await listAnnotations(ana, documentId, { status: "outdated" }, { limit: 10 })).items;
  const answersOf = async () => {
    const page = { from: null, limit: 100 };
    const { items } = expectDone(await askQuery(ana, projectId, "status:outdated", page));
    return items.flatMap(({ annotations }) => annotations.map((one) => one.id));
  };
  expect(await outdatedIds()).toEqual([]);
  expect(await answersOf()).not.toContain(id);
  await edit({ body: "" });
  expect((await outdatedIds()).map((one) => one.id)).toEqual([id]);
  expect(await answersOf()).toContain(id);
  const { json } = expectDone(await writeOutlines(ana, documentId, { limit: 10 }));
  expect(JSON.parse(json)).toMatchObject({
    items: [{ id, status: "disputed", statusOutdated: true }],
  });
});

test("who may set a status is given their number, of the annotations that they see", async () => {
  const counts = async () =>
    Promise.all(
      [ana, bo, cleo].map(async (who) => expectDone(await countOutdated(who, projectId))),
    );
  const [before] = await counts();
  const shared = await decided();
  await shared.edit({ tags: ["ships"] });
  expect(await counts()).toEqual([before! + 1, null, before! + 1]);
  const hidden = await decided();
  await hidden.edit({ tags: ["ships"], visibility: "private" });
  expect(await counts()).toEqual([before! + 1, null, before! + 1]);
  const { items } = expectDone(
    await askQuery(ana, projectId, "status:outdated", { from: null, limit: 100 }),
  );
  expect(items).toHaveLength(before! + 1);
  expectDone(await removeDocument(ana, shared.documentId));
  expect(await counts()).toEqual([before, null, before]);
  expect(await countOutdated(await makePerson("Dora"), projectId)).toMatchObject({ ok: false });
});
