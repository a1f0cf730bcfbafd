import { accessSync, constants, statfsSync } from "node:fs";
import { tmpdir } from "node:os";

/** Linux keeps what is written here in memory. */
const IN_MEMORY = "/dev/shm";
/** The databases of a whole run take a third of it. */
const BYTES_NEEDED = 3 * 2 ** 30;

/**
 * Where the databases of tests are kept: in memory where there is room, else where temporary files
 * go. A database waits for the disk at every commit, hundreds of times at its first start. Memory
 * keeps what a killed process wrote just as a disk does.
 */
export function scratchFolder() {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    accessSync(IN_MEMORY, constants.W_OK);
    if (bavail * bsize >= BYTES_NEEDED) return IN_MEMORY;
  } catch {
    // Another system, or a container without it.
  }
  return tmpdir();
}
