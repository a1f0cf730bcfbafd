// Writes a migration: npm run migration -- the_name
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { migrationScript } from "../server/platform/migrate.ts";

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error("Give the migration a name of small letters and underscores.");
  process.exit(1);
}
const extensions = { pg_trgm, unaccent, btree_gist };

/** The database in which the migrations are replayed needs the extensions as well. */
class ReplayAdapter extends PrismaPGlite {
  override async connectToShadowDb() {
    return new PrismaPGlite(await PGlite.create({ extensions })).connect();
  }
}

const pglite = await PGlite.create({ extensions });
const sql = await migrationScript(
  new ReplayAdapter(pglite),
  await readFile("prisma/schema.prisma", "utf8"),
);
if (/^\s*(-- This is an empty migration\.)?\s*$/.test(sql)) {
  console.log("The migrations already lead to the schema; nothing was written.");
} else {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = `prisma/migrations/${stamp}_${name}`;
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/migration.sql`, sql);
  console.log(`${folder}/migration.sql`);
}
await pglite.close();
