import { randomUUID } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseInUse } from "@/server/platform/embedded/lock";
import { DatabaseDamaged } from "@/server/platform/embedded/marker";
import {
  announceRestored,
  clearRestoring,
  isRestoredWaiting,
  restoringFolder,
} from "@/server/platform/embedded/restored";
import { MIGRATIONS_LOCK, migrationScripts } from "@/server/platform/migrate";
import { RESTORED } from "@/server/platform/restored";
import { writeContents, type Made } from "./back-up";
import {
  connectToServer,
  hasTable,
  inTransaction,
  openFolder,
  type Connection,
} from "./connection";
import { readDeletedAccounts, shutDeletedAccounts, type DeletedAccount } from "./deleted-accounts";
import type { Head, Manifest } from "./format";
import {
  connectToContents,
  isEmpty,
  isNew,
  readContents,
  type Contents,
  type Installation,
} from "./installation";
import { loadBackup } from "./load-backup";
import { verifyBackup } from "./read-backup";
import { askServer } from "./requests";
import { backupFile, REPLACED } from "./rotation";
import { readTables, removalOfEverything } from "./tables";

export interface RestoreOptions {
  readonly file: string;
  /** Replaces what is there, after it was saved. */
  readonly replace: boolean;
  readonly version: string;
  readonly now: Date;
}

export interface Restored {
  readonly head: Head;
  readonly manifest: Manifest;
  /** The backup of what was there before. */
  readonly saved?: Made;
  /** How many accounts it has that were deleted since, as what was there before says. */
  readonly deletedAgain: number;
  /** A server runs on it, and starts again by itself. */
  readonly isServing: boolean;
}

type Done = Pick<Restored, "saved" | "deletedAgain" | "isServing">;

/** There is something that a restore would take away. */
class NotEmpty extends Error {
  override readonly name = "NotEmpty";

  constructor(where: string, { accounts, projects }: Contents) {
    super(
      `${where} is not empty: accounts ${accounts}, projects ${projects}. Restore into an empty ` +
        `installation, or add --replace: then what is there is saved as a backup first, and ` +
        `replaced. Nothing was changed.`,
    );
  }
}

/** How long a server may take to stop, and the restored database to be in its place. */
const RESTART_TIMEOUT_MS = 60_000;
const LOOK_EVERY_MS = 100;

/**
 * Makes the installation what it was when the backup was written. The file is read through first,
 * and whatever goes wrong later changes nothing.
 */
export async function restore(
  installation: Installation,
  options: RestoreOptions,
): Promise<Restored> {
  const { head, manifest } = await verifyBackup(options.file);
  await migrationScripts(head.migrations);
  const done = installation.databaseUrl
    ? await restoreOnServer(installation, installation.databaseUrl, options)
    : await restoreEmbedded(installation, options);
  return { head, manifest, ...done };
}

/** In one transaction, which keeps everybody else waiting; all servers on it start again. */
async function restoreOnServer(
  { dataDir }: Installation,
  url: string,
  options: RestoreOptions,
): Promise<Done> {
  const connection = await connectToServer(url);
  try {
    // A server that starts waits until the newest migrations are there, too.
    await connection.query("SELECT pg_advisory_lock(hashtext($1))", [MIGRATIONS_LOCK]);
    let deleted: readonly DeletedAccount[] = [];
    const saved = await inTransaction(connection, "READ WRITE", async () => {
      await lockTables(connection);
      deleted = await readDeletedAccounts(connection);
      const made = await saveContents(connection, "The database", dataDir, options);
      await connection.run(await removalOfEverything(connection));
      await loadBackup(connection, options.file);
      await noteRestored(connection);
      return made;
    });
    await connection.migrateToNewest();
    const deletedAgain = await shutDeletedAccounts(connection, deleted);
    return { saved, deletedAgain, isServing: true };
  } finally {
    await connection.close();
  }
}

