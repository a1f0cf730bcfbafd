import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { closeDatabase, openPglite, openPostgres } from "../server/platform/db.ts";
import { openEmbedded } from "../server/platform/embedded/open.ts";
import { startPostgres } from "../test/database/postgres.ts";

/** Runs a statement on the database that the services are on. */
export type Query = (sql: string, values: unknown[]) => Promise<{ rows: unknown[] }>;

/**
 * Measures with the services on a new embedded database, then on a new PostgreSQL server; on one of
 * them where the command line says `embedded` or `postgres`.
 */
export async function onEachDatabase(
  measure: (name: string, query: Query) => Promise<void>,
): Promise<void> {
  const only = process.argv[2];
  if (only !== "postgres") {
    const folder = await mkdtemp(join(tmpdir(), "obelus-bench-"));
    const embedded = await openEmbedded(join(folder, "db"));
    await openPglite(embedded.pglite, embedded);
    await measure("embedded", (sql, values) => embedded.pglite.query(sql, values));
    await closeDatabase();
    await rm(folder, { recursive: true, force: true });
  }
  if (only !== "embedded") {
    const server = await startPostgres();
    await openPostgres(server.url);
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await measure("PostgreSQL", (sql, values) => client.query(sql, values));
    await client.end();
    await closeDatabase();
    await server.stop();
  }
}
