import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { vacuumNext } from "./vacuum";

let pglite: PGlite;
const ask = (sql: string) => pglite.query(sql);
const run = (sql: string) => pglite.exec(`${sql}; SELECT pg_stat_force_next_flush(); SELECT 1`);
/** Bytes of a table with its indexes. */
const sizeOf = async (name: string) => {
  const { rows } = await pglite.query<{ bytes: number }>(
    "SELECT pg_total_relation_size($1::regclass)::int AS bytes",
    [`"${name}"`],
  );
  return rows[0]?.bytes ?? 0;
};

beforeAll(async () => {
  pglite = await PGlite.create();
});
afterAll(() => pglite.close());
beforeEach(() =>
  pglite.exec(`DROP TABLE IF EXISTS "Kept", "Left"; CREATE TABLE "Kept" (n int, words text);
    CREATE INDEX ON "Kept" (words)`),
);

/** All rows get other words, which their index has to know. */
const change = (round: number) => run(`UPDATE "Kept" SET words = '${round} ' || n`);

test("a table whose rows are changed again and again stays as large as it is", async () => {
  await run(`INSERT INTO "Kept" SELECT n, '0 ' || n FROM generate_series(1, 500) n`);
  const sizes: number[] = [];
  for (let round = 1; round <= 30; round++) {
    await change(round);
    expect(await vacuumNext(ask, false)).toBe('public."Kept"');
    sizes.push(await sizeOf("Kept"));
  }
  const [early, later] = [Math.max(...sizes.slice(0, 10)), Math.max(...sizes.slice(10))];
  expect(later).toBeLessThanOrEqual(1.25 * early);
  const cleared = await sizeOf("Kept");
  for (let round = 31; round <= 60; round++) await change(round);
  expect(await sizeOf("Kept"), "without it the table grows").toBeGreaterThan(3 * cleared);
});

test("few dead rows are no reason", async () => {
  await run(`INSERT INTO "Kept" SELECT n, '0 ' || n FROM generate_series(1, 500) n`);
  await run(`UPDATE "Kept" SET words = 'other' WHERE n <= 100`);
  expect(await vacuumNext(ask, true)).toBeNull();
  await run(`UPDATE "Kept" SET words = 'another' WHERE n <= 100`);
  expect(await vacuumNext(ask, true)).toBe('public."Kept"');
  expect(await vacuumNext(ask, true)).toBeNull();
});

test("many new rows are, since searches read those that no index has taken up", async () => {
  await run(`INSERT INTO "Kept" SELECT n, '0 ' || n FROM generate_series(1, 1_300) n`);
  expect(await vacuumNext(ask, true)).toBe('public."Kept"');
});

test("a large table waits until nobody has asked for a while, or half of it is dead", async () => {
  await run(`ALTER TABLE "Kept" ALTER words SET STORAGE PLAIN; DROP INDEX "Kept_words_idx";
    CREATE INDEX ON "Kept" (n);
    INSERT INTO "Kept" SELECT n, repeat(md5(n::text), 120) FROM generate_series(1, 2_000) n`);
  await ask(`VACUUM "Kept"`);
  await run(`UPDATE "Kept" SET n = -n WHERE n <= 600`);
  expect(await vacuumNext(ask, false)).toBeNull();
  expect(await vacuumNext(ask, true)).toBe('public."Kept"');
  await run(`UPDATE "Kept" SET n = n + 1`);
  await run(`UPDATE "Kept" SET n = n + 1`);
  expect(await vacuumNext(ask, false)).toBe('public."Kept"');
});
