import { readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { closeDatabase, openPglite } from "@/server/platform/db";
import { extensions, snapshotPath } from "./snapshot";

/** A fresh, migrated database in memory. Call in `beforeAll`; one per test file. */
export async function openTestDatabase(): Promise<PGlite> {
  const loadDataDir = new Blob([readFileSync(snapshotPath())]);
  const pglite = await PGlite.create({ extensions, loadDataDir });
  await openPglite(pglite, { mayWrite: () => true, close: () => pglite.close() });
  return pglite;
}

export { closeDatabase as closeTestDatabase };
