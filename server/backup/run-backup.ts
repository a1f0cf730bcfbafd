import "server-only";
import { spawn } from "node:child_process";
import { setPriority } from "node:os";
import { join } from "node:path";

/** The priority of the process that makes the backup: whoever is answered comes first. */
const NICENESS = 10;

/**
 * Writes a backup into this file, in a process of its own, as `npm run backup` does.
 * @throws {Error} with the sentence that the command ended with
 */
export function runBackup(file: string): Promise<void> {
  // The pipe to the supervisor is not inherited; under its number the child has something else.
  const child = spawn(process.execPath, [join(process.cwd(), "bin", "backup.mjs"), file], {
    env: { ...process.env, OBELUS_BUILD: "as-is", OBELUS_SUPERVISED: "" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  const ended = new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (code === 0) return resolve();
      const reason = complaint.trim().split("\n").at(-1);
      reject(new Error(reason || `The backup ended with ${signal ?? `code ${code}`}.`));
    });
  });
  if (child.pid !== undefined) setPriority(child.pid, NICENESS);
  return ended;
}
