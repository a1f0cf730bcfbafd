import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/**
 * Opens the database, then lets every further sync fail as a broken disk does, and writes one row.
 * Says "acknowledged" if the database answers nevertheless.
 *
 * Usage: node --import tsx failing-disk.ts <folder>
 */
const [folder] = process.argv.slice(2);
if (!folder) throw new Error("Usage: failing-disk.ts <folder>");

const { openEmbedded } = await import("@/server/platform/embedded/open");
const { pglite } = await openEmbedded(folder);
await pglite.exec("CREATE TABLE IF NOT EXISTS row (id text PRIMARY KEY, body text NOT NULL)");
process.stdout.write("open\n");
fs.fdatasyncSync = fs.fsyncSync = () => {
  throw Object.assign(new Error("EIO: i/o error, fsync"), { code: "EIO", errno: -5 });
};
syncBuiltinESMExports();
await pglite.query("INSERT INTO row VALUES ('a', 'a')");
process.stdout.write("acknowledged\n");
