import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ReviewFilter } from "@/lib/contract/review-queue";
import type { Viewer } from "@/server/access/viewer";
import { judgeAnnotation } from "@/server/annotation/judge";
import { giveReview } from "@/server/annotation/reviews";
import { saveAnnotation } from "@/server/annotation/write";
import { transaction } from "@/server/platform/db";
import { changeProject } from "@/server/project/projects";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { keepReviewFilter, readReviewFilter } from "./filter";
import { readReviewProgress } from "./progress";
import { listReviewQueue } from "./queue";

const SPEECH = "[The pier is new]. [Fares fell], she said. [Nobody] pays [twice].";
const any = () => true;

let cleo: Viewer, ana: Viewer, bo: Viewer, eve: Viewer;
let projectId: string;
let documentId: string;
/** By the words they stand on. */
let made: Record<"pier" | "fares" | "nobody" | "twice", string>;

beforeAll(async () => {
  await openTestDatabase();
  [cleo, ana, bo, eve] = (await Promise.all(["Cleo", "Ana", "Bo", "Eve"].map(makePerson))) as [
    Viewer,
    Viewer,
    Viewer,
    Viewer,
  ];
});
afterAll(closeTestDatabase);

beforeEach(async () => {
  const project = await makeProject(cleo, { annotator: ana, reader: eve });
  projectId = project.id;
  await transaction((tx) =>
    tx.member.create({ data: { projectId, userId: bo.id, role: "annotator" } }),
  );
  const { document, spans } = await makeDocument(cleo, projectId, SPEECH);
  documentId = document.id;
  const [pier, fares, nobody, twice] = spans;
  if (!pier || !fares || !nobody || !twice) throw new Error("The text has four spans.");
  const add = async (
    viewer: Viewer,
    ...rest: Parameters<typeof makeAnnotation> extends [unknown, unknown, ...infer R] ? R : never
  ) => (await makeAnnotation(viewer, documentId, ...rest)).id;
  made = {
    pier: await add(ana, [pier], { tags: ["works"], claim: claimOf("The pier is new.") }),
    fares: await add(bo, [fares]),
    nobody: await add(ana, [nobody], {
      kind: "rhetoric",
      rhetoric: {
        technique: "exaggeration",
        target: null,
        claimId: null,
        justification: null,
        answers: [],
      },
    }),
    twice: await add(ana, [twice], { kind: "note", visibility: "private" }),
  };
});

function claimOf(statement: string) {
  return { id: null, statement, type: null, checkworthy: null };
}

async function queueOf(viewer: Viewer, filter: ReviewFilter = {}): Promise<string[]> {
  const page = expectDone(await listReviewQueue(viewer, projectId, filter, { limit: 100 }));
  return page.items.map(({ words }) => words);
}

test("the queue has what others made, oldest first, with words and surroundings", async () => {
  const { items } = expectDone(
    await listReviewQueue(bo, projectId, { unseen: "true" }, { limit: 100 }),
  );
  expect(items).toMatchObject([
    {
      annotationId: made.pier,
      documentId,
      words: "The pier is new",
      after: expect.stringContaining("Fares fell"),
      statement: "The pier is new.",
      tags: ["works"],
      createdBy: { id: ana.id },
      reviews: [],
      mayReview: true,
      mayJudge: false,
    },
    { annotationId: made.nobody, kind: "rhetoric", slug: "exaggeration" },
  ]);
});

test("what is private is in nobody's queue and count but its author's", async () => {
  expect(await queueOf(ana)).toContain("twice");
  for (const viewer of [cleo, bo, eve]) {
    expect(await queueOf(viewer)).not.toContain("twice");
    expect(await queueOf(viewer, { kind: "note" })).toEqual([]);
    const { total } = expectDone(await readReviewProgress(viewer, projectId, { kind: "note" }));
    expect(total).toBe(0);
  }
  // One's own are not counted either: the count is of what one may be the second reader of.
  expect(expectDone(await readReviewProgress(ana, projectId, {}))).toEqual({
    total: 1,
    reviewed: 0,
    complete: true,
  });
});

test("a filter narrows by document, person, tag, kind, status and age", async () => {
  const other = await makeDocument(cleo, projectId, "[Tides] turn.");
  await makeAnnotation(bo, other.document.id, other.spans);
  expectDone(await judgeAnnotation(cleo, made.fares, any, { status: "accepted" }));
  expect(await queueOf(cleo, { document: other.document.id })).toEqual(["Tides"]);
  expect(await queueOf(cleo, { author: bo.id })).toEqual(["Fares fell", "Tides"]);
  expect(await queueOf(cleo, { author: "Bo" })).toEqual(["Fares fell", "Tides"]);
  expect(await queueOf(cleo, { author: "Nemo" })).toEqual([]);
  expect(await queueOf(cleo, { tag: "works" })).toEqual(["The pier is new"]);
  expect(await queueOf(cleo, { tag: "exaggeration" })).toEqual(["Nobody"]);
  expect(await queueOf(cleo, { kind: "rhetoric" })).toEqual(["Nobody"]);
  expect(await queueOf(cleo, { status: "accepted" })).toEqual(["Fares fell"]);
  expect(await queueOf(cleo, { status: "outdated" })).toEqual([]);
  const inTwoDays = new Date(Date.now() + 2 * 86_400_000);
  const aged = async (age: number) =>
    expectDone(await listReviewQueue(cleo, projectId, { age }, { limit: 9 }, inTwoDays)).items
      .length;
  expect([await aged(1), await aged(3)]).toEqual([4, 0]);
});

