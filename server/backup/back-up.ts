import { mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { inTransaction, type Connection } from "./connection";
import type { Manifest } from "./format";
import { connectToContents, isNew, type Installation } from "./installation";
import { verifyBackup } from "./read-backup";
import { backupFile } from "./rotation";
import { writeBackup } from "./write-backup";

export interface Made {
  readonly file: string;
  readonly bytes: number;
  readonly manifest: Manifest;
}

interface AboutBackup {
  readonly version: string;
  readonly now: Date;
  /** By default one in DATA_DIR with the time in its name. */
  readonly file?: string;
}

/** Writes everything that the installation holds into one file, also while it serves. */
export async function backUp(installation: Installation, about: AboutBackup): Promise<Made> {
  if (isNew(installation)) {
    throw new Error(`There is nothing to back up: ${installation.folder} does not exist.`);
  }
  const connection = await connectToContents(installation);
  try {
    const file = resolve(about.file ?? backupFile(installation.dataDir, about.now));
    return await inTransaction(connection, "READ ONLY", () =>
      writeContents(connection, file, about),
    );
  } finally {
    await connection.close();
  }
}

/** Writes what the open transaction sees, and reads it again. */
export async function writeContents(
  connection: Connection,
  file: string,
  { version, now }: { readonly version: string; readonly now: Date },
): Promise<Made> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const about = { version, createdAt: now.toISOString() };
  const manifest = await writeBackup(connection, file, about);
  await verifyBackup(file);
  return { file, bytes: statSync(file).size, manifest };
}
