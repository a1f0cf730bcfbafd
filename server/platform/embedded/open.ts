import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import * as threads from "node:worker_threads";
import { ThreadClient, type EmbeddedPostgres } from "./client";
import { copyDatabase } from "./copy";
import { EXIT_IO_ERROR, EXIT_SOFTWARE } from "./exit-codes";
import { watchFreeSpace, type FreeSpace } from "./free-space";
import { restoreError, type Message, type ThreadData } from "./messages";
import { watchedBeats } from "./watchdog";
import { sayLastWords } from "../supervised";

/** The open embedded database of this process. */
export interface Embedded extends FreeSpace {
  readonly pglite: EmbeddedPostgres;
  /** Copies the database into a new folder while it is in use. The copy opens as after a crash. */
  copyTo(target: string): Promise<void>;
  /** Writes a checkpoint, closes the database and gives the folder free. Safe to call twice. */
  close(): Promise<void>;
}

/** The folder of the database below DATA_DIR; its lock and marker stand beside it. */
export function databaseFolder(dataDir = process.env.DATA_DIR?.trim() || "./data"): string {
  // The folder is known only at run time; without this note a build would pack the whole project.
  return join(/*turbopackIgnore: true*/ resolve(/*turbopackIgnore: true*/ dataDir), "db");
}

/** The file of the thread as bin/build.mjs compiles it from worker.ts. */
function builtThread(): string {
  return join(process.cwd(), "build", "database-worker.mjs");
}

/**
 * Opens the database in `dir`, and creates it if this is the first start. PostgreSQL runs in a
 * thread of its own, so that a statement, however long, holds nobody but other statements. Every
 * answer is on the disk before it is given. A thread that ends without being asked to ends the
 * process. A watchdog that is to look at the thread is started before.
 *
 * @param file what runs in the thread, compiled.
 * @throws DatabaseInUse if another process has it open, or may have.
 * @throws DatabaseDamaged if the folder is not the database it should be.
 * @throws StorageFull if there is too little room even to open it.
 */
export async function openEmbedded(dir: string, file = builtThread()): Promise<Embedded> {
  const folder = resolve(dir);
  // Before the database is touched, since it refuses a wrong setting.
  const space = watchFreeSpace(folder);
  const worker = startThread(file, { folder, beats: watchedBeats() });
  const pglite = new ThreadClient(worker);
  let phase: "opening" | "open" | "closing" = "opening";
  let failure: Error | undefined;
  worker.on("error", (error: Error) => (failure = error));
  const exited = new Promise<void>((resolve) => {
    worker.once("exit", (code) => {
      if (code === EXIT_IO_ERROR) process.exit(code);
      if (phase === "open") endProcess(failure);
      pglite.end(failure ?? new Error("The database is closed."));
      resolve();
    });
  });
  await untilOpen(worker);
  phase = "open";
  worker.unref();
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    phase = "closing";
    await pglite.close();
    worker.ref();
    await exited;
  };
  return {
    pglite,
    ...space,
    copyTo: (target) => copyDatabase(folder, target, pglite.copying),
    close: () => (closing ??= close()),
  };
}

/** Nothing can be answered without the database; what was acknowledged is on the disk. */
function endProcess(failure: Error | undefined): never {
  sayLastWords("The database ended by itself.", failure?.message);
  process.exit(EXIT_SOFTWARE);
}

function startThread(file: string, workerData: ThreadData): threads.Worker {
  // Bundlers take a literal "new Worker" for a file that they should find.
  const Thread = threads.Worker;
  return new Thread(pathToFileURL(file), { workerData, execArgv: [] });
}

/** Rejects with the reason why the database does not open, as the thread gave it. */
function untilOpen(worker: threads.Worker): Promise<void> {
  return new Promise((open, fail) => {
    worker.once("message", (message: Message) => {
      if (message.kind === "not-open") fail(restoreError(message.error));
      else open();
    });
    worker.once("error", fail);
    worker.once("exit", () => fail(new Error("The database ended while it was opened.")));
  });
}
