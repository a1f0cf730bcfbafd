import { openSync, writeSync } from "node:fs";
import { openEmbedded } from "@/server/platform/embedded/open";

/**
 * Writes rows until it is killed, and notes each one in a file of acknowledgements only after the
 * database has answered. Every third row is written in a transaction.
 *
 * Usage: node writer.ts <folder> <acks file> <run> [checkpoint every n rows]
 */
const [folder, acks, run, every = "0"] = process.argv.slice(2);
if (!folder || !acks || !run) throw new Error("Usage: writer.ts <folder> <acks file> <run>");

const { pglite } = await openEmbedded(folder);
await pglite.exec("CREATE TABLE IF NOT EXISTS row (id text PRIMARY KEY, body text NOT NULL)");
const log = openSync(acks, "a");
process.stdout.write("ready\n");
for (let n = 1; ; n += 1) {
  const id = `${run}-${n}`;
  const values = [id, bodyOf(id)];
  const insert = "INSERT INTO row VALUES ($1, $2)";
  if (n % 3 === 0) await pglite.transaction((open) => open.query(insert, values));
  else await pglite.query(insert, values);
  writeSync(log, `${id}\n`);
  if (Number(every) > 0 && n % Number(every) === 0) await pglite.exec("CHECKPOINT");
}

function bodyOf(id: string): string {
  return `${id} `.repeat(20);
}
