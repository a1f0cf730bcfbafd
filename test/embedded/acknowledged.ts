import { existsSync, readFileSync } from "node:fs";
import { runChild } from "./child";

/** The ids in a file of acknowledgements; a last line without its end was never acknowledged. */
export function readAcknowledged(path: string): string[] {
  return readFileSync(path, "utf8").split("\n").slice(0, -1);
}

/** How many ids that begin so are in the file; none while there is no file yet. */
export function countAcknowledged(path: string, prefix: string): number {
  return existsSync(path) ? readAcknowledged(path).filter((id) => id.startsWith(prefix)).length : 0;
}

/** Opens the database in a process of its own and compares it with what was acknowledged. */
export async function compare(folder: string, acknowledged: string[]) {
  const { code, stdout, stderr } = await runChild("reader.ts", [folder]);
  if (code !== 0) throw new Error(`The database did not open again: ${stderr}`);
  const answer: { ids: string[]; wrong: string[]; indexed: number } = JSON.parse(stdout);
  const present = new Set(answer.ids);
  return {
    lost: acknowledged.filter((id) => !present.has(id)),
    /** Rows that were written just before the end and not yet acknowledged. */
    extra: answer.ids.length - acknowledged.length,
    wrong: answer.wrong,
    indexAgrees: answer.indexed === answer.ids.length,
  };
}
