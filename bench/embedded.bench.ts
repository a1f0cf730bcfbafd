// The cost of durability: inserts into the embedded database, each acknowledged before the next,
// compared with PGlite's default (which never syncs), on the same disk.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { openEmbedded } from "../server/platform/embedded/open.ts";
import { inTurn, seconds } from "./pairs.ts";

const INSERTS = 500;

const folder = await mkdtemp(join(tmpdir(), "obelus-bench-"));
const durable = await openEmbedded(join(folder, "durable"));
const stock = await PGlite.create(join(folder, "stock"));

async function inserts(database: PGlite): Promise<number> {
  await database.exec("CREATE TABLE IF NOT EXISTS kept (n int, words text)");
  return seconds(async () => {
    for (let n = 0; n < INSERTS; n++) {
      await database.query("INSERT INTO kept VALUES ($1, $2)", [n, "a claim about the harbour"]);
    }
  });
}

const { a, b, ratio, spread } = await inTurn(
  5,
  () => inserts(durable.pglite),
  () => inserts(stock),
);
console.log(`durable ${(INSERTS / a).toFixed(0)} inserts/s, stock ${(INSERTS / b).toFixed(0)}`);
console.log(
  `time, durable : stock = ${ratio.toFixed(2)} (${spread.map((r) => r.toFixed(2)).join(" to ")})`,
);

await durable.close();
await stock.close();
await rm(folder, { recursive: true, force: true });
