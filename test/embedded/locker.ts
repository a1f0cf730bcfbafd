import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseInUse, lockFolder } from "@/server/platform/embedded/lock";

/**
 * Says that it is ready, reads from its standard input the moment at which to try (milliseconds
 * since 1970), tries to take the lock, and says whether it won. The winner keeps it for as long as
 * the process lives.
 *
 * Usage: node locker.ts <folder>
 */
const [folder] = process.argv.slice(2);
if (!folder) throw new Error("Usage: locker.ts <folder>");

process.stdout.write("ready\n");
const [moment] = await once(process.stdin, "data");
await sleep(Math.max(0, Number(moment) - Date.now()));
try {
  await lockFolder(folder);
  process.stdout.write("won\n");
  setInterval(() => {}, 1_000);
} catch (error) {
  if (!(error instanceof DatabaseInUse)) throw error;
  process.stdout.write(`refused: ${error.message}\n`);
}
