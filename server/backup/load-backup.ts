import { MAKE_PAST_VIEWS, migrationScripts } from "@/server/platform/migrate";
import type { Connection } from "./connection";
import type { Head, Manifest } from "./format";
import { BackupDamaged, readBackup } from "./read-backup";
import { quoted, readTables, type Table } from "./tables";

/** As Prisma's schema engine makes it; its rows are part of the backup. */
const TABLE_OF_MIGRATIONS = `
  CREATE TABLE "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`;

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/**
 * Makes the schema that the backup's database had, in an empty database, and puts in every row.
 * Runs in the transaction that is open. How rows stood before is among the rows, and is not recorded.
 */
export async function loadBackup(connection: Connection, file: string): Promise<Manifest> {
  let keys: ForeignKey[] = [];
  let expected = new Map<string, Table>();
  let insert: string | undefined;
  let manifest: Manifest | undefined;
  for await (const part of readBackup(file)) {
    switch (part.kind) {
      case "head":
        await makeSchema(connection, part.head);
        await connection.query("SELECT set_config('obelus.unrecorded', 'on', true)");
        keys = await removeForeignKeys(connection);
        expected = new Map((await readTables(connection)).map((one) => [one.table, one]));
        break;
      case "table":
        if (!isAlike(expected.get(part.table.table), part.table)) {
          throw new BackupDamaged(file, `this version knows another table ${part.table.table}`);
        }
        expected.delete(part.table.table);
        insert = insertOf(part.table);
        break;
      case "rows":
        if (!insert) throw new BackupDamaged(file, "it has rows without a table");
        await connection.query(insert, [`[${part.rows.join(",")}]`]);
        break;
      case "manifest":
        manifest = part.manifest;
    }
  }
  const [missing] = expected.keys();
  if (missing !== undefined) throw new BackupDamaged(file, `the table ${missing} is missing`);
  if (!manifest) throw new BackupDamaged(file, "its end is missing");
  for (const key of keys) {
    await connection.run(
      `ALTER TABLE ${key.table} ADD CONSTRAINT ${quoted(key.name)} ${key.definition}`,
    );
  }
  await connection.query("SELECT set_config('obelus.unrecorded', '', true)");
  return manifest;
}

async function makeSchema(connection: Connection, head: Head): Promise<void> {
  for (const script of await migrationScripts(head.migrations)) await connection.run(script);
  await connection.run(MAKE_PAST_VIEWS);
  await connection.run(TABLE_OF_MIGRATIONS);
}

/** Without them the order of tables and rows does not matter; they are checked at the end. */
async function removeForeignKeys(connection: Connection): Promise<ForeignKey[]> {
  const keys = await connection.query<ForeignKey>(
    `SELECT conrelid::regclass::text AS table, conname AS name,
            pg_get_constraintdef(oid) AS definition
     FROM pg_constraint
     WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
     ORDER BY conrelid::regclass::text, conname`,
  );
  for (const { table, name } of keys) {
    await connection.run(`ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}`);
  }
  return keys;
}

function isAlike(known: Table | undefined, found: Table): boolean {
  return JSON.stringify(known?.columns) === JSON.stringify(found.columns);
}

/** Inserts rows that come as one array of arrays in JSON, each value as PostgreSQL wrote it. */
function insertOf({ table, columns }: Table): string {
  const names = columns.map(({ name }) => quoted(name)).join(", ");
  const values = columns.map(({ type }, at) => `(r->>${at})::${type}`).join(", ");
  return `INSERT INTO ${quoted(table)} (${names})
    SELECT ${values} FROM json_array_elements($1::json) AS r`;
}
