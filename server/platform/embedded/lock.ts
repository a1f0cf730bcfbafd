import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { syncFile, syncFolder } from "./durable-fs";
import { livenessOf, parseOwner, thisProcess, type Owner, type Role } from "./owner";

/** Another process has the database open, or may have: nothing was touched. */
export class DatabaseInUse extends Error {
  override readonly name = "DatabaseInUse";
}

/** A command has the database open, which ends by itself. */
class InUseByCommand extends DatabaseInUse {}

/** How long a command is waited for at most, and how often it is looked whether it has ended. */
const COMMAND_LIMIT_MS = 10 * 60_000;
const LOOK_EVERY_MS = 200;

export type Lock = {
  owner: Owner;
  /** Gives the folder free. Does nothing if the lock file is no longer this holder's. */
  release(): Promise<void>;
};

/** Longest path of a Unix socket in bytes, on the system that allows least (macOS: 104 with 0). */
const SOCKET_PATH_BYTES = 103;

/** How often a takeover by another process is waited for, about 10 ms each time. */
const MAX_TAKEOVER_LOOKS = 300;

/**
 * Takes `<folder>.lock`, which stands beside the folder so that an emptied folder stays locked.
 * A lock left behind is taken over only when its owner is provably gone. Where a command has the
 * folder, it is waited for, with a sentence on standard output.
 *
 * @throws DatabaseInUse naming the owner, the path and what to do.
 */
export async function lockFolder(folder: string, role: Role = "server"): Promise<Lock> {
  const until = performance.now() + COMMAND_LIMIT_MS;
  for (let isAnnounced = false; ; isAnnounced = true) {
    try {
      return await lockAtOnce(folder, role);
    } catch (error) {
      if (!(error instanceof InUseByCommand) || performance.now() > until) throw error;
      if (!isAnnounced) process.stdout.write(`${waitingFor(folder)}\n`);
      await sleep(LOOK_EVERY_MS);
    }
  }
}

async function lockAtOnce(folder: string, role: Role): Promise<Lock> {
  const path = `${folder}.lock`;
  const owner = thisProcess(role);
  // Listening comes first: from the moment the lock can be read, its owner answers.
  const witness = await listenAt(socketOf(folder, owner));
  try {
    await acquire(path, owner, folder);
  } catch (error) {
    await closeServer(witness);
    throw error;
  }
  return {
    owner,
    async release() {
      releaseFile(path, owner);
      await closeServer(witness);
    },
  };
}

/** Whether a process has the folder locked, or may have. Changes nothing. */
export async function isFolderInUse(folder: string): Promise<boolean> {
  const owner = readOwner(`${folder}.lock`);
  if (typeof owner === "string") return owner === "unreadable";
  return (await livenessOf(owner, socketOf(folder, owner))) !== "gone";
}

const socketOf = (folder: string, owner: Owner): string => `${folder}.${owner.token}.sock`;

/**
 * Makes `path` this owner's. A left-behind lock with token T is replaced only by the holder of
 * `<path>.T`, a lock by the same rules: so of many processes that find T dead exactly one
 * replaces it, and one that comes late sees another token and starts again.
 */
async function acquire(path: string, owner: Owner, folder: string): Promise<void> {
  const ready = `${path}.${owner.token}.new`;
  writeFileSync(ready, `${JSON.stringify(owner, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  try {
    syncFile(ready);
    for (let waits = 0; !createFrom(ready, path);) {
      const found = readOwner(path);
      if (found === "absent") continue;
      if (found === "unreadable") throw new DatabaseInUse(unreadable(path, folder));
      const liveness = await livenessOf(found, socketOf(folder, found));
      if (liveness !== "gone") {
        const InUse = found.role === "command" ? InUseByCommand : DatabaseInUse;
        throw new InUse(inUse(path, folder, found, liveness));
      }
      const outcome = await replace(path, found, ready, owner, folder);
      if (outcome === "replaced") break;
      if (outcome === "busy") {
        waits += 1;
        if (waits > MAX_TAKEOVER_LOOKS)
          throw new DatabaseInUse(inUse(path, folder, found, "unknown"));
        await sleep(5 + Math.random() * 10);
      }
    }
    syncFolder(dirname(path));
  } finally {
    rmSync(ready, { force: true });
  }
}

/** Puts `ready` in the place of the dead `found`, unless another process does or did. */
async function replace(
  path: string,
  found: Owner,
  ready: string,
  owner: Owner,
  folder: string,
): Promise<"replaced" | "busy" | "late"> {
  const claim = `${path}.${found.token}`;
  try {
    await acquire(claim, owner, folder);
  } catch (error) {
    if (error instanceof DatabaseInUse) return "busy";
    throw error;
  }
  try {
    const now = readOwner(path);
    if (typeof now === "string" || now.token !== found.token) return "late";
    renameSync(ready, path);
    rmSync(socketOf(folder, found), { force: true });
    return "replaced";
  } finally {
    releaseFile(claim, owner);
  }
}

/** Creates `path` with all its content at once. False if it exists. */
function createFrom(ready: string, path: string): boolean {
  try {
    linkSync(ready, path);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "EEXIST") return false;
    if (code !== "EPERM" && code !== "ENOTSUP" && code !== "ENOSYS") throw error;
  }
  // The file system knows no second names for a file.
  try {
    writeFileSync(path, readFileSync(ready), { mode: 0o600, flag: "wx", flush: true });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function readOwner(path: string): Owner | "absent" | "unreadable" {
  try {
    return parseOwner(readFileSync(path, "utf8")) ?? "unreadable";
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "absent";
    throw error;
  }
}

function releaseFile(path: string, owner: Owner): void {
  const found = readOwner(path);
  if (typeof found !== "string" && found.token === owner.token) rmSync(path, { force: true });
}

/**
 * Listens beside the folder as long as the lock is held, so that a process in another container
 * can tell whether this one lives. Undefined where sockets cannot be made; then the lock file
 * alone speaks, and whoever cannot read it with certainty refuses.
 */
async function listenAt(socketPath: string): Promise<Server | undefined> {
  if (process.platform === "win32") return undefined;
  if (Buffer.byteLength(socketPath) > SOCKET_PATH_BYTES) return undefined;
  const server = createServer((socket) => socket.destroy());
  server.unref();
  return new Promise((resolve) => {
    server.once("error", () => resolve(undefined));
    server.listen(socketPath, () => resolve(server));
  });
}

/** Closing the server removes its socket file as well. */
function closeServer(server: Server | undefined): Promise<void> {
  return new Promise((resolve) => (server ? server.close(() => resolve()) : resolve()));
}

function inUse(path: string, folder: string, owner: Owner, liveness: "alive" | "unknown"): string {
  const who = `process ${owner.pid} on ${owner.host} since ${owner.since}`;
  if (liveness === "alive") {
    return (
      `The database in ${folder} is open in ${who} (${path}). Two processes on one folder ` +
      `destroy it. Stop that process first, or give this one another DATA_DIR.`
    );
  }
  return (
    `The database in ${folder} was opened by ${who} (${path}), and from here it cannot be told ` +
    `whether that process still runs. Stop it there; only when you are certain that no process ` +
    `uses the folder, delete ${path} and start again.`
  );
}

const waitingFor = (folder: string): string =>
  `A backup or a restore has the database in ${folder} open. Waiting until it has ended …`;

const unreadable = (path: string, folder: string): string =>
  `The lock ${path} of the database in ${folder} cannot be read, so it cannot be told whether a ` +
  `process uses the folder. Only when you are certain that none does, delete it and start again.`;
