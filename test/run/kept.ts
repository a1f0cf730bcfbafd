import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** How often a process looks whether another one has made what it waits for, in milliseconds. */
const LOOK_MS = 50;

/**
 * Makes what is kept at `path` unless it is there. Of the processes that miss it one makes it, and
 * the others wait for it. `make` is given a path beside it, which gets its name once it is whole.
 */
export async function keepOnce(path: string, make: (at: string) => Promise<void>): Promise<void> {
  const claim = `${path}.claim`;
  mkdirSync(dirname(path), { recursive: true });
  while (!existsSync(path)) {
    if (!isClaimed(claim)) {
      await sleep(LOOK_MS);
      continue;
    }
    const unfinished = `${path}.${process.pid}`;
    try {
      if (existsSync(path)) return;
      await make(unfinished);
      renameSync(unfinished, path);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
      rmSync(claim, { force: true });
    }
  }
}

/** True when this process has the claim now; one that a dead process has left is taken away. */
function isClaimed(claim: string): boolean {
  try {
    writeFileSync(claim, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    if (!isAlive(Number(readIfThere(claim)))) rmSync(claim, { force: true });
    return false;
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** Also true of a number that is not written yet: its process is at it. */
function isAlive(pid: number): boolean {
  if (pid === 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
