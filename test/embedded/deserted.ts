import { ThreadClient } from "@/server/platform/embedded/client";
import { openEmbedded } from "@/server/platform/embedded/open";

/**
 * Opens the database, ends its thread, and asks it something. Says "answered" if it goes on
 * nevertheless.
 *
 * Usage: node deserted.ts <folder>
 */
const [folder] = process.argv.slice(2);
if (!folder) throw new Error("Usage: deserted.ts <folder>");

const { pglite } = await openEmbedded(folder);
if (!(pglite instanceof ThreadClient)) throw new Error("It does not run in a thread.");
void pglite.worker.terminate();
await pglite.query("SELECT 1");
process.stdout.write("answered\n");
