import type { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { search } from "@/server/search/search";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makePerson, makeProject } from "@/test/make/make";

/** From about half as many on the planner takes a word that is in no row for one in forty. */
const SPEAKERS = 6_000;

let pglite: PGlite;
let ana: Viewer;
let projectId: string;

/** How often the words of a row were taken apart, since the beginning. */
async function rowsTakenApart(): Promise<number> {
  await pglite.exec("SELECT pg_stat_force_next_flush(); SELECT 1");
  const { rows } = await pglite.query<{ calls: number }>(
    "SELECT calls::int FROM pg_stat_user_functions WHERE funcname = 'obelus_words'",
  );
  return rows[0]?.calls ?? 0;
}

async function found(q: string) {
  const before = await rowsTakenApart();
  const { items } = expectDone(await search(ana, { q, projectId, in: ["speakers"], limit: 1 }));
  return { items, rows: (await rowsTakenApart()) - before };
}

beforeAll(async () => {
  pglite = await openTestDatabase();
  ana = await makePerson("Ana");
  projectId = (await makeProject(ana)).id;
  await pglite.query(
    `INSERT INTO "Speaker" (id, "projectId", name, role, change)
     SELECT gen_random_uuid(), $1, 'Harbour master ' || md5(n::text), CASE n WHEN 3 THEN 'Pilot' ELSE '' END, n
     FROM generate_series(1, ${SPEAKERS}) n`,
    [projectId],
  );
  await pglite.exec('VACUUM "Speaker"');
  await pglite.exec(`ANALYZE "Speaker"; SET track_functions = 'all'`);
});
afterAll(closeTestDatabase);

test("a word that is in no row is not looked for in each row, however many there are", async () => {
  const { items, rows } = await found("nothingthere");
  expect(items).toEqual([]);
  expect(rows).toBeLessThan(100);
});

test("nor is a word that is in one of them", async () => {
  const { items, rows } = await found("pilot");
  expect(items).toMatchObject([{ type: "speaker" }]);
  expect(rows).toBeLessThan(100);
});

test("of rows with a common word the newest come first", async () => {
  const { items, rows } = await found("harbour");
  const { rows: newest } = await pglite.query<{ id: string }>(
    'SELECT max(id::text) AS id FROM "Speaker"',
  );
  expect(items).toMatchObject([{ id: newest[0]?.id }]);
  expect(rows).toBeLessThan(SPEAKERS);
});
