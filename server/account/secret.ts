import "server-only";
import { randomBytes } from "node:crypto";
import { chmod, link, mkdir, open, readFile, rename, rm, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { transaction } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { perProcess } from "@/server/platform/process";

const SHORTEST = 32;
const NAME = "secret";

/** Kept in memory: a session is opened with it on every request. */
const held = perProcess<{ secret?: Promise<string> }>("secret", () => ({}));

/** Hears a sentence for whoever starts the server. */
type Say = (sentence: string) => void;

const warn: Say = (sentence) => log.warn(sentence);

/**
 * What sessions are sealed with: OBELUS_SECRET, or one this installation made for itself. With a
 * database server it lies there, so that all instances on it open each other's sessions; with the
 * embedded database it is a file beside it.
 */
export function secret(say: Say = warn): Promise<string> {
  held.secret ??= find(say).catch((error: unknown) => {
    held.secret = undefined;
    throw error;
  });
  return held.secret;
}

function isLongEnough(value: string): boolean {
  return Buffer.byteLength(value.trim()) >= SHORTEST;
}

/** Throws with a sentence when OBELUS_SECRET is set and too short to seal anything. */
export function assertSecret(): void {
  const configured = process.env.OBELUS_SECRET;
  if (configured && !isLongEnough(configured)) {
    throw new Error(
      `OBELUS_SECRET must have at least ${SHORTEST} bytes besides spaces. Choose a longer one, for example with: openssl rand -base64 48`,
    );
  }
}

async function find(say: Say): Promise<string> {
  assertSecret();
  const configured = process.env.OBELUS_SECRET;
  if (configured) return configured;
  return process.env.DATABASE_URL ? inDatabase(say) : inFile(process.env.DATA_DIR ?? "data", say);
}

const fresh = () => randomBytes(48).toString("base64url");

const SIGN_IN_AGAIN = "A new one was made, and everybody has to sign in again.";

/** One that is too short is replaced, by whichever instance comes first. */
export async function inDatabase(say: Say = warn): Promise<string> {
  return transaction(async (tx) => {
    await tx.setting.createMany({ data: [{ name: NAME, value: fresh() }], skipDuplicates: true });
    const { value } = await tx.setting.findUniqueOrThrow({ where: { name: NAME } });
    if (isLongEnough(value)) return value;
    const where = { name: NAME, value };
    const { count } = await tx.setting.updateMany({ where, data: { value: fresh() } });
    if (count > 0) say(`The secret in the database was empty or too short. ${SIGN_IN_AGAIN}`);
    return (await tx.setting.findUniqueOrThrow({ where: { name: NAME } })).value;
  });
}

/**
 * The secret in a file of this folder. One that is empty or too short is replaced, and one that
 * others on this machine may read is closed to them; both are said.
 */
export async function inFile(folder: string, say: Say = warn): Promise<string> {
  const file = join(folder, NAME);
  const present = await contentsOf(file);
  if (present === null) return makeFile(folder, file);
  await closeToOthers(file, say);
  if (isLongEnough(present)) return present.trim();
  const made = fresh();
  await rename(await writeAside(file, made), file);
  say(`The secret in ${file} was empty or too short. ${SIGN_IN_AGAIN}`);
  return made;
}

/** Null when there is no such file. */
async function contentsOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw new Error(
      `The secret in ${file} can not be read (${codeOf(error)}). It must be a file that belongs to whoever starts Obelus, with mode 0600.`,
      { cause: error },
    );
  }
}

async function closeToOthers(file: string, say: Say): Promise<void> {
  // Windows keeps no such modes.
  if (process.platform === "win32") return;
  const mode = (await stat(file)).mode & 0o777;
  if ((mode & 0o077) === 0) return;
  const shown = `0${mode.toString(8)}`;
  try {
    await chmod(file, 0o600);
  } catch (error) {
    throw new Error(
      `Others on this machine may read the secret in ${file} (mode ${shown}), and that can not be changed from here. Give it mode 0600, or set OBELUS_SECRET.`,
      { cause: error },
    );
  }
  say(
    `Others on this machine could read the secret in ${file} (mode ${shown}). It has mode 0600 now. If somebody may have read it, remove the file and start again: everybody then signs in anew.`,
  );
}

/** Instances that start together on one folder agree on the first that was linked. */
async function makeFile(folder: string, file: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const made = fresh();
  const aside = await writeAside(file, made);
  try {
    await link(aside, file);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") {
      // A file system without links.
      await rename(aside, file);
      return made;
    }
  }
  await unlink(aside);
  return (await readFile(file, "utf8")).trim();
}

/** Written aside, forced to disk and only then given its name: a power cut leaves no half. */
async function writeAside(file: string, value: string): Promise<string> {
  const aside = `${file}.${process.pid}`;
  await rm(aside, { force: true });
  const handle = await open(aside, "w", 0o600);
  try {
    await handle.writeFile(value);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return aside;
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "unknown error";
}
