import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Connection } from "@/server/backup/connection";
import { quoted, readTables, type Table } from "@/server/backup/tables";
import { migrationScripts } from "@/server/platform/migrate";

/** All there are, in their order. */
export const MIGRATIONS: readonly string[] = readdirSync("prisma/migrations")
  .filter((name) => /^\d+_/.test(name))
  .sort();

/** Makes what a version left that knew only the first migrations, in an empty database. */
export async function makeOlder(connection: Connection, count: number): Promise<void> {
  const names = MIGRATIONS.slice(0, count);
  for (const script of await migrationScripts(names)) await connection.run(script);
  await connection.run(
    `CREATE TABLE "_prisma_migrations" ("id" VARCHAR(36) PRIMARY KEY NOT NULL,
       "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
       "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
       "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
       "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`,
  );
  for (const name of names) {
    const sql = readFileSync(join("prisma/migrations", name, "migration.sql"));
    await connection.query(
      `INSERT INTO "_prisma_migrations" VALUES ($1, $2, now(), $3, NULL, NULL, now(), 1)`,
      [randomUUID(), createHash("sha256").update(sql).digest("hex"), name],
    );
  }
}

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  /** The labels of an enumeration, in their order. */
  readonly labels: readonly string[] | null;
}

/**
 * Puts rows 1 to `count` into every table, with a value of its own in every column. An id of row n
 * is the same in all tables, so that every reference leads to the row n of another table.
 */
export async function fillEveryTable(connection: Connection, count: number): Promise<void> {
  const columns = await connection.query<Column>(
    `SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
       (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e
        WHERE e.enumtypid = a.atttypid) AS labels
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
       AND c.relname <> '_prisma_migrations'
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''`,
  );
  // Tables refer to one another in circles; what is put in refers to rows that are there at the end.
  await connection.run("SET session_replication_role = replica");
  for (const table of new Set(columns.map((column) => column.table))) {
    const own = columns.filter((column) => column.table === table);
    await connection.query(
      `INSERT INTO ${quoted(table)} (${own.map(({ name }) => quoted(name)).join(", ")})
       SELECT ${own.map(valueOf).join(", ")} FROM generate_series(1, $1::int) AS n`,
      [count],
    );
  }
  await connection.run("RESET session_replication_role");
}

/** An expression of SQL for row n. */
function valueOf({ name, type, labels }: Column): string {
  if (labels) return `'${labels[0]}'::${type}`;
  const words = `'${name} ' || n || ' ä𝔸'`;
  if (type === "uuid") return "('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid";
  if (type === "text" || type.startsWith("character")) return words;
  if (type === "text[]") return `ARRAY[${words}, '', 'a"b,c']`;
  if (type === "integer" || type === "bigint" || type === "double precision") return "n";
  if (type === "boolean") return "n % 2 = 0";
  if (type === "jsonb") return `jsonb_build_object('n', n, 'words', ${words})`;
  if (type === "bytea") return "decode('00ff5c0a22', 'hex')";
  if (type === "tsvector") return `to_tsvector('simple', ${words})`;
  if (type.startsWith("timestamp")) return "timestamp '2026-01-01' + n * interval '61 minutes'";
  if (type.startsWith("bit(")) return `B'1'::${type}`;
  throw new Error(`No value is known for ${name}, of type ${type}.`);
}

/** Every row of these tables, with these columns, as PostgreSQL writes it. */
export async function rowsOf(
  connection: Connection,
  tables: readonly Table[],
): Promise<Record<string, readonly string[]>> {
  const rows: Record<string, readonly string[]> = {};
  for (const { table, columns } of tables) {
    const values = columns.map(({ name }) => `${quoted(name)}::text`).join(", ");
    const found = await connection.query<{ row: string }>(
      `SELECT json_build_array(${values})::text AS row FROM ${quoted(table)} ORDER BY 1`,
    );
    rows[table] = found.map(({ row }) => row);
  }
  return rows;
}

/** The tables that hold data; which migrations there were is another matter. */
export async function tablesOf(connection: Connection): Promise<readonly Table[]> {
  const tables = await readTables(connection);
  return tables.filter(({ table }) => table !== "_prisma_migrations");
}

/** What the schema consists of: columns, constraints and indexes. */
export async function schemaOf(connection: Connection): Promise<string[]> {
  const rows = await connection.query<{ line: string }>(
    `SELECT format('%s %s %s %s %s', table_name, column_name, data_type, is_nullable,
       column_default) AS line
     FROM information_schema.columns WHERE table_schema = 'public'
     UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
     FROM pg_constraint WHERE connamespace = 'public'::regnamespace
     UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`,
  );
  return rows.map(({ line }) => line);
}