/** @throws when the database holds tables of something else. */
async function lockTables(connection: Connection): Promise<void> {
  const tables = await readTables(connection);
  if (tables.length === 0) return;
  if (!(await hasTable(connection, "_prisma_migrations"))) {
    throw new Error(
      "The database that DATABASE_URL names holds tables, and they are not of Obelus. Name an " +
        "empty database. Nothing was changed.",
    );
  }
  const names = tables.map(({ table }) => `"${table}"`).join(", ");
  await connection.run(`LOCK TABLE ${names} IN ACCESS EXCLUSIVE MODE`);
}

/** Every server on the database hears of it when the transaction commits. */
async function noteRestored(connection: Connection): Promise<void> {
  if (!(await hasTable(connection, "Setting"))) return;
  await connection.query(`INSERT INTO "Setting" ("name", "value") VALUES ($1, $2)`, [
    RESTORED.setting,
    randomUUID(),
  ]);
  await connection.query("SELECT pg_notify($1, $2)", [RESTORED.channel, RESTORED.payload]);
}

/** In a folder of its own, which takes the place of the other when the database is opened next. */
async function restoreEmbedded(installation: Installation, options: RestoreOptions): Promise<Done> {
  const { folder, dataDir } = installation;
  const { saved, deleted } = await saveEmbedded(installation, options);
  let deletedAgain = 0;
  clearRestoring(folder);
  const connection = await openFolder(restoringFolder(folder));
  try {
    await inTransaction(connection, "READ WRITE", () => loadBackup(connection, options.file));
    await connection.migrateToNewest();
    deletedAgain = await shutDeletedAccounts(connection, deleted);
  } finally {
    await connection.close();
  }
  announceRestored(folder);
  // With another secret every session ends: one that was ended after the backup is not valid again.
  rmSync(join(dataDir, "secret"), { force: true });
  return { saved, deletedAgain, isServing: await putInPlace(installation) };
}

/** Answers whether a server has the database open, which then starts again. */
async function putInPlace({ folder }: Installation): Promise<boolean> {
  try {
    const connection = await openFolder(folder);
    await connection.close();
    return false;
  } catch (error) {
    if (!(error instanceof DatabaseInUse)) throw error;
  }
  await askServer(folder, "restart");
  const until = performance.now() + RESTART_TIMEOUT_MS;
  while (isRestoredWaiting(folder)) {
    if (performance.now() > until) {
      throw new Error(
        "The restored database is ready, and the server has not started again yet. Start it again.",
      );
    }
    await sleep(LOOK_EVERY_MS);
  }
  return true;
}

/** What was there: saved, if it was more than the sample, and the accounts that were deleted. */
interface Before {
  readonly saved?: Made;
  readonly deleted: readonly DeletedAccount[];
}

/** A database that does not open can not be saved as a backup; its folder is kept in any case. */
async function saveEmbedded(installation: Installation, options: RestoreOptions): Promise<Before> {
  if (isNew(installation) || !existsSync(installation.folder)) return { deleted: [] };
  const { folder, dataDir } = installation;
  let connection: Connection;
  try {
    connection = await connectToContents(installation);
  } catch (error) {
    if (options.replace && error instanceof DatabaseDamaged) return { deleted: [] };
    throw error;
  }
  try {
    return await inTransaction(connection, "READ ONLY", async () => ({
      saved: await saveContents(connection, folder, dataDir, options),
      deleted: await readDeletedAccounts(connection),
    }));
  } finally {
    await connection.close();
  }
}

/** Saves what is there, when it is more than the sample. */
async function saveContents(
  connection: Connection,
  where: string,
  dataDir: string,
  options: RestoreOptions,
): Promise<Made | undefined> {
  const contents = await readContents(connection);
  if (isEmpty(contents)) return undefined;
  if (!options.replace) throw new NotEmpty(where, contents);
  return writeContents(connection, backupFile(dataDir, options.now, REPLACED), options);
}
