import { openEmbedded } from "@/server/platform/embedded/open";
import { startWatchdog } from "@/server/platform/embedded/watchdog";

const LIMIT_SECONDS = 1;
/** Counting so many pairs takes PostgreSQL in WebAssembly several seconds. */
const SERIES = "generate_series(1, 3000)";

/**
 * Opens the database under a watchdog with a limit of one second, and asks a statement of several
 * seconds, or one without end. Says whether the answer took longer than the limit.
 *
 * Usage: node asker.ts <folder> <seconds for a statement> [endless]
 */
const [folder, seconds, endless] = process.argv.slice(2);
if (!folder || !seconds) throw new Error("Usage: asker.ts <folder> <seconds> [endless]");

startWatchdog(LIMIT_SECONDS, Number(seconds));
const { pglite, close } = await openEmbedded(folder);
process.stdout.write("asking\n");
const more = endless ? `, ${SERIES} c, ${SERIES} d` : "";
const began = performance.now();
await pglite.query(`SELECT count(*) FROM ${SERIES} a, ${SERIES} b${more}`);
const elapsed = performance.now() - began;
process.stdout.write(`${elapsed > LIMIT_SECONDS * 1_000 ? "a long" : "a short"} answer\n`);
await close();
