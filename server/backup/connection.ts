import type { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { openDatabase } from "@/server/platform/embedded/database";
import { migrate, type AppliedMigration } from "@/server/platform/migrate";

/** How long a database server may take to accept a connection, in milliseconds. */
const CONNECT_TIMEOUT_MS = 10_000;

/** One connection to a database of either kind, for a command in a process of its own. */
export interface Connection {
  query<R>(sql: string, values?: readonly unknown[]): Promise<R[]>;
  /** Runs several statements as one. */
  run(script: string): Promise<unknown>;
  /** Brings the database to the newest migration of this version. */
  migrateToNewest(): Promise<void>;
  close(): Promise<void>;
}

/** Connects to the PostgreSQL server that DATABASE_URL names. */
export async function connectToServer(url: string): Promise<Connection> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  });
  // A break is reported to the query that meets it.
  client.on("error", () => {});
  await client.connect();
  return connectionOver({
    query: async (sql, values) => (await client.query(sql, values)).rows as unknown[],
    run: (script) => client.query(script),
    factory: new PrismaPg({ connectionString: url, max: 1 }),
    close: () => client.end(),
  });
}

/**
 * Opens the embedded database in `folder` in this process, and creates it when there is none.
 *
 * @throws DatabaseInUse if another process has it open, or may have.
 */
export async function openFolder(folder: string): Promise<Connection> {
  const { pglite, close } = await openDatabase(folder, "command");
  return connectToPglite(pglite, close);
}

export function connectToPglite(pglite: PGlite, close: () => Promise<void>): Connection {
  return connectionOver({
    query: async (sql, values) => (await pglite.query(sql, values)).rows,
    run: (script) => pglite.exec(script),
    factory: new PrismaPGlite(pglite),
    close,
  });
}

interface Driver {
  query(sql: string, values: unknown[]): Promise<unknown[]>;
  run(script: string): Promise<unknown>;
  readonly factory: SqlMigrationAwareDriverAdapterFactory;
  close(): Promise<void>;
}

function connectionOver(driver: Driver): Connection {
  const connection: Connection = {
    async query<R>(sql: string, values: readonly unknown[] = []) {
      return (await driver.query(sql, [...values])) as R[];
    },
    run: (script) => driver.run(script),
    close: () => driver.close(),
    async migrateToNewest() {
      await migrate(driver.factory, () => appliedMigrations(connection), driver.run);
    },
  };
  return connection;
}

/** The migrations a database has had, in their order; none when it has no table of them. */
export async function appliedMigrations(connection: Connection): Promise<AppliedMigration[]> {
  if (!(await hasTable(connection, "_prisma_migrations"))) return [];
  return connection.query<AppliedMigration>(
    `SELECT migration_name AS name, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  );
}

export async function hasTable(connection: Connection, name: string): Promise<boolean> {
  const sql = "SELECT to_regclass(quote_ident($1)) IS NOT NULL AS found";
  const [row] = await connection.query<{ found: boolean }>(sql, [name]);
  return row?.found === true;
}

/** All or nothing: what `act` does is taken back when it throws. */
export async function inTransaction<T>(
  connection: Connection,
  kind: "READ ONLY" | "READ WRITE",
  act: () => Promise<T>,
): Promise<T> {
  await connection.run(`BEGIN ISOLATION LEVEL REPEATABLE READ ${kind}`);
  try {
    const result = await act();
    await connection.run("COMMIT");
    return result;
  } catch (error) {
    // A connection that broke can not roll back; its transaction has ended with it.
    await connection.run("ROLLBACK").catch(() => {});
    throw error;
  }
}
