import { randomUUID } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { isFolderInUse } from "@/server/platform/embedded/lock";

// A command and the server that has the embedded database open talk through files in the folder of
// the backups. Whoever can write there owns the database anyway, and it works wherever both see
// the same folder: also across containers, and where a process can make no socket.

const requestSchema = z.object({ act: z.enum(["copy", "restart"]) });
type Act = z.infer<typeof requestSchema>["act"];

const answerSchema = z.union([
  z.object({ done: z.literal(true) }),
  z.object({ done: z.literal(false), reason: z.string() }),
]);

const LOOK_EVERY_MS = 500;
const ASK_EVERY_MS = 100;
/** How long a server may take to see a request, in milliseconds. */
const SEE_TIMEOUT_MS = 30_000;

/** Where backups lie, and for a while copies of the embedded database. */
export const backupFolder = (dataDir: string): string => join(dataDir, "backups");

/** Where the server puts the copy that the request of this id asked for. */
export const copyFolder = (dataDir: string, id: string): string =>
  join(backupFolder(dataDir), `copy-${id}`, "db");

/** The server can not do what it was asked. */
class RequestRefused extends Error {
  override readonly name = "RequestRefused";
}

/** Asks the server that has the database open, waits until it has done so, and answers the id. */
export async function askServer(database: string, act: Act): Promise<string> {
  const id = randomUUID();
  const dataDir = dirname(database);
  const folder = backupFolder(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const request = join(folder, `request-${id}.json`);
  const answer = join(folder, `answer-${id}.json`);
  writeWhole(request, { act });
  try {
    const until = performance.now() + SEE_TIMEOUT_MS;
    while (!existsSync(answer)) {
      if (existsSync(request) && performance.now() > until) {
        throw new RequestRefused(
          `Another process has the database in ${dataDir} open and does not answer. ` +
            `Is it a server of this version? Stop it, and try again.`,
        );
      }
      if (!(await isFolderInUse(database)) && !existsSync(answer)) {
        throw new RequestRefused("The server that has the database open has ended. Try again.");
      }
      await sleep(ASK_EVERY_MS);
    }
    const result = answerSchema.parse(JSON.parse(readFileSync(answer, "utf8")));
    if (!result.done) throw new RequestRefused(result.reason);
    return id;
  } finally {
    rmSync(request, { force: true });
    rmSync(answer, { force: true });
  }
}

/** What the server does when it is asked; the id names the request. */
export type Acts = Readonly<Record<Act, (id: string) => Promise<void>>>;

/** From now on this process, which has the database open, looks for requests and answers them. */
export function answerRequests(dataDir: string, acts: Acts): void {
  const folder = backupFolder(dataDir);
  void removeLeftovers(folder).catch((error: unknown) => {
    console.error("What an earlier backup left could not be removed.", error);
  });
  const look = (): void => {
    for (const name of namesIn(folder)) {
      const id = /^request-([0-9a-f-]{36})\.json$/.exec(name)?.[1];
      if (id) void answerRequest(folder, id, acts);
    }
  };
  setInterval(look, LOOK_EVERY_MS).unref();
}

/** Copies that nobody has open: the command that asked for them has ended without removing them. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of namesIn(folder)) {
    const path = join(folder, name);
    if (/^(request|answer)-.*\.json(\.new)?$/.test(name)) rmSync(path, { force: true });
    if (!/^copy-/.test(name) || (await isFolderInUse(join(path, "db")))) continue;
    rmSync(path, { recursive: true, force: true });
  }
}

async function answerRequest(folder: string, id: string, acts: Acts): Promise<void> {
  const request = join(folder, `request-${id}.json`);
  let answer: z.infer<typeof answerSchema> = { done: true };
  try {
    const { act } = requestSchema.parse(JSON.parse(readFileSync(request, "utf8")));
    rmSync(request);
    await acts[act](id);
  } catch (error) {
    rmSync(request, { force: true });
    answer = { done: false, reason: error instanceof Error ? error.message : String(error) };
  }
  writeWhole(join(folder, `answer-${id}.json`), answer);
}

function writeWhole(file: string, value: unknown): void {
  writeFileSync(`${file}.new`, JSON.stringify(value), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
