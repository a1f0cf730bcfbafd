import { randomBytes } from "node:crypto";
import { openSync, writeSync } from "node:fs";
import { openEmbedded } from "@/server/platform/embedded/open";
import { startWatchdog } from "@/server/platform/embedded/watchdog";

/**
 * Fills the disk with rows, each noted in a file of acknowledgements after the database has
 * answered, until the guard of free space refuses; then says how many rows can be read, and
 * closes. With the guard switched off it goes on into the full disk.
 *
 * Usage: node filler.ts <folder> <acks file> <run>
 */
const [folder, acks, run] = process.argv.slice(2);
if (!folder || !acks || !run) throw new Error("Usage: filler.ts <folder> <acks file> <run>");

startWatchdog(2);
const embedded = await openEmbedded(folder);
const { pglite } = embedded;
await pglite.exec("CREATE TABLE IF NOT EXISTS row (id text PRIMARY KEY, body text NOT NULL)");
await pglite.exec("CREATE TABLE IF NOT EXISTS ballast (body text)");
const log = openSync(acks, "a");
for (let n = 1; embedded.mayWrite(); n += 1) {
  const id = `${run}-${n}`;
  try {
    await pglite.transaction(async (open) => {
      await open.query("INSERT INTO row VALUES ($1, $2)", [id, `${id} `.repeat(20)]);
      await open.query("INSERT INTO ballast VALUES ($1)", [randomBytes(50_000).toString("hex")]);
    });
    writeSync(log, `${id}\n`);
  } catch (error) {
    process.stdout.write(`failed: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}
const { rows } = await pglite.query<{ count: number }>("SELECT count(*)::int AS count FROM row");
process.stdout.write(`refused after ${rows[0]?.count} rows\n`);
await embedded.close();
