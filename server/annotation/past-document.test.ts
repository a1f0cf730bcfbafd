import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { transaction } from "@/server/platform/db";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { editAnnotation } from "./edit";
import { removeAnnotation } from "./judge";
import { readPastDocument } from "./past-document";

let ana: Viewer, eve: Viewer;
let documentId: string;
const NOWHERE = { day: "", time: "", with: "" };

beforeAll(async () => {
  await openTestDatabase();
  [ana, eve] = [await makePerson("Ana"), await makePerson("Eve")];
  const { id } = await makeProject(ana);
  documentId = (await makeDocument(ana, id, "The tides fell by half last year.")).document.id;
});
afterAll(closeTestDatabase);

/** Has all that was recorded so far have happened a day earlier. */
async function aDayPasses(): Promise<void> {
  await transaction(async (tx) => {
    await tx.$executeRaw`UPDATE "RowVersion" SET since = since - interval '1 day',
      until = until - interval '1 day'`;
    await tx.$executeRaw`UPDATE "Change" SET at = at - interval '1 day'`;
    await tx.$executeRaw`UPDATE "Document" SET "createdAt" = "createdAt" - interval '1 day'`;
  });
}

test("a document as it stood on an earlier day, and what changed since", async () => {
  const kept = await makeAnnotation(ana, documentId, [{ start: 4, end: 9 }], { body: "first" });
  const gone = await makeAnnotation(ana, documentId, [{ start: 10, end: 14 }]);
  await aDayPasses();
  const added = await makeAnnotation(ana, documentId, [{ start: 0, end: 3 }]);
  expectDone(await editAnnotation(ana, kept.id, () => true, { body: "second" }));
  expectDone(await removeAnnotation(ana, gone.id, () => true));

  const present = expectDone(await readPastDocument(ana, documentId, NOWHERE));
  const [yesterday, today] = present.days.map(({ day }) => day);
  expect(present.days).toHaveLength(2);
  expect(present.place.day).toBe(today);
  expect(present.stood?.annotations.map(({ id }) => id)).toEqual([added.id, kept.id]);
  expect(present.comparison).toBeNull();

  const place = { ...NOWHERE, day: yesterday ?? "", with: today ?? "" };
  const past = expectDone(await readPastDocument(ana, documentId, place));
  expect(past.stood?.annotations.map(({ id, body }) => [id, body])).toEqual([
    [kept.id, "first"],
    [gone.id, ""],
  ]);
  const changes = past.comparison?.changes ?? [];
  expect(changes.map(({ what, annotation: { id } }) => [what, id])).toEqual([
    ["added", added.id],
    ["changed", kept.id],
    ["removed", gone.id],
  ]);
  // A removed one has its number at the earlier time, an added one at the later.
  expect(past.comparison?.earlier.numbers).toEqual({ [kept.id]: 1, [gone.id]: 2 });
  expect(past.comparison?.later.numbers).toEqual({ [added.id]: 1, [kept.id]: 2 });
});

test("before it came in the document was not there, and a stranger learns nothing", async () => {
  const place = { ...NOWHERE, day: "2001-02-03" };
  expect(expectDone(await readPastDocument(ana, documentId, place)).stood).toBeNull();
  const refused = await readPastDocument(eve, documentId, NOWHERE);
  expect(refused).toMatchObject({ ok: false, problem: "not-found" });
});
