import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { workerData } from "node:worker_threads";

/**
 * The thread of the database on a disk that breaks: once `<folder>.broken` exists, every sync fails
 * as it does there.
 */
const broken = `${(workerData as { folder: string }).folder}.broken`;
const { fdatasyncSync, fsyncSync } = fs;
const orFail =
  (sync: (descriptor: number) => void) =>
  (descriptor: number): void => {
    if (!fs.existsSync(broken)) return sync(descriptor);
    throw Object.assign(new Error("EIO: i/o error, fsync"), { code: "EIO", errno: -5 });
  };
fs.fdatasyncSync = orFail(fdatasyncSync);
fs.fsyncSync = orFail(fsyncSync);
syncBuiltinESMExports();
await import("@/server/platform/embedded/worker");
