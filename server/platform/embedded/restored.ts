import { existsSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { syncFolder, syncTree } from "./durable-fs";
import { markerPathOf } from "./marker";

/** Where a database is made that is to take the place of the one in `folder`. */
export const restoringFolder = (folder: string): string => `${folder}.restoring`;

/** The same once it is whole: it takes that place when the database is opened next. */
export const restoredFolder = (folder: string): string => `${folder}.restored`;

/** True until a restored database has taken its place. */
export function isRestoredWaiting(folder: string): boolean {
  return existsSync(markerPathOf(restoredFolder(folder)));
}

/** Begins anew with an empty place for a restored database. */
export function clearRestoring(folder: string): void {
  const restoring = restoringFolder(folder);
  rmSync(restoring, { recursive: true, force: true });
  rmSync(markerPathOf(restoring), { force: true });
}

/** The database made in `restoringFolder`, now closed, is whole. Its marker is renamed last. */
export function announceRestored(folder: string): void {
  const [restoring, restored] = [restoringFolder(folder), restoredFolder(folder)];
  syncTree(restoring);
  rmSync(markerPathOf(restored), { force: true });
  rmSync(restored, { recursive: true, force: true });
  renameSync(restoring, restored);
  renameSync(markerPathOf(restoring), markerPathOf(restored));
  syncFolder(dirname(folder));
}

/**
 * Puts a restored database in the place of the one in `folder`, which is kept beside it. Called
 * under the folder's lock, before it is opened. When it is interrupted, the next call goes on: the
 * marker of the restored database is what says that there is one, and it is moved last.
 */
export function putRestoredInPlace(folder: string): void {
  if (!isRestoredWaiting(folder)) return;
  const restored = restoredFolder(folder);
  if (existsSync(restored)) {
    if (existsSync(folder)) renameSync(folder, replacedFolder(folder));
    renameSync(restored, folder);
    syncFolder(dirname(folder));
  }
  renameSync(markerPathOf(restored), markerPathOf(folder));
  syncFolder(dirname(folder));
}

function replacedFolder(folder: string): string {
  return `${folder}.replaced-${new Date().toISOString().replace(/\W/g, "")}`;
}
