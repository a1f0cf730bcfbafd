import { afterAll, beforeAll, expect, test } from "vitest";
import { addNote } from "@/server/annotation/notes";
import { saveAnnotation } from "@/server/annotation/write";
import { removeAnnotation } from "@/server/annotation/judge";
import { addOccurrence } from "@/server/claim/occurrences";
import { addClaim } from "@/server/claim/write";
import { newId } from "@/server/platform/new-id";
import type { Viewer } from "@/server/access/viewer";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";

/** What one person may know of: their own project. What they may not: that of another. */
interface Place {
  readonly owner: Viewer;
  readonly projectId: string;
  readonly documentId: string;
  readonly annotationId: string;
}

const target = [{ start: 4, end: 9 }];
let mine: Place, beside: Place, theirs: Place;

async function makePlace(owner: Viewer): Promise<Place> {
  const projectId = (await makeProject(owner)).id;
  const { document } = await makeDocument(owner, projectId, "The tides fell by half, he said.");
  const annotation = await makeAnnotation(owner, document.id, target);
  return { owner, projectId, documentId: document.id, annotationId: annotation.id };
}

beforeAll(async () => {
  await openTestDatabase();
  const [ana, bo] = [await makePerson("Ana"), await makePerson("Bo")];
  mine = await makePlace(ana);
  beside = await makePlace(ana);
  theirs = await makePlace(bo);
});
afterAll(closeTestDatabase);

const CREATIONS: Readonly<Record<string, (place: Place, id: string) => Promise<unknown>>> = {
  annotation: ({ owner, documentId }, id) =>
    saveAnnotation(owner, documentId, { id, kind: "claim", target, revision: 1 }),
  note: ({ owner, annotationId }, id) => addNote(owner, annotationId, { id, body: "words" }),
  claim: ({ owner, projectId }, id) => addClaim(owner, projectId, { id, statement: "It fell." }),
  occurrence: ({ owner, annotationId }, id) =>
    addOccurrence(owner, annotationId, { id, statement: `It fell ${id}.` }),
};

test.each(Object.entries(CREATIONS))(
  "the id of another's %s is answered as one that is used in a project of one's own",
  async (_noun, create) => {
    const [known, unknown] = [newId(), newId()];
    expect(await create(beside, known)).toMatchObject({ ok: true });
    expect(await create(theirs, unknown)).toMatchObject({ ok: true });
    const answer = await create(mine, unknown);
    expect(answer).toMatchObject({ ok: false, problem: "id-taken" });
    expect(answer).toEqual(await create(mine, known));
    expect(JSON.stringify(answer)).not.toContain(theirs.projectId);
  },
);

test("an id stays used when its annotation is gone, and tells nothing of that", async () => {
  const id = newId();
  expectDone(
    await saveAnnotation(theirs.owner, theirs.documentId, {
      id,
      kind: "claim",
      target,
      revision: 1,
    }),
  );
  const before = await CREATIONS.annotation?.(mine, id);
  expectDone(await removeAnnotation(theirs.owner, id, () => true));
  expect(await CREATIONS.annotation?.(mine, id)).toEqual(before);
});

test("an id of a claim elsewhere is no claim here, as one of nothing is not", async () => {
  const { id } = expectDone(
    await addClaim(theirs.owner, theirs.projectId, { statement: "Elsewhere." }),
  );
  const carry = (claimId: string) => addOccurrence(mine.owner, mine.annotationId, { claimId });
  expect(await carry(id)).toEqual(await carry(newId()));
});
