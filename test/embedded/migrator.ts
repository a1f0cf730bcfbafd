import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { appliedMigrations, connectToPglite, connectToServer } from "@/server/backup/connection";
import { openDatabase } from "@/server/platform/embedded/database";
import { migrate } from "@/server/platform/migrate";

/**
 * Migrates a database as a start does, and is killed before or after a script of one migration has
 * run: where the database remembers that the migration began, and not that it has ended.
 *
 * Usage: node migrator.ts <folder or URL> <before|after>
 */
const [place, moment] = process.argv.slice(2);
if (!place || (moment !== "before" && moment !== "after")) {
  throw new Error("Usage: migrator.ts <folder or URL> <before|after>");
}

const open = async () => {
  if (place.startsWith("postgresql:")) {
    const factory = new PrismaPg({ connectionString: place, max: 1 });
    return { factory, connection: await connectToServer(place) };
  }
  const { pglite, close } = await openDatabase(place, "command");
  return { factory: new PrismaPGlite(pglite), connection: connectToPglite(pglite, close) };
};

const { factory, connection } = await open();
await migrate(
  factory,
  () => appliedMigrations(connection),
  async (script) => {
    if (moment === "before") process.kill(process.pid, "SIGKILL");
    await connection.run(script);
    process.kill(process.pid, "SIGKILL");
  },
);
await connection.close();
