import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { editAnnotation } from "@/server/annotation/edit";
import { annotationHistory } from "@/server/annotation/history";
import { removeAnnotation } from "@/server/annotation/judge";
import { listAnnotations, readAnnotation } from "@/server/annotation/read";
import { restoreAnnotation } from "@/server/annotation/restore";
import { saveAnnotation, type AnnotationDraft } from "@/server/annotation/write";
import { exportDocument } from "@/server/export/download";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { listRevisions } from "./revisions";
import { reviseText } from "./revise";

let ana: Viewer, bo: Viewer, eve: Viewer;
let projectId: string;
const any = () => true;

beforeAll(async () => {
  await openTestDatabase();
  [ana, bo, eve] = [await makePerson("Ana"), await makePerson("Bo"), await makePerson("Eve")];
  projectId = (await makeProject(ana, { annotator: bo })).id;
});
afterAll(closeTestDatabase);

const FIRST =
  "The quay is open to every ship. [Nobody guards the eastern gate at night.] It [rained].";
const WITHOUT = "The quay is open to every ship. It rained.";
const OTHERWISE =
  "The quay is open to every ship. Everybody guards the eastern gate at night. It rained.";

const revise = async (documentId: string, content: string) =>
  expectDone(await reviseText(ana, documentId, { content, format: "plain" }));

/** A text whose second sentence a revision has taken out. */
async function revised() {
  const { document, spans, text } = await makeDocument(ana, projectId, FIRST);
  const [gone, kept] = spans;
  if (!gone || !kept) throw new Error("no spans");
  return { documentId: document.id, gone, kept, text };
}

const removed = (documentId: string, draft: Partial<AnnotationDraft>) =>
  saveAnnotation(bo, documentId, {
    kind: "claim",
    revision: 1,
    removed: true,
    target: [],
    ...draft,
  });

test("the revisions of a text, the newest first, with what each did to the annotations one sees", async () => {
  const { documentId, gone, kept } = await revised();
  await makeAnnotation(bo, documentId, [gone]);
  await makeAnnotation(bo, documentId, [gone], { visibility: "private" });
  await makeAnnotation(bo, documentId, [kept]);
  await revise(documentId, WITHOUT);
  await revise(documentId, `${WITHOUT} Ships came and went all day long.`);
  const seen = expectDone(await listRevisions(ana, documentId, { limit: 100 }));
  expect(seen.next).toBeNull();
  const by = { id: ana.id, name: "Ana" };
  const nothing = { moved: 0, changed: 0, ambiguous: 0, lost: 0 };
  expect(seen.items).toMatchObject([
    { number: 3, current: true, createdBy: by, ...nothing },
    { number: 2, current: false, createdBy: by, ...nothing, moved: 1, lost: 1 },
    { number: 1, current: false, createdBy: by, ...nothing, length: 83, format: "plain" },
  ]);
  const own = expectDone(await listRevisions(bo, documentId, { limit: 100 }));
  expect(own.items[1]).toMatchObject({ number: 2, lost: 2 });

  const first = expectDone(await listRevisions(ana, documentId, { limit: 2 }));
  expect(first.next).toBe("2");
  const rest = expectDone(await listRevisions(ana, documentId, { after: 2, limit: 2 }));
  expect(rest).toMatchObject({ items: [{ number: 1 }], next: null });
  expect(await listRevisions(eve, documentId, { limit: 2 })).toMatchObject({
    problem: "not-found",
  });
});

