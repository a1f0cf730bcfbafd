import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import { closeDatabase, openPglite } from "@/server/platform/db";

export const extensions = { btree_gist, pg_trgm, unaccent };

/** Where the snapshot of these migrations and this version of PGlite is cached between runs. */
export function snapshotPath(): string {
  // The package does not export its manifest.
  const manifest = readFileSync("node_modules/@electric-sql/pglite/package.json", "utf8");
  const hash = createHash("sha256").update((JSON.parse(manifest) as { version: string }).version);
  for (const file of readdirSync("prisma/migrations", {
    recursive: true,
    encoding: "utf8",
  }).sort()) {
    if (file.endsWith(".sql")) hash.update(readFileSync(join("prisma/migrations", file)));
  }
  return join("node_modules/.cache/obelus", `migrated-${hash.digest("hex").slice(0, 16)}.tar`);
}

/**
 * Vitest's global set-up: creates and migrates one database, which takes seconds, so that each
 * test file only has to load a copy of it.
 */
export default async function makeSnapshot(): Promise<void> {
  const path = snapshotPath();
  if (existsSync(path)) return;
  const pglite = await PGlite.create({ extensions });
  await openPglite(pglite, { mayWrite: () => true, close: async () => {} });
  const dump = Buffer.from(await (await pglite.dumpDataDir("none")).arrayBuffer());
  await closeDatabase();
  await pglite.close();
  mkdirSync(join(path, ".."), { recursive: true });
  // Written to a temporary path and renamed, so that two runs at once each find a whole file.
  const written = `${path}.${process.pid}`;
  writeFileSync(written, dump);
  renameSync(written, path);
}
