import { z } from "zod";
import type { Connection } from "./connection";

const column = z.object({ name: z.string(), type: z.string() });

/** A table as a backup describes it; a type is written as PostgreSQL writes it. */
export const tableSchema = z.object({ table: z.string(), columns: z.array(column).min(1) });
export type Table = z.infer<typeof tableSchema>;

/** The tables and types of ours; what belongs to an extension is not. */
const NOT_OF_EXTENSION = (catalogue: string) =>
  `NOT EXISTS (SELECT FROM pg_depend d
     WHERE d.classid = '${catalogue}'::regclass AND d.objid = o.oid AND d.deptype = 'e')`;

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** All tables of the database, by their names. */
export function readTables(connection: Connection): Promise<Table[]> {
  return connection.query<Table>(
    `SELECT o.relname AS table,
       (SELECT json_agg(json_build_object(
            'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attname)
        FROM pg_attribute a
        WHERE a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
     FROM pg_class o
     WHERE o.relnamespace = current_schema()::regnamespace AND o.relkind = 'r'
       AND ${NOT_OF_EXTENSION("pg_class")}
     ORDER BY o.relname COLLATE "C"`,
  );
}

/** The columns of a table's primary key, in its order. */
export async function readKey(connection: Connection, { table }: Table): Promise<string[]> {
  const rows = await connection.query<{ name: string }>(
    `SELECT a.attname AS name
     FROM pg_index i
     CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (number, position)
     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
     WHERE i.indrelid = quote_ident($1)::regclass AND i.indisprimary
     ORDER BY k.position`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/** Statements that remove all tables, types and functions that are not of an extension. */
export async function removalOfEverything(connection: Connection): Promise<string> {
  const rows = await connection.query<{ statement: string }>(
    `SELECT format('DROP TABLE IF EXISTS %s CASCADE;', o.oid::regclass) AS statement
     FROM pg_class o
     WHERE o.relnamespace = current_schema()::regnamespace AND o.relkind = 'r'
       AND ${NOT_OF_EXTENSION("pg_class")}
     UNION ALL
     SELECT format('DROP FUNCTION IF EXISTS %s CASCADE;', o.oid::regprocedure)
     FROM pg_proc o
     WHERE o.pronamespace = current_schema()::regnamespace AND ${NOT_OF_EXTENSION("pg_proc")}
     UNION ALL
     SELECT format('DROP TYPE IF EXISTS %s CASCADE;', o.oid::regtype)
     FROM pg_type o
     WHERE o.typnamespace = current_schema()::regnamespace AND o.typtype = 'e'
       AND ${NOT_OF_EXTENSION("pg_type")}`,
  );
  return rows.map(({ statement }) => statement).join("\n");
}
