import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { closeDatabase, openPglite } from "@/server/platform/db";
import { extensions, snapshotPath } from "./snapshot";

/** What every database of a process is made of. */
interface Parts {
  readonly loadDataDir: Blob;
  readonly fsBundle: Blob;
  readonly pgliteWasmModule: WebAssembly.Module;
}

/** A worker runs many files but reads and compiles PGlite once. */
const held = globalThis as typeof globalThis & { testPglite?: Promise<Parts> };

async function readParts(): Promise<Parts> {
  const folder = dirname(createRequire(import.meta.url).resolve("@electric-sql/pglite"));
  const [snapshot, bundle, wasm] = await Promise.all([
    readFile(snapshotPath()),
    readFile(join(folder, "pglite.data")),
    readFile(join(folder, "pglite.wasm")),
  ]);
  return {
    loadDataDir: new Blob([snapshot]),
    fsBundle: new Blob([bundle]),
    pgliteWasmModule: await WebAssembly.compile(wasm),
  };
}

/** A fresh, migrated database in memory. Call in `beforeAll`; one per test file. */
export async function openTestDatabase(): Promise<PGlite> {
  held.testPglite ??= readParts();
  const pglite = await PGlite.create({ ...(await held.testPglite), extensions });
  await openPglite(pglite, { mayWrite: () => true, close: () => pglite.close() });
  return pglite;
}

export { closeDatabase as closeTestDatabase };
