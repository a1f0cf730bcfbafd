import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { syncFolder } from "./durable-fs";
import { majorVersionOf, systemIdentifierOf } from "./pg-control";

/** The folder is not the database it should be. Nothing was written. */
export class DatabaseDamaged extends Error {
  override readonly name = "DatabaseDamaged";
}

/** This user may not write where the database lies. Nothing was written. */
export class FolderNotWritable extends Error {
  override readonly name = "FolderNotWritable";
}

/** The major version of the PostgreSQL in the installed PGlite; a folder of another is refused. */
export const POSTGRES_MAJOR = "18";

const FORMAT = 1;

const Marker = z.discriminatedUnion("state", [
  z.object({ format: z.literal(FORMAT), state: z.literal("initialising"), id: z.uuid() }),
  z.object({
    format: z.literal(FORMAT),
    state: z.literal("ready"),
    id: z.uuid(),
    postgres: z.string(),
    systemIdentifier: z.string(),
    created: z.string(),
  }),
]);
type Marker = z.infer<typeof Marker>;

/**
 * What may be done with a folder: `create` a database in it, for the first time or again after a
 * first time that was interrupted before anything was acknowledged; or `open` the one it holds.
 */
export type Plan = { act: "create"; interrupted: boolean } | { act: "open" };

/** The marker stands beside the folder, so that a lost or emptied folder is noticed. */
export const markerPathOf = (folder: string): string => `${folder}.json`;

/**
 * Compares the folder with its marker and decides; only reads.
 *
 * @throws DatabaseDamaged saying what is wrong, where, and what to do.
 */
export function planFor(folder: string): Plan {
  const marker = readMarker(folder);
  const entries = entriesOf(folder);
  if (marker?.state === "initialising") return { act: "create", interrupted: true };
  if (marker === undefined) {
    if (entries.length === 0) return { act: "create", interrupted: false };
    throw new DatabaseDamaged(missingMarker(folder));
  }
  refuseLost(folder, entries);
  const major = majorVersionOf(folder);
  if (major !== POSTGRES_MAJOR || marker.postgres !== POSTGRES_MAJOR) {
    throw new DatabaseDamaged(
      `${folder} was written by PostgreSQL ${major}, and this version of Obelus brings ` +
        `PostgreSQL ${POSTGRES_MAJOR}. Start the version of Obelus that wrote it, make a backup ` +
        `there, and restore the backup here. Nothing was changed.`,
    );
  }
  if (systemIdentifierOf(folder) !== marker.systemIdentifier) {
    throw new DatabaseDamaged(
      `${join(folder, "global", "pg_control")} is damaged, or ${folder} holds another database ` +
        `than the one that ${markerPathOf(folder)} describes. ${RESTORE}`,
    );
  }
  return { act: "open" };
}

/** Notes, before the first file is created, that the folder holds nothing worth keeping yet. */
export function markInitialising(folder: string): void {
  writeMarker(folder, { format: FORMAT, state: "initialising", id: randomUUID() });
}

/** Notes, once everything is on the disk and before anything is acknowledged, that data may come. */
export function markReady(folder: string): void {
  const systemIdentifier = systemIdentifierOf(folder);
  const marker = readMarker(folder);
  if (marker === undefined || systemIdentifier === undefined) {
    throw new DatabaseDamaged(`${folder} changed while the database was created. ${RESTORE}`);
  }
  const created = new Date().toISOString();
  const postgres = POSTGRES_MAJOR;
  const id = marker.id;
  writeMarker(folder, { format: FORMAT, state: "ready", id, postgres, systemIdentifier, created });
}

const RESTORE = "Restore the newest backup, or put the missing files back. Nothing was changed.";

function refuseLost(folder: string, entries: string[]): void {
  const marker = markerPathOf(folder);
  if (entries.length === 0) {
    throw new DatabaseDamaged(
      `${marker} says that ${folder} holds a database, but the folder is empty or gone. Is its ` +
        `disk mounted? To begin anew on purpose, delete ${marker}. ${RESTORE}`,
    );
  }
  const missing = ["PG_VERSION", "global", "base", "pg_wal", "pg_xact"].find(
    (name) => !entries.includes(name),
  );
  if (missing !== undefined) {
    throw new DatabaseDamaged(`${join(folder, missing)} is missing. ${RESTORE}`);
  }
  const log = join(folder, "pg_wal");
  if (!readdirSync(log).some((name) => /^[0-9A-F]{24}$/.test(name))) {
    throw new DatabaseDamaged(`${log} holds no log segment. ${RESTORE}`);
  }
}

/** Says what to write by hand, since a folder without a marker may be a whole database. */
function missingMarker(folder: string): string {
  const path = markerPathOf(folder);
  const postgres = majorVersionOf(folder);
  const systemIdentifier = systemIdentifierOf(folder);
  const what = `${folder} is not empty, and ${path}, which would say that it is a database of Obelus, is missing.`;
  if (postgres !== POSTGRES_MAJOR || systemIdentifier === undefined) {
    return `${what} Set DATA_DIR to an empty folder, or restore the newest backup. Nothing was changed.`;
  }
  const created = new Date(0).toISOString();
  const id = randomUUID();
  const marker: Marker = {
    format: FORMAT,
    state: "ready",
    id,
    postgres,
    systemIdentifier,
    created,
  };
  return (
    `${what} Put it back from a backup; or, if you are certain that the folder is a whole ` +
    `database of Obelus, write this line into it: ${JSON.stringify(marker)} Nothing was changed.`
  );
}

function readMarker(folder: string): Marker | undefined {
  const path = markerPathOf(folder);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  const marker = Marker.safeParse(jsonOf(text));
  if (marker.success) return marker.data;
  throw new DatabaseDamaged(
    `${path} cannot be read: it is damaged, or a newer version of Obelus wrote it. Start that ` +
      `version, or put the file back from a backup. Nothing was changed.`,
  );
}

function writeMarker(folder: string, marker: Marker): void {
  const path = markerPathOf(folder);
  const next = `${path}.new`;
  try {
    writeFileSync(next, `${JSON.stringify(marker, null, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(next, path);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
