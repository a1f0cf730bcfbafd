import { afterAll, beforeAll, expect, test } from "vitest";
import type { ReviewFilter } from "@/lib/contract/review-queue";
import type { Viewer } from "@/server/access/viewer";
import { expectDone, makePerson } from "@/test/make/make";
import { fillProject } from "@/test/make/filled-project";
import {
  openMeasuredDatabase,
  rowsOf,
  scansOf,
  type MeasuredDatabase,
} from "@/test/server/measured-database";
import { listInbox } from "./inbox";
import { readInboxSummary } from "./inbox-summary";
import { readReviewProgress } from "./progress";
import { listReviewQueue } from "./queue";

const FEW = 10;
const MANY = 10_000;
const PAGE = 25;
const TABLES = ["Annotation", "Review"];
/** As many annotations as one page looks at, each with its document and the reviews on it. */
const MOST_ROWS = 500 * 4;

let database: MeasuredDatabase;
let owner: Viewer;
let reviewer: Viewer;
let few: string;
let many: string;

beforeAll(async () => {
  database = await openMeasuredDatabase();
  owner = await makePerson("Ina");
  reviewer = await makePerson("Rui");
  const fill = async (annotations: number) => {
    const filling = { ownerId: owner.id, annotations, texts: 10 };
    const { projectId } = await fillProject(database.client, filling);
    await database.client.query(
      `INSERT INTO "Member" ("projectId", "userId", role) VALUES ($1, $2, 'annotator')`,
      [projectId, reviewer.id],
    );
    // Made a minute apart.
    await database.client.query(
      `UPDATE "Annotation" a SET "createdAt" = now() - made.place * interval '1 minute'
       FROM (SELECT id, row_number() OVER () AS place FROM "Annotation") made
       WHERE made.id = a.id AND a."projectId" = $1`,
      [projectId],
    );
    await review(owner.id, projectId, 0);
    return projectId;
  };
  [few, many] = [await fill(FEW), await fill(MANY)];
  await database.client.query("VACUUM ANALYZE");
});
afterAll(() => database.stop());

/** Reviews of all that is shared but the oldest few. */
async function review(userId: string, projectId: string, oldest: number): Promise<void> {
  await database.client.query(
    `INSERT INTO "Review" ("annotationId", "userId", "projectId", "documentId", verdict)
     SELECT id, $2, "projectId", "documentId", 'agree' FROM "Annotation"
     WHERE "projectId" = $1 AND visibility = 'project' ORDER BY "createdAt", id OFFSET $3`,
    [projectId, userId, oldest],
  );
}

const pageOf = (projectId: string, filter: ReviewFilter, after?: string) =>
  listReviewQueue(reviewer, projectId, filter, { limit: PAGE, ...(after && { after }) });

const FILTERS: Readonly<Record<string, ReviewFilter>> = {
  "what is unseen": { unseen: "true" },
  "the newest": { unseen: "true", sort: "newest" },
  "by their places": { sort: "place" },
  "where reviews differ": { differ: "true" },
};

test.each(Object.entries(FILTERS))(
  "a page reads a bounded part of 10,000 annotations, in as many statements as of 10: %s",
  async (_name, filter) => {
    const [ofFew, ofMany] = [
      await database.costOf(() => pageOf(few, filter)),
      await database.costOf(() => pageOf(many, filter)),
    ];
    expect(ofMany).toHaveLength(ofFew.length);
    expect(scansOf(ofMany, TABLES)).toEqual([]);
    expect(rowsOf(ofMany)).toBeLessThanOrEqual(rowsOf(ofFew) + MOST_ROWS);
  },
);

test("whoever has reviewed nearly all finds the rest over pages that each read no more", async () => {
  // The oldest are not reviewed, and the newest are looked at first.
  await review(reviewer.id, many, 3);
  await database.client.query("VACUUM ANALYZE");
  const filter = { unseen: "true", sort: "newest" } as const;
  const first = await database.costOf(() => pageOf(many, filter));
  expect(scansOf(first, TABLES)).toEqual([]);
  expect(rowsOf(first)).toBeLessThanOrEqual(MOST_ROWS);
  const found: string[] = [];
  let pages = 0;
  let after: string | undefined;
  do {
    const { items, next } = expectDone(await pageOf(many, filter, after));
    found.push(...items.map(({ annotationId }) => annotationId));
    pages += 1;
    after = next ?? undefined;
    if (after && pages === 2) {
      const later = await database.costOf(() => pageOf(many, filter, after));
      expect(rowsOf(later)).toBeLessThanOrEqual(MOST_ROWS);
    }
  } while (after);
  expect(found).toHaveLength(3);
  expect(pages).toBe(Math.ceil((MANY - MANY / 50) / 500));
});

test("the count of what is reviewed looks at no more than it counts", async () => {
  const work = await database.costOf(() => readReviewProgress(reviewer, many, {}));
  // Each annotation, its document, and the reviewer's own review of it.
  expect(rowsOf(work)).toBeLessThanOrEqual(4 * MANY);
  expect(expectDone(await readReviewProgress(reviewer, many, {}))).toMatchObject({
    total: MANY - MANY / 50,
    reviewed: MANY - MANY / 50 - 3,
    complete: true,
  });
});

test("an inbox reads what its reader made, and nothing of anybody else", async () => {
  const inboxOf = (viewer: Viewer, projectId: string) =>
    database.costOf(async () => {
      expectDone(await listInbox(viewer, projectId, undefined, { limit: PAGE }));
      expectDone(await readInboxSummary(viewer, projectId));
    });
  const ofNobody = await inboxOf(reviewer, many);
  expect(scansOf(ofNobody, TABLES)).toEqual([]);
  // The membership and its project, for each statement.
  expect(rowsOf(ofNobody)).toBeLessThanOrEqual(PAGE);
  // Both statements: each annotation, its document, its reviews, and the membership.
  const ofFew = await inboxOf(owner, few);
  expect(scansOf(ofFew, TABLES)).toEqual([]);
  expect(rowsOf(ofFew)).toBeLessThanOrEqual(2 * 5 * FEW + PAGE);
});
