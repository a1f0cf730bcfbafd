import { constants } from "node:fs";
import { copyFile, mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Copying } from "./database";
import { freeBytes, minFreeBytes, StorageFull } from "./free-space";
import { markerPathOf } from "./marker";

const LOG = "pg_wal";
/** Belongs to a running server. */
const LEFT_OUT = new Set(["postmaster.pid", "pgsql_tmp"]);

/**
 * Copies a database that is in use, as PostgreSQL's own online backup does it: while files are
 * copied they change, and the log, which is copied last, has everything that it takes to bring
 * them to the moment at which the copying ended. Nobody waits for it.
 *
 * @throws StorageFull when the disk has no room for a copy.
 */
export async function copyDatabase(
  folder: string,
  target: string,
  copying: Copying,
): Promise<void> {
  await mkdir(target, { recursive: true, mode: 0o700 });
  const size = await sizeOf(folder);
  if ((await freeBytes(target)) < size + minFreeBytes()) {
    throw new StorageFull(
      `The disk of ${dirname(target)} has no room for a copy of the database, which takes ` +
        `${Math.ceil(size / 1_000_000)} MB while a backup is made.`,
    );
  }
  await copying.begin();
  try {
    await copyFolder(folder, target, (name) => name !== LOG && !LEFT_OUT.has(name));
    await writeFile(join(target, "backup_label"), await copying.label());
    await copyFolder(join(folder, LOG), join(target, LOG), () => true);
  } finally {
    await copying.end();
  }
  await copyFile(markerPathOf(folder), markerPathOf(target));
}

async function copyFolder(
  from: string,
  to: string,
  isWanted: (name: string) => boolean,
): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (!isWanted(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyFolder(source, target, isWanted);
    // Where the file system can, the copy shares its blocks with the original.
    else await copyFile(source, target, constants.COPYFILE_FICLONE).catch(unlessGone);
  }
}

async function sizeOf(folder: string): Promise<number> {
  let size = 0;
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const found = await stat(join(entry.parentPath, entry.name)).catch(unlessGone);
    size += found?.size ?? 0;
  }
  return size;
}

/** PostgreSQL removes files of its own, and what it needs of them stands in the log. */
function unlessGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
