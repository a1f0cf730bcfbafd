import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { analyseNext } from "./statistics";

let pglite: PGlite;
const ask = (sql: string) => pglite.query(sql);
/** How many rows the planner takes a table for; −1 where it knows nothing. */
const rowsOf = async (name: string) => {
  const { rows } = await pglite.query<{ count: number }>(
    "SELECT reltuples::int AS count FROM pg_class WHERE relname = $1",
    [name],
  );
  return rows[0]?.count;
};
const fill = (name: string, rows: number) =>
  pglite.exec(`INSERT INTO "${name}" SELECT n FROM generate_series(1, ${rows}) n;
    SELECT pg_stat_force_next_flush(); SELECT 1`);

beforeAll(async () => {
  pglite = await PGlite.create();
});
afterAll(() => pglite.close());
beforeEach(async () => {
  await pglite.exec(`DROP TABLE IF EXISTS "Large", "Small", "Empty";
    CREATE TABLE "Large" (n int); CREATE TABLE "Small" (n int); CREATE TABLE "Empty" (n int)`);
});

test("tables that nobody has read yet are read, one at a time, and an empty one is not", async () => {
  await fill("Large", 1_000);
  await fill("Small", 10);
  const read = [await analyseNext(ask), await analyseNext(ask), await analyseNext(ask)];
  expect(read.sort()).toEqual([null, 'public."Large"', 'public."Small"'].sort());
  expect(await rowsOf("Large")).toBe(1_000);
  expect(await rowsOf("Small")).toBe(10);
  expect(await rowsOf("Empty")).toBe(-1);
});

test("a table is read again when more than a tenth of it was changed, and not before", async () => {
  await fill("Large", 1_000);
  expect(await analyseNext(ask)).toBe('public."Large"');
  await fill("Large", 140);
  expect(await analyseNext(ask)).toBeNull();
  await fill("Large", 20);
  expect(await analyseNext(ask)).toBe('public."Large"');
  expect(await rowsOf("Large")).toBe(1_160);
});
