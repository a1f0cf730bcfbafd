import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { newId } from "@/server/platform/new-id";
import { expectDone, makePerson, makeProject } from "@/test/make/make";
import { makeViewer } from "@/test/make/viewer";
import {
  openMeasuredDatabase,
  rowsOf,
  scansOf,
  type MeasuredDatabase,
} from "@/test/server/measured-database";
import { workOf } from "@/test/server/page-statements";
import { readAuditDays } from "./days";
import type { AuditFilter } from "./filter";
import { listSignIns, readAudit } from "./log";
import { flushReadings, noteReading } from "./readings";

/** The rows of each table of the log: a few days of a class, and a year of a newsroom. */
const FEW = 1_000;
const MANY = 100_000;
const PAGE = 100;
const LOG = ["Reading", "AuditEvent", "Change"];

let database: MeasuredDatabase;
let owner: Viewer;
let reader: Viewer;
let few: string;
let many: string;

beforeAll(async () => {
  database = await openMeasuredDatabase();
  owner = await makePerson("Ina");
  reader = await makePerson("Rui");
  [few, many] = [
    (await makeProject(owner, { reader })).id,
    (await makeProject(owner, { reader })).id,
  ];
  await fill(few, FEW);
  await fill(many, MANY);
  await database.client.query("VACUUM ANALYZE");
});
afterAll(() => database.stop());

/** So many readings, changes and events, a minute apart; every thousandth is the reader's. */
async function fill(projectId: string, rows: number): Promise<void> {
  const columns = `i, now() - i * interval '1 minute' AS at,
    CASE WHEN i % 1000 = 0 THEN '${reader.id}'::uuid ELSE '${owner.id}'::uuid END AS by
    FROM generate_series(1, ${rows}) AS i`;
  await database.client.query(`
    INSERT INTO "Reading" (id, "projectId", "userId", "tokenId", kind, "subjectId", hour, at, "lastAt")
      SELECT gen_random_uuid(), '${projectId}', by, gen_random_uuid(), 'project', '${projectId}',
        date_trunc('hour', at), at, at FROM (SELECT ${columns}) AS one;
    INSERT INTO "AuditEvent" (id, "projectId", "userId", kind, at, "lastAt")
      SELECT gen_random_uuid(), place, by, kind, at, at FROM (SELECT ${columns}) AS one,
        (VALUES ('${projectId}'::uuid, 'class-link.joined'), (NULL, 'sign-in.done')) AS of (place, kind);
    INSERT INTO "Change" ("feedId", lane, number, "projectId", kind, "subjectId", "byId", at)
      SELECT '${newId()}', '00000000-0000-0000-0000-000000000000', i, '${projectId}',
        'claim.saved', gen_random_uuid(), by, at FROM (SELECT ${columns}) AS one;`);
}

const FILTERS: Readonly<Record<string, AuditFilter>> = {
  everything: {},
  "what was read": { group: "read" },
  "who may come in": { group: "access" },
  "what was exported": { group: "exported" },
  "what became of claims": { group: "claims" },
  "what became of annotations": { group: "annotations" },
  "what everybody did in two days": { from: dayBefore(1), to: dayBefore(0) },
};

test.each(Object.entries(FILTERS))(
  "a page reads as much of a log of 300,000 rows as of 3,000: %s",
  async (_name, filter) => {
    const page = (projectId: string) =>
      database.costOf(async () =>
        expectDone(await readAudit(owner, projectId, filter, { limit: PAGE })),
      );
    const [ofFew, ofMany] = [await page(few), await page(many)];
    expect(scansOf([...ofFew, ...ofMany], LOG)).toEqual([]);
    expect(ofMany).toHaveLength(ofFew.length);
    // The planner may merge the parts of a page as they come, or read a page of each and sort them.
    expect(rowsOf(ofMany)).toBeLessThanOrEqual(rowsOf(ofFew) + LOG.length * PAGE);
  },
);

test("the last page reads no more than the first, and so does each part of a file", async () => {
  const at = new Date(Date.now() - (MANY - PAGE) * 60_000);
  const after = { at, source: 3, id: owner.id, number: MANY };
  const pageAt = (place?: typeof after) =>
    database.costOf(async () =>
      expectDone(await readAudit(owner, many, {}, { limit: PAGE, ...(place && { after: place }) })),
    );
  const [first, last] = [await pageAt(), await pageAt(after)];
  expect(scansOf(last, LOG)).toEqual([]);
  expect(rowsOf(last)).toBeLessThanOrEqual(rowsOf(first) + PAGE);
});

test("what one person did is found without what others did", async () => {
  const all = (projectId: string) =>
    database.costOf(async () =>
      expectDone(await readAudit(owner, projectId, { person: reader.id }, { limit: 1_000 })),
    );
  const ofMany = await all(many);
  expect(scansOf(ofMany, LOG)).toEqual([]);
  // A hundred rows in each of three tables, and the names that are joined to them.
  expect(rowsOf(ofMany)).toBeLessThan(2_000);
});

test("sign-ins are read by an index, the newest first", async () => {
  const admin = makeViewer({ ...owner, admin: true });
  const work = await database.costOf(async () =>
    expectDone(await listSignIns(admin, { limit: PAGE })),
  );
  expect(scansOf(work, LOG)).toEqual([]);
  expect(rowsOf(work)).toBeLessThan(6 * PAGE);
});

test("days are counted of the days that are asked for, by an index", async () => {
  const filter = { from: dayBefore(1), to: dayBefore(0) };
  const days = await database.costOf(async () =>
    expectDone(await readAuditDays(owner, many, filter)),
  );
  expect(scansOf(days, LOG)).toEqual([]);
  expect(rowsOf(days)).toBeGreaterThan(1_000);
  expect(rowsOf(days)).toBeLessThanOrEqual(3 * 2 * 24 * 60 + PAGE);
});

test("readings are added by one statement, which looks at no other row", async () => {
  noteReading(owner, { kind: "project", in: "Project", id: many });
  noteReading(reader, { kind: "claims", in: "Project", id: few });
  const statements = await database.during(() => flushReadings());
  const written = statements.filter(({ sql }) => sql.includes('INSERT INTO "Reading"'));
  expect(written).toHaveLength(1);
  for (const statement of written) {
    const work = await workOf(database.client, statement);
    expect(scansOf([work], LOG)).toEqual([]);
    expect(work.rows).toBeLessThan(PAGE);
  }
});

/** A day in UTC, so many days ago. */
function dayBefore(days: number): string {
  return new Date(Date.now() - days * 24 * 3_600_000).toISOString().slice(0, 10);
}