test("what one has reviewed is no longer unseen, and what people disagree on can be asked for", async () => {
  expectDone(await giveReview(bo, made.pier, { verdict: "agree" }));
  expect(await queueOf(bo, { unseen: "true" })).toEqual(["Nobody"]);
  expect(await queueOf(cleo, { differ: "true" })).toEqual([]);
  expectDone(await giveReview(cleo, made.pier, { verdict: "disagree", comment: "It is old." }));
  expect(await queueOf(bo, { differ: "true" })).toEqual(["The pier is new"]);
  const progress = (viewer: Viewer, filter: ReviewFilter = {}) =>
    readReviewProgress(viewer, projectId, filter).then(expectDone);
  expect(await progress(bo)).toEqual({ total: 2, reviewed: 1, complete: true });
  // Whether one has seen it is what is counted, not what the count is narrowed to.
  expect(await progress(bo, { unseen: "true" })).toEqual({ total: 2, reviewed: 1, complete: true });
  expect(await progress(cleo, { differ: "true" })).toMatchObject({ total: 1, reviewed: 1 });
});

test.each(["oldest", "newest", "place"] as const)(
  "pages sorted by %s hold each once, in one order, also when their end was taken away",
  async (sort) => {
    const whole = await queueOf(cleo, { sort });
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const page = { limit: 1, ...(after ? { after } : {}) };
      const { items, next } = expectDone(await listReviewQueue(cleo, projectId, { sort }, page));
      paged.push(...items.map(({ words }) => words));
      after = next ?? undefined;
      const gone = items[0]?.annotationId;
      if (gone) {
        await transaction((tx) =>
          tx.annotation.update({ where: { id: gone }, data: { deletedAt: new Date() } }),
        );
      }
    } while (after);
    expect(paged).toEqual(whole);
    expect(paged).toHaveLength(3);
  },
);

test("newest is oldest turned about, and by place is the order of the text", async () => {
  const oldest = await queueOf(cleo);
  expect(await queueOf(cleo, { sort: "newest" })).toEqual(oldest.toReversed());
  expect(await queueOf(cleo, { sort: "place" })).toEqual([
    "The pier is new",
    "Fares fell",
    "Nobody",
  ]);
});

test("who may review and judge is said of each, also where a second reader is asked for", async () => {
  expectDone(await changeProject(cleo, projectId, { settings: { secondReader: true } }));
  const may = async (viewer: Viewer) =>
    expectDone(await listReviewQueue(viewer, projectId, {}, { limit: 9 })).items.map(
      ({ mayReview, mayJudge }) => [mayReview, mayJudge],
    );
  expect(await may(bo)).toEqual([
    [true, false],
    [false, false],
    [true, false],
  ]);
  expect(await may(eve)).toEqual([
    [false, false],
    [false, false],
    [false, false],
  ]);
  expect(await may(cleo)).toEqual([
    [true, true],
    [true, true],
    [true, true],
  ]);
});

test("a removed text is in no queue, and a stranger finds no project", async () => {
  await transaction((tx) =>
    tx.document.update({ where: { id: documentId }, data: { deletedAt: new Date() } }),
  );
  expect(await queueOf(cleo)).toEqual([]);
  expect(expectDone(await readReviewProgress(cleo, projectId, {})).total).toBe(0);
  const stranger = await makePerson("Uma");
  const refused = { ok: false, problem: "not-found" };
  expect(await listReviewQueue(stranger, projectId, {}, { limit: 9 })).toMatchObject(refused);
  expect(await readReviewProgress(stranger, projectId, {})).toMatchObject(refused);
  expect(await keepReviewFilter(stranger, projectId, {})).toMatchObject(refused);
});

test("what a queue was narrowed to is kept for each person", async () => {
  expect(await readReviewFilter(bo, projectId)).toBeNull();
  const filter = { kind: "claim", unseen: "true", age: 7, sort: "place" } as const;
  expectDone(await keepReviewFilter(bo, projectId, filter));
  expect(await readReviewFilter(bo, projectId)).toEqual(filter);
  expect(await readReviewFilter(ana, projectId)).toBeNull();
});

test("names of imported authors narrow as accounts do", async () => {
  const target = [{ start: 0, end: 8 }];
  const { id } = expectDone(
    await saveAnnotation(cleo, documentId, { kind: "claim", revision: 1, target }),
  );
  await transaction((tx) =>
    tx.annotation.update({ where: { id }, data: { createdById: null, authorName: "Ida" } }),
  );
  expect(await queueOf(cleo, { author: "Ida" })).toEqual(["The pier"]);
});
