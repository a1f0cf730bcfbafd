import "server-only";
import { randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import { transaction } from "@/server/platform/db";
import { perProcess } from "@/server/platform/process";

const SHORTEST = 32;
const NAME = "secret";

/** Kept in memory: a session is opened with it on every request. */
const held = perProcess<{ secret?: Promise<string> }>("secret", () => ({}));

/**
 * What sessions are sealed with: OBELUS_SECRET, or one this installation made for itself. With a
 * database server it lies there, so that all instances on it open each other's sessions; with the
 * embedded database it is a file beside it.
 */
export function secret(): Promise<string> {
  held.secret ??= find().catch((error: unknown) => {
    held.secret = undefined;
    throw error;
  });
  return held.secret;
}

/** Throws with a sentence when OBELUS_SECRET is set and too short to seal anything. */
export function assertSecret(): void {
  const configured = process.env.OBELUS_SECRET;
  if (configured && Buffer.byteLength(configured) < SHORTEST) {
    throw new Error(`OBELUS_SECRET must have at least ${SHORTEST} bytes.`);
  }
}

async function find(): Promise<string> {
  assertSecret();
  const configured = process.env.OBELUS_SECRET;
  if (configured) return configured;
  return process.env.DATABASE_URL ? inDatabase() : inFile(process.env.DATA_DIR ?? "data");
}

const fresh = () => randomBytes(48).toString("base64url");

export async function inDatabase(): Promise<string> {
  return transaction(async (tx) => {
    await tx.setting.createMany({ data: [{ name: NAME, value: fresh() }], skipDuplicates: true });
    return (await tx.setting.findUniqueOrThrow({ where: { name: NAME } })).value;
  });
}

/** Written aside, forced to disk and only then given its name: a power cut leaves no half. */
export async function inFile(folder: string): Promise<string> {
  const file = join(folder, NAME);
  const there = await readFile(file, "utf8").catch(() => "");
  if (Buffer.byteLength(there.trim()) >= SHORTEST) return there.trim();
  await mkdir(folder, { recursive: true });
  const aside = `${file}.${process.pid}`;
  const made = fresh();
  const handle = await open(aside, "w", 0o600);
  try {
    await handle.writeFile(made);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (there !== "") {
    await rename(aside, file);
    return made;
  }
  try {
    await link(aside, file);
  } catch (error) {
    if ((error as { code?: unknown }).code !== "EEXIST") {
      await rename(aside, file);
      return made;
    }
  }
  await unlink(aside);
  return (await readFile(file, "utf8")).trim();
}
