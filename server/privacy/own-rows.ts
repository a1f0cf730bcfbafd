import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { identifier } from "@/server/platform/identifier";
import { read } from "@/server/platform/db";
import {
  columnsOf,
  columnSql,
  PERSONAL_TABLES,
  tableSql,
  type PersonalTable,
  type PersonalTableName,
} from "./personal-tables";

/** A row as JSON, by its columns. */
export type Row = Readonly<Record<string, unknown>>;

/** How many rows of a person are read at a time. */
const PAGE = 500;
/** How many rows of everybody are read through at a time, where no index finds a person's. */
const STEP = 2_000;

type Key = readonly string[];

/**
 * The rows of a table in which a person is named, in the order of their keys, a few at a time. No
 * statement looks at more rows than a step has, however large the table is.
 */
export async function* ownRows(
  name: PersonalTableName,
  me: string,
  step = STEP,
): AsyncGenerator<Row[]> {
  const table: PersonalTable = PERSONAL_TABLES[name];
  let after: Key | null = null;
  for (;;) {
    const end: Key | null = table.indexed ? null : await endOfStep(name, after, table.step ?? step);
    const rows: (Row & { key: Key })[] = await rowsBetween(name, me, after, end);
    if (rows.length > 0) yield rows.map(({ row }) => row as Row);
    after = table.indexed ? (rows.length < PAGE ? null : (rows.at(-1)?.key ?? null)) : end;
    if (after === null) return;
  }
}

function keySql({ key }: PersonalTable): Prisma.Sql {
  return Prisma.join(key.map(columnSql));
}

/** A key as the values of a row; all of them are UUIDs or numbers. */
function valuesSql({ key }: PersonalTable, values: Key): Prisma.Sql {
  return Prisma.join(
    key.map((column, at) =>
      ["number", "version"].includes(column)
        ? Prisma.sql`${Number(values[at])}::int`
        : Prisma.sql`${values[at]}::uuid`,
    ),
  );
}

function afterSql(table: PersonalTable, after: Key | null): Prisma.Sql {
  return after ? Prisma.sql`(${keySql(table)}) > (${valuesSql(table, after)})` : Prisma.sql`true`;
}

function keyAsText({ key }: PersonalTable): Prisma.Sql {
  return Prisma.sql`ARRAY[${Prisma.join(key.map((one) => Prisma.sql`${columnSql(one)}::text`))}]`;
}

/** The key at which a step ends, or null when the rest of the table is no longer than a step. */
async function endOfStep(name: PersonalTableName, after: Key | null, step: number) {
  const table = PERSONAL_TABLES[name];
  const [last] = await read.$queryRaw<{ key: Key }[]>`
    SELECT ${keyAsText(table)} AS key FROM ${tableSql(name)} t
    WHERE ${afterSql(table, after)} ORDER BY ${keySql(table)} LIMIT 1 OFFSET ${step - 1}`;
  return last?.key ?? null;
}

async function rowsBetween(
  name: PersonalTableName,
  me: string,
  after: Key | null,
  end: Key | null,
): Promise<(Row & { key: Key })[]> {
  const table: PersonalTable = PERSONAL_TABLES[name];
  const columns = columnsOf(name).map(columnSql);
  const described = Object.entries(table.described ?? {}).map(
    ([as, value]) => Prisma.sql`${value} AS ${identifier(as)}`,
  );
  return read.$queryRaw<(Row & { key: Key })[]>`
    SELECT ${keyAsText(table)} AS key,
      (SELECT to_jsonb(whole) FROM (SELECT ${Prisma.join([...columns, ...described])}) AS whole)
        AS row
    FROM ${tableSql(name)} t
    WHERE ${afterSql(table, after)}
      AND ${end ? Prisma.sql`(${keySql(table)}) <= (${valuesSql(table, end)})` : Prisma.sql`true`}
      AND (${mineSql(table, me)})
    ORDER BY ${keySql(table)}
    ${table.indexed ? Prisma.sql`LIMIT ${PAGE}` : Prisma.empty}`;
}

function mineSql({ people, alsoMine }: PersonalTable, me: string): Prisma.Sql {
  const pointing = Object.keys(people).map(
    (column) => Prisma.sql`${columnSql(column)} = ${me}::uuid`,
  );
  return Prisma.join(alsoMine ? [...pointing, alsoMine(me)] : pointing, " OR ");
}
