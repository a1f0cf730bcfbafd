// What the embedded database costs, each beside a peer on the same disk: syncing every write beside
// PGlite's default, which never syncs; and a thread of its own beside PGlite in the main thread.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { PGlite } from "@electric-sql/pglite";
import type { Statements } from "../server/platform/embedded/client.ts";
import { openDatabase } from "../server/platform/embedded/database.ts";
import { openEmbedded } from "../server/platform/embedded/open.ts";
import { inTurn, seconds } from "./pairs.ts";

const INSERTS = 1_000;
const ROWS = 12_000;
const RUNS = 5;

const folder = await mkdtemp(join(tmpdir(), "obelus-bench-"));
const thread = await openEmbedded(join(folder, "thread"));
const here = await openDatabase(join(folder, "here"));
const stock = await PGlite.create(join(folder, "stock"));

for (const database of [thread.pglite, here.pglite, stock]) {
  await database.exec(`
    CREATE TABLE kept (n int, words text);
    CREATE TABLE many AS SELECT gen_random_uuid() AS id, n AS start, n + 30 AS end, false AS orphan,
      'why this needs a source' AS body, now() AS created, '[{"start": 10}]'::jsonb AS target
      FROM generate_series(1, ${ROWS}) AS n`);
}

const inserts = (database: Statements) =>
  seconds(async () => {
    for (let n = 0; n < INSERTS; n++) {
      await database.query("INSERT INTO kept VALUES ($1, $2)", [n, "a claim about the harbour"]);
    }
  });

const rows = (database: Statements) =>
  seconds(async () => {
    await database.query("SELECT * FROM many", [], { rowMode: "array" });
  });

/** The share of the time in which the main thread could do nothing else. */
async function held(act: () => Promise<unknown>): Promise<number> {
  const before = performance.eventLoopUtilization();
  await act();
  return performance.eventLoopUtilization(before).utilization;
}

async function compare(
  what: string,
  one: () => Promise<number>,
  other: () => Promise<number>,
): Promise<void> {
  const { a, b, ratio, spread } = await inTurn(RUNS, one, other);
  const range = spread.map((each) => each.toFixed(2)).join(" to ");
  const times = `${(a * 1_000).toFixed(0)} : ${(b * 1_000).toFixed(0)} ms`;
  console.log(`${what} = ${ratio.toFixed(2)} (${range}), ${times}`);
}

await compare(
  `${INSERTS} inserts, synced : never synced`,
  () => inserts(here.pglite),
  () => inserts(stock),
);
await compare(
  `${INSERTS} inserts, thread : in process`,
  () => inserts(thread.pglite),
  () => inserts(here.pglite),
);
await compare(
  `${ROWS} rows, thread : in process`,
  () => rows(thread.pglite),
  () => rows(here.pglite),
);
const heldByThread = await held(() => rows(thread.pglite));
const heldHere = await held(() => rows(here.pglite));
console.log(
  `main thread held while ${ROWS} rows are read, thread : in process = ` +
    `${(heldByThread * 100).toFixed(0)} % : ${(heldHere * 100).toFixed(0)} %`,
);

await thread.close();
await here.close();
await stock.close();
await rm(folder, { recursive: true, force: true });
