import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { scratchFolder } from "../../bin/scratch.mjs";
import { openEmbedded } from "@/server/platform/embedded/open";
import { keepOnce } from "@/test/run/kept";

const SOURCES = "server/platform/embedded";

/**
 * Copies a database that was created before, and holds no row yet, to this folder. To create one
 * takes seconds; it is kept between runs, until PGlite or what creates it changes.
 */
export async function copyCreatedDatabase(folder: string): Promise<void> {
  const store = keptFolder();
  await keepOnce(store, async (at) => {
    const home = mkdtempSync(join(scratchFolder(), "obelus-created-"));
    await (await openEmbedded(join(home, "db"))).close();
    cpSync(home, at, { recursive: true });
    rmSync(home, { recursive: true });
  });
  mkdirSync(dirname(folder), { recursive: true });
  cpSync(join(store, "db"), folder, { recursive: true });
  cpSync(join(store, "db.json"), `${folder}.json`);
}

function keptFolder(): string {
  const hash = createHash("sha256");
  hash.update(readFileSync("node_modules/@electric-sql/pglite/package.json"));
  for (const name of readdirSync(SOURCES).sort()) {
    if (!name.endsWith(".test.ts")) hash.update(readFileSync(join(SOURCES, name)));
  }
  return join("node_modules/.cache/obelus", `created-${hash.digest("hex").slice(0, 16)}`);
}
