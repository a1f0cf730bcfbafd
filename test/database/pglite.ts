import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { closeDatabase, openPglite } from "@/server/platform/db";
import { extensions, snapshotPath } from "./snapshot";

/** The database of a worker, and what it was before a test could replace any part of it. */
interface Held {
  readonly pglite: PGlite;
  readonly keys: ReadonlySet<PropertyKey>;
}

/** A worker runs many files, loads the snapshot once and empties it for each of them. */
const held = globalThis as typeof globalThis & { testPglite?: Promise<Held> };

async function load(): Promise<Held> {
  const folder = dirname(createRequire(import.meta.url).resolve("@electric-sql/pglite"));
  const [snapshot, bundle, wasm] = await Promise.all([
    readFile(snapshotPath()),
    readFile(join(folder, "pglite.data")),
    readFile(join(folder, "pglite.wasm")),
  ]);
  const pglite = await PGlite.create({
    loadDataDir: new Blob([snapshot]),
    fsBundle: new Blob([bundle]),
    pgliteWasmModule: await WebAssembly.compile(wasm),
    extensions,
  });
  return { pglite, keys: new Set(Reflect.ownKeys(pglite)) };
}

/** Leaves nothing of the file before: no row, no listener, no recorder around a method. */
async function empty({ pglite, keys }: Held): Promise<void> {
  for (const key of Reflect.ownKeys(pglite)) {
    if (!keys.has(key)) Reflect.deleteProperty(pglite, key);
  }
  const channels = await pglite.query<{ name: string }>("SELECT pg_listening_channels() AS name");
  for (const { name } of channels.rows) await pglite.unlisten(name);
  const tables = await pglite.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
       AND relname <> '_prisma_migrations'`,
  );
  // Without triggers, and so without foreign keys; a TRUNCATE takes thirty times as long.
  const deletions = tables.rows.map(({ name }) => `DELETE FROM ${name};`).join("\n");
  await pglite.exec(`SET session_replication_role = replica;\n${deletions}`);
  await pglite.exec("DISCARD ALL");
}

/** A migrated database in memory without a row. Call in `beforeAll`; one per test file. */
export async function openTestDatabase(): Promise<PGlite> {
  held.testPglite ??= load();
  const database = await held.testPglite;
  await empty(database);
  const { pglite } = database;
  // Links are made with it; without one it would be made in a file of the working folder.
  process.env.OBELUS_SECRET ??= "what the tests of services make links with";
  await openPglite(pglite, { mayWrite: () => true, close: async () => {} });
  return pglite;
}

export { closeDatabase as closeTestDatabase };
