import { statfsSync } from "node:fs";
import { statfs } from "node:fs/promises";

/** There is too little room on the disk to accept a write; reading still works. */
export class StorageFull extends Error {
  override readonly name = "StorageFull";
}

export type FreeSpace = {
  /** False when less is free than must stay free. Looks at the disk at most once a second. */
  mayWrite(): boolean;
  /** @throws StorageFull when `mayWrite` is false. */
  assertMayWrite(): void;
};

const MEGABYTE = 1_000_000;
const DEFAULT_MIN_FREE_MB = 200;
const LOOK_EVERY_MS = 1_000;
/** Opening replays the log and writes a checkpoint: up to three log segments of 16 MiB. */
const OPEN_BYTES = 3 * 16 * 1024 * 1024;

/** Bytes on the disk of `folder` that this user may still fill. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Bytes that must stay free: 200 MB, or OBELUS_MIN_FREE_MB (0 switches the guard off). */
export function minFreeBytes(setting = process.env.OBELUS_MIN_FREE_MB): number {
  const megabytes = setting?.trim() ? Number(setting) : DEFAULT_MIN_FREE_MB;
  if (!Number.isFinite(megabytes) || megabytes < 0) {
    throw new RangeError(`OBELUS_MIN_FREE_MB must be a number of megabytes, not "${setting}".`);
  }
  return megabytes * MEGABYTE;
}

/**
 * Refuses writes before PostgreSQL meets a full disk: when it cannot create a log segment it
 * stops answering, and the whole process with it.
 */
export function watchFreeSpace(folder: string, minimum = minFreeBytes()): FreeSpace {
  let enough = true;
  let lookAgainAt = -Infinity;
  const mayWrite = (): boolean => {
    const now = performance.now();
    if (now >= lookAgainAt) {
      enough = hasRoom(folder, minimum);
      lookAgainAt = now + LOOK_EVERY_MS;
    }
    return enough;
  };
  return {
    mayWrite,
    assertMayWrite() {
      if (mayWrite()) return;
      throw new StorageFull(
        `Less than ${minimum / MEGABYTE} MB are free on the disk of ${folder}, so nothing more is ` +
          `written. Reading works; free some space, and writing works again by itself.`,
      );
    },
  };
}

/** @throws StorageFull when opening the database could fill the disk of `folder`. */
export function assertRoomToOpen(folder: string, minimum = minFreeBytes()): void {
  if (hasRoom(folder, Math.min(OPEN_BYTES, minimum))) return;
  throw new StorageFull(
    `The disk of ${folder} is too full even to open the database. Free at least ` +
      `${minimum / MEGABYTE} MB and start again. Nothing was changed.`,
  );
}

function hasRoom(folder: string, minimum: number): boolean {
  if (minimum === 0) return true;
  try {
    const { bavail, bsize, blocks } = statfsSync(folder);
    // Some network file systems do not tell their size: they report no blocks at all.
    return blocks === 0 || bavail * bsize >= minimum;
  } catch {
    return false;
  }
}
