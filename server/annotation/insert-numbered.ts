import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { TABLE_NAMES } from "@/server/platform/table-names";

/**
 * An INSERT of a whole row, for a statement that numbers its change. It inserts and returns nothing
 * where the id is used. The row travels as one JSON value, by the names of its columns.
 */
export function insertNumbered(table: keyof typeof TABLE_NAMES, row: object): Prisma.Sql {
  const name = TABLE_NAMES[table];
  return Prisma.sql`
    INSERT INTO ${name}
    SELECT whole.* FROM next, jsonb_populate_record(
      NULL::${name}, ${JSON.stringify(row)}::jsonb || jsonb_build_object('change', next.number)) whole
    ON CONFLICT (id) DO NOTHING
    RETURNING id`;
}
