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

/**
 * Conditions on the row `t` that together hold for every row of a table once, each for no more rows
 * than a step has. Where an index finds a person's rows there is one condition.
 */
export async function* stepsThrough(name: PersonalTableName): AsyncGenerator<Prisma.Sql> {
  const table: PersonalTable = PERSONAL_TABLES[name];
  let after: Key | null = null;
  do {
    const end: Key | null = table.indexed ? null : await endOfStep(name, after, table.step ?? STEP);
    yield Prisma.sql`${afterSql(table, after)} AND ${upToSql(table, end)}`;
    after = end;
  } while (after !== null);
}

/** That the row `t` is one of these, by its key. */
export function isAmongSql(table: PersonalTable, rows: readonly Row[]): Prisma.Sql {
  const keys = rows.map(
    (row) =>
      Prisma.sql`(${valuesSql(
        table,
        table.key.map((column) => String(row[column])),
      )})`,
  );
  return Prisma.sql`(${keySql(table)}) IN (${Prisma.join(keys)})`;
}

/** That the row `t` names a person. */
export function namesSql({ people }: PersonalTable, me: string): Prisma.Sql {
  const pointing = Object.keys(people).map(
    (column) => Prisma.sql`${columnSql(column)} = ${me}::uuid`,
  );
  return Prisma.join(pointing, " OR ");
}

function upToSql(table: PersonalTable, end: Key | null): Prisma.Sql {
  return end ? Prisma.sql`(${keySql(table)}) <= (${valuesSql(table, end)})` : Prisma.sql`true`;
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
      AND ${upToSql(table, end)}
      AND (${mineSql(table, me)})
    ORDER BY ${keySql(table)}
    ${table.indexed ? Prisma.sql`LIMIT ${PAGE}` : Prisma.empty}`;
}

function mineSql(table: PersonalTable, me: string): Prisma.Sql {
  const { alsoMine } = table;
  const names = namesSql(table, me);
  return alsoMine ? Prisma.join([names, alsoMine(me)], " OR ") : names;
}
