import { closeSync, fdatasyncSync, fsyncSync, openSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { noteDisk, noteProgress } from "./watchdog";

type Init = NodeFS["init"];
type PreRun = (module: unknown) => void;

/** The part of Emscripten's open file that is read here. */
type FileStream = { nfd: number; node: { name: string; parent: { name: string } } };

/** The part of Emscripten's Node file system that is read and extended here. */
type EmscriptenNodeFs = {
  realPath(node: FileStream["node"]): string;
  tryFSOperation<T>(operation: () => T): T;
  stream_ops: {
    write(stream: FileStream, ...rest: unknown[]): number;
    fsync?(stream: FileStream): number;
  };
};

/**
 * Start parameters that let PostgreSQL itself decide when to sync, and in which order: without
 * PGlite's `-F` (fsync off), and with `fsync` as the way the log is synced, because Emscripten
 * answers `fdatasync` without calling anybody. Its own cache is a quarter of what it would take by
 * itself: WebAssembly never gives memory back, and the system caches the same files.
 */
export const durableStartParams: string[] = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
  "-c",
  "fsync=on",
  "-c",
  "wal_sync_method=fsync",
  "-c",
  "synchronous_commit=on",
  "-c",
  "shared_buffers=32MB",
  // A table is sampled for the planner by 300 rows for each step of this, and others wait meanwhile:
  // the 3,000 rows of 10 take a tenth of what PostgreSQL's own 100 takes.
  "-c",
  "default_statistics_target=10",
];

/**
 * PGlite's folder on disk, made durable.
 *
 * Emscripten's Node file system has no sync operation, so every `fsync` of PostgreSQL comes to
 * nothing and a power cut loses nearly all acknowledged rows. This class supplies the missing
 * operation. PostgreSQL then syncs its log before a commit is answered, its log before a data
 * page, and its data pages before a checkpoint counts, as it does on any disk.
 *
 * `syncToFs`, which PGlite calls after most statements but not after the COMMIT of
 * `transaction()`, is the second net: the first call syncs the whole folder (initdb copies files
 * in behind PostgreSQL's back), and later calls sync what of the log is written and not synced.
 */
export class DurableNodeFS extends NodeFS {
  /** How often PostgreSQL asked for a sync and got one; 0 after a commit means it never asks. */
  syncs = 0;
  #unsynced = new Set<string>();
  #wholeFolderSynced = false;
  #failure: Error | undefined;
  readonly #onFailure: (failure: Error) => void;

  /**
   * @param onFailure is called once, at the first sync that fails. The kernel may have dropped
   *   the unwritten pages by then, so nothing this process still answers can be trusted.
   */
  constructor(folder: string, onFailure: (failure: Error) => void) {
    super(folder);
    this.#onFailure = onFailure;
  }

  override async init(...[pglite, options]: Parameters<Init>): ReturnType<Init> {
    const { emscriptenOpts } = await super.init(pglite, options);
    const preRun = emscriptenOpts.preRun as PreRun[];
    preRun.push((module) => this.#extend((module as { NODEFS: EmscriptenNodeFs }).NODEFS));
    return { emscriptenOpts };
  }

  override async syncToFs(): Promise<void> {
    if (this.#failure) throw this.#failure;
    this.#orFail(() => {
      if (!this.#wholeFolderSynced) {
        syncTree(this.rootDir);
        this.#wholeFolderSynced = true;
        this.#unsynced.clear();
      }
      for (const path of this.#unsynced) syncFile(path);
      this.#unsynced.clear();
    });
  }

  #extend(nodeFs: EmscriptenNodeFs): void {
    // Every operation goes through it; it turns a Node error into the errno that PostgreSQL knows.
    const tryOperation = nodeFs.tryFSOperation.bind(nodeFs);
    nodeFs.tryFSOperation = (operation) => tryOperation(() => notingRefusals(operation));
    const write = nodeFs.stream_ops.write;
    nodeFs.stream_ops.write = (stream, ...rest) => {
      if (isLog(stream)) this.#unsynced.add(nodeFs.realPath(stream.node));
      return write(stream, ...rest);
    };
    nodeFs.stream_ops.fsync = (stream) => {
      nodeFs.tryFSOperation(() =>
        this.#orFail(() => {
          // Segments of the log have their full size from the start, so their data is enough.
          if (isLog(stream)) fdatasyncSync(stream.nfd);
          else fsyncSync(stream.nfd);
        }),
      );
      if (isLog(stream)) this.#unsynced.delete(nodeFs.realPath(stream.node));
      this.syncs += 1;
      noteDisk("kept");
      noteProgress();
      return 0;
    };
  }

  #orFail(sync: () => void): void {
    try {
      sync();
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      if (!this.#failure) {
        this.#failure = failure;
        this.#onFailure(failure);
      }
      throw failure;
    }
  }
}

/** What a disk answers that has no room or is broken. */
const REFUSALS = new Set(["ENOSPC", "EDQUOT", "EIO", "EROFS"]);

/** After a refusal PostgreSQL may freeze; the watchdog then waits less long. */
function notingRefusals<T>(operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    if (REFUSALS.has(String((error as NodeJS.ErrnoException).code))) noteDisk("refused");
    throw error;
  }
}

/** A segment of the log. The notes that an online backup leaves beside them come and go. */
const isLog = ({ node }: FileStream): boolean =>
  node.parent.name === "pg_wal" && /^[0-9A-F]{24}$/.test(node.name);

/** Syncs one file: what is in it and how long it is. */
export function syncFile(path: string): void {
  // Windows syncs only what is open for writing.
  syncOpened(path, "r+");
}

/** Syncs the names in a folder. Windows cannot do that and keeps them in its own journal. */
export function syncFolder(path: string): void {
  if (process.platform !== "win32") syncOpened(path, "r");
}

function syncOpened(path: string, flags: string): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Syncs every file and folder below `folder`, then its own name in the folder above. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) syncFolder(path);
    else if (entry.isFile()) syncFile(path);
  }
  syncFolder(folder);
  syncFolder(dirname(folder));
}
