import { chmodSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import { keepCheckpoints, type Checkpoints } from "./checkpoint";
import { DurableNodeFS, durableStartParams, syncFolder, syncTree } from "./durable-fs";
import { EXIT_IO_ERROR } from "./exit-codes";
import { assertRoomToOpen } from "./free-space";
import { lockFolder } from "./lock";
import {
  DatabaseDamaged,
  FolderNotWritable,
  markInitialising,
  markReady,
  markerPathOf,
  planFor,
} from "./marker";
import type { Role } from "./owner";
import { putRestoredInPlace } from "./restored";
import { withoutWatchdog } from "./watchdog";
import { sayLastWords } from "../supervised";

/** A database that is open in this thread. */
export interface Database {
  readonly pglite: PGlite;
  /** PostgreSQL's own way of copying a database in use; copy.ts says what happens between. */
  readonly copying: Copying;
  /** Writes a checkpoint, closes the database and gives the folder free. */
  close(): Promise<void>;
}

export interface Copying {
  begin(): Promise<void>;
  /** Answers what the file `backup_label` of the copy says. The copy still needs the log. */
  label(): Promise<string>;
  /** The log has been copied, or the copy was given up. */
  end(): Promise<void>;
}

const EXTENSIONS = { pg_trgm, unaccent, btree_gist };

/**
 * Opens the database in `folder`, and creates it if this is the first start. Runs in the thread of
 * the database (worker.ts), since every statement holds its thread until it is answered. Every
 * answer is on the disk before it is given.
 *
 * @throws DatabaseInUse if another process has it open, or may have.
 * @throws DatabaseDamaged if the folder is not the database it should be.
 * @throws FolderNotWritable if this user may not write where the folder lies.
 * @throws StorageFull if there is too little room even to open it.
 */
export async function openDatabase(folder: string, role?: Role): Promise<Database> {
  makeFolder(dirname(folder));
  const lock = await lockFolder(folder, role).catch((error: unknown) => {
    throw notWritable(dirname(folder), error);
  });
  try {
    const pglite = await withoutWatchdog(() => openLocked(folder));
    const checkpoints = keepCheckpoints(pglite);
    return {
      pglite,
      copying: copyingOf(pglite, checkpoints),
      async close() {
        try {
          await checkpoints.stop();
          await pglite.exec("CHECKPOINT");
          await pglite.close();
        } finally {
          await lock.release();
        }
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function copyingOf(pglite: PGlite, checkpoints: Checkpoints): Copying {
  let isBegun = false;
  const label = async (): Promise<string> => {
    isBegun = false;
    const { rows } = await pglite.query<{ label: string }>(
      "SELECT labelfile AS label FROM pg_backup_stop(false)",
    );
    if (!rows[0]) throw new Error("PostgreSQL does not say how its copy is recovered.");
    return rows[0].label;
  };
  return {
    async begin() {
      await checkpoints.pause();
      await pglite.query("SELECT pg_backup_start('obelus', true)");
      isBegun = true;
    },
    label,
    async end() {
      checkpoints.resume();
      if (isBegun) await label();
    },
  };
}

async function openLocked(folder: string): Promise<PGlite> {
  putRestoredInPlace(folder);
  const plan = planFor(folder);
  assertRoomToOpen(dirname(folder));
  if (plan.act === "open") return start(folder);
  if (!plan.interrupted) markInitialising(folder);
  prepareEmpty(folder);
  const pglite = await start(folder);
  syncTree(folder);
  markReady(folder);
  return pglite;
}

/** Leaves an empty private folder. Only called while the marker says that nothing is kept here. */
function prepareEmpty(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  syncFolder(folder);
  syncFolder(dirname(folder));
}

async function start(folder: string): Promise<PGlite> {
  const fs = new DurableNodeFS(folder, (failure) => endProcess(folder, failure));
  const complaints: string[] = [];
  const pglite = new PGlite({
    fs,
    startParams: durableStartParams,
    extensions: EXTENSIONS,
    onStderr(line) {
      if (/\b(PANIC|FATAL|ERROR):/.test(line)) complaints.push(line.trim());
      return false;
    },
  });
  try {
    await pglite.waitReady;
    for (const name of Object.keys(EXTENSIONS)) {
      await pglite.exec(`CREATE EXTENSION IF NOT EXISTS ${name}`);
    }
    await pglite.exec("CHECKPOINT");
  } catch (error) {
    const reason = complaints.at(-1) ?? (error instanceof Error ? error.message : String(error));
    throw new DatabaseDamaged(
      `The database in ${folder} does not open (${reason}). Keep a copy of ${folder} and of ` +
        `${markerPathOf(folder)}, then restore the newest backup.`,
      { cause: error },
    );
  }
  if (fs.syncs === 0) {
    // A changed PGlite could ignore the sync that it is given, and nobody would notice for long.
    throw new Error("PGlite wrote a checkpoint without syncing it. This version cannot be used.");
  }
  return pglite;
}

/**
 * Ends the process at once, as PostgreSQL ends itself (PANIC) after a failed sync: what the kernel
 * dropped is still shown from memory as if it were saved, and only a new start, which replays the
 * log, tells what is on the disk. In a worker `process.exit` ends the thread, which answers nothing
 * more, and open.ts ends the process with the same code.
 */
function endProcess(folder: string, failure: Error): never {
  sayLastWords(
    "The disk failed to keep data.",
    `It is the disk of ${folder} (${failure.message}).`,
  );
  process.exit(EXIT_IO_ERROR);
}

/** Creates the folder and those above it, so that a power cut cannot take their names back. */
function makeFolder(folder: string): void {
  try {
    const first = mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (first === undefined) return;
    for (let made = folder; made.length >= first.length; made = dirname(made)) {
      syncFolder(dirname(made));
    }
  } catch (error) {
    throw notWritable(folder, error);
  }
}

function notWritable(folder: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code !== "EROFS" && code !== "EACCES" && code !== "EPERM") return error;
  return new FolderNotWritable(
    `${folder} cannot be written (${code}). Give the user that runs Obelus the right to write ` +
      `there, or set DATA_DIR to another folder. Nothing was changed.`,
    { cause: error },
  );
}
