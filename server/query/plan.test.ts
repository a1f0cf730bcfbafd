import { afterAll, beforeAll, expect, test } from "vitest";
import type { PGlite } from "@electric-sql/pglite";
import { parse } from "@/lib/query/parse";
import { Prisma } from "@/prisma/generated/client";
import { read } from "@/server/platform/db";
import { askQuery } from "./answer";
import { firsts, pairs } from "@/server/query/compile";
import { makeCorpus } from "@/test/make/corpus";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makePerson, makeProject } from "@/test/make/make";
import type { Viewer } from "@/server/access/viewer";

const EXAMPLE = "rhetoric tag:appeal-to-fear within 200 before claim type:statistical";
const QUERIES = [
  EXAMPLE,
  "rhetoric tag:appeal-to-fear",
  'claim words:"word 777"',
  "claim within 20 words of quotation",
  "quotation contains claim speaker:Nobody",
  "rhetoric before claim type:statistical",
  "claim overlaps rhetoric or quotation",
];

let pglite: PGlite;
let ana: Viewer, projectId: string;

beforeAll(async () => {
  pglite = await openTestDatabase();
  ana = await makePerson("Ana");
  const other = await makeProject(ana);
  projectId = (await makeProject(ana)).id;
  const size = { authorId: ana.id, documents: 10, annotations: 1_000, length: 100_000 };
  await makeCorpus({ ...size, projectId });
  await makeCorpus({ ...size, projectId: other.id });
  await pglite.exec("ANALYZE");
});
afterAll(closeTestDatabase);

function queryOf(text: string) {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(parsed.problem.code);
  return parsed.query;
}

async function planOf(statement: Prisma.Sql): Promise<string> {
  const rows = await read.$queryRaw<Record<string, string>[]>(Prisma.sql`EXPLAIN ${statement}`);
  return rows.map((row) => Object.values(row)[0]).join("\n");
}

test.each(QUERIES)("of 20,000 annotations none is read without an index for %s", async (text) => {
  const viewerQuery = { viewer: ana, projectId, query: queryOf(text), matched: new Map() };
  const rows = await read.$queryRaw<{ id: string }[]>(firsts(viewerQuery, null, 50));
  const plans = [await planOf(firsts(viewerQuery, null, 50))];
  if (viewerQuery.query.then) {
    const ids = rows.map(({ id }) => id);
    plans.push(await planOf(pairs(viewerQuery, viewerQuery.query.then, ids, null, 1_000)));
    // What stands anywhere before something needs no index of places.
    if (!text.startsWith("rhetoric before")) expect(plans[1]).toContain("Annotation_place_idx");
  }
  for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on "Annotation"/);
});

test("those decided on an earlier wording are found in their own index", async () => {
  const query = { viewer: ana, projectId, query: queryOf("status:outdated"), matched: new Map() };
  expect(await planOf(firsts(query, null, 50))).toContain("Annotation_outdated_idx");
});

test("the example finds what a walk over all pairs finds", async () => {
  const { items } = expectDone(
    await askQuery(ana, projectId, EXAMPLE, { from: null, limit: 1_000 }),
  );
  const [{ count } = { count: 0 }] = await read.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "Annotation" a JOIN "Annotation" b
      ON b."documentId" = a."documentId" AND b.start >= a."end" AND b.start - a."end" <= 200
    WHERE a."projectId" = ${projectId}::uuid AND 'appeal-to-fear' = ANY(a.tags)
      AND b."claimType" = 'statistical'`;
  expect(count).toBeGreaterThan(10);
  expect(items).toHaveLength(count);
});

test("a query that would look at everything ends with a sentence", async () => {
  const dear = "annotation before annotation tag:nothing-has-this";
  const refused = await askQuery(ana, projectId, dear, { from: null, limit: 100, time: 1 });
  expect(refused).toMatchObject({ problem: "too-costly" });
});

test("a page whose time is up holds what was found, and the next one goes on there", async () => {
  const wide = "rhetoric within 100 before claim type:statistical";
  const all = expectDone(
    await askQuery(ana, projectId, wide, { from: null, limit: 10_000, time: 60_000 }),
  );
  const ids: string[] = [];
  let from: Parameters<typeof askQuery>[3]["from"] = null;
  for (let pages = 0; pages < 200; pages++) {
    const page = await askQuery(ana, projectId, wide, {
      from,
      limit: 10_000,
      time: from ? 20 : 1_000,
    });
    const { items, next } = expectDone(page);
    ids.push(...items.map(({ annotations }) => annotations.map(({ id }) => id).join()));
    from = next;
    if (!from) break;
  }
  expect(ids).toEqual(all.items.map(({ annotations }) => annotations.map(({ id }) => id).join()));
});
