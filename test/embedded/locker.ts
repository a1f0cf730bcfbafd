import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseInUse, lockFolder } from "@/server/platform/embedded/lock";

/**
 * Waits for a given moment, tries to take the lock, and says whether it won. The winner keeps it
 * for as long as the process lives.
 *
 * Usage: node --import tsx locker.ts <folder> <moment in milliseconds since 1970>
 */
const [folder, moment] = process.argv.slice(2);
if (!folder || !moment) throw new Error("Usage: locker.ts <folder> <moment>");

process.stdout.write("ready\n");
await sleep(Math.max(0, Number(moment) - Date.now()));
try {
  await lockFolder(folder);
  process.stdout.write("won\n");
  setInterval(() => {}, 1_000);
} catch (error) {
  if (!(error instanceof DatabaseInUse)) throw error;
  process.stdout.write(`refused: ${error.message}\n`);
}