test("words that a revision removed are annotated where they stand, and have no place in the newest", async () => {
  const { documentId, gone, text } = await revised();
  await revise(documentId, WITHOUT);
  const draft = { target: [gone], body: "Was this true?" };
  expect(await removed(documentId, { ...draft, removed: false })).toMatchObject({
    problem: "text-moved-on",
  });
  const saved = expectDone(await removed(documentId, draft));
  const stands = { revision: 1, anchor: "lost", orphan: true, body: "Was this true?" };
  expect(saved).toMatchObject(stands);
  const words = text.slice(gone.start, gone.end);
  expect(saved.target).toMatchObject([{ ...gone, exact: words }]);
  expect(expectDone(await readAnnotation(ana, saved.id))).toMatchObject(stands);
  const orphans = await listAnnotations(ana, documentId, { orphan: true }, { limit: 10 });
  expect(expectDone(orphans).items).toMatchObject([{ id: saved.id, ...stands }]);
  // Who made it lost nothing by the revision.
  const list = expectDone(await listRevisions(ana, documentId, { limit: 10 }));
  expect(list.items.map(({ lost }) => lost)).toEqual([0, 0]);
  // Sent again, it is there once.
  const again = await removed(documentId, { ...draft, id: saved.id });
  expect(expectDone(again).id).toBe(saved.id);
});

test("words that are told as removed stand in an older revision", async () => {
  const { documentId, gone } = await revised();
  const errors = async (draft: Partial<AnnotationDraft>) => {
    const refusal = await removed(documentId, { target: [gone], ...draft });
    return refusal.ok ? null : [refusal.problem, refusal.errors?.map(({ path }) => path)];
  };
  expect(await errors({})).toEqual(["not-understood", ["removed"]]);
  await revise(documentId, WITHOUT);
  expect(await errors({ revision: undefined })).toEqual(["not-understood", ["removed"]]);
  expect(await errors({ revision: 3 })).toEqual(["not-understood", ["revision"]]);
  expect(await errors({ target: [{ start: 500, end: 600 }] })).toEqual([
    "span-outside-text",
    undefined,
  ]);
  expect(await errors({ target: [{ exact: "no such words" }] })).toEqual([
    "quote-not-found",
    undefined,
  ]);
});

test("a later revision finds removed words where they came back, and nowhere else", async () => {
  const { documentId, gone } = await revised();
  await revise(documentId, WITHOUT);
  const { id } = expectDone(await removed(documentId, { target: [gone] }));
  await revise(documentId, OTHERWISE);
  expect(expectDone(await readAnnotation(bo, id))).toMatchObject({ revision: 1, anchor: "lost" });
  await revise(documentId, `Well. ${FIRST.replaceAll(/[[\]]/g, "")}`);
  const back = expectDone(await readAnnotation(bo, id));
  expect(back).toMatchObject({ revision: 4, anchor: "moved", orphan: false });
  expect(back.target).toMatchObject([{ start: gone.start + 6, end: gone.end + 6 }]);
  // From then on it is one like others.
  await revise(documentId, OTHERWISE);
  expect(expectDone(await readAnnotation(bo, id)).anchor).not.toBe("exact");
});

test("an annotation of removed words is edited, taken away, brought back and exported like others", async () => {
  const { documentId, gone, kept } = await revised();
  await revise(documentId, OTHERWISE);
  const { id } = expectDone(await removed(documentId, { target: [gone] }));
  const stands = { revision: 1, anchor: "lost", orphan: true };
  const edited = expectDone(await editAnnotation(bo, id, any, { body: "later" }));
  expect(edited).toMatchObject({ ...stands, body: "later" });
  expectDone(await removeAnnotation(bo, id, any));
  expect(expectDone(await restoreAnnotation(bo, id))).toMatchObject({ ...stands, body: "later" });
  const history = expectDone(await annotationHistory(ana, id, { limit: 10 }));
  expect(history.items.map(({ action }) => action)).toEqual(["edit", "delete", "restore"]);
  const file = expectDone(await exportDocument(ana, documentId, "jsonl"));
  const lines = (await new Response(file.stream).text()).trim().split("\n");
  expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
    expect.objectContaining({ id, revision: 1, anchor: "lost", orphan: true }),
  );
  // A person may give it words of the newest text, by which it is then found.
  const at = { start: kept.start + 3, end: kept.end + 3 };
  const moved = expectDone(await editAnnotation(bo, id, any, { target: [at], revision: 2 }));
  expect(moved).toMatchObject({ revision: 2, anchor: "exact", orphan: false });
});
