import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openEmbedded } from "@/server/platform/embedded/open";

/**
 * Opens the database, then lets every further sync fail as a broken disk does, and writes one row.
 * Says "acknowledged" if the database answers nevertheless.
 *
 * Usage: node failing-disk.ts <folder>
 */
const [folder] = process.argv.slice(2);
if (!folder) throw new Error("Usage: failing-disk.ts <folder>");

const thread = fileURLToPath(new URL("failing-worker.mjs", import.meta.url));
const { pglite } = await openEmbedded(folder, thread);
await pglite.exec("CREATE TABLE IF NOT EXISTS row (id text PRIMARY KEY, body text NOT NULL)");
process.stdout.write("open\n");
writeFileSync(`${folder}.broken`, "");
await pglite.query("INSERT INTO row VALUES ('a', 'a')");
process.stdout.write("acknowledged\n");
