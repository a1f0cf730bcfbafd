import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import { closeDatabase, openPglite } from "@/server/platform/db";

/** A fresh, migrated database in memory. Call in `beforeAll`; one per test file. */
export async function openTestDatabase(): Promise<PGlite> {
  const pglite = await PGlite.create({ extensions: { btree_gist, pg_trgm, unaccent } });
  await openPglite(pglite, { mayWrite: () => true, close: () => pglite.close() });
  return pglite;
}

export { closeDatabase as closeTestDatabase };
