import "server-only";
import { sharedSql } from "@/server/access/visible-annotations";
import { speakersSeenBySql } from "@/server/access/visible-speakers";
import type { Viewer } from "@/server/access/viewer";
import { Prisma } from "@/prisma/generated/client";
import { BUNDLE_TABLES, type BundleTable } from "@/server/import/bundle/tables";
import type { Column } from "@/server/import/bundle/columns";
import { identifier, nameAsText } from "@/server/platform/identifier";
import { read } from "@/server/platform/db";
import { PATIENT } from "@/server/platform/patient";
import { sourceSeenSql } from "@/server/source/provenance/visible";

/** How many rows are read at once, where a table says nothing else. */
const STEP = 500;

const TABLES = new Map(BUNDLE_TABLES.map((table) => [table.name, table]));

/** Lines of a table, and who is named in them. */
interface LinesRead {
  /** A row each, as JSON, without a line feed. */
  readonly lines: readonly string[];
  readonly people: readonly string[];
}

/**
 * The rows of a table of a project that every member sees, in the order of their keys, without some
 * columns.
 */
export async function* linesOf(
  eyes: Viewer,
  projectId: string,
  table: BundleTable,
  less: readonly string[] = [],
): AsyncGenerator<LinesRead> {
  const { name, key, columns } = table;
  const step = less.length > 0 ? STEP : (table.step ?? STEP);
  const x = aliasOf(name, 0);
  const keys = Prisma.join(key.map((one) => identifier(one, x)));
  const lastOf = Prisma.join(key.map((one) => Prisma.sql`${identifier(one, x)}::text`));
  const people = Object.entries(columns).filter(([, { to }]) => to === "User");
  const named = people.map(([one]) => Prisma.sql`${identifier(one, x)}::text`);
  let after: readonly string[] | null = null;
  for (;;) {
    const rest: Prisma.Sql = after
      ? Prisma.sql`AND (${keys}) > (${Prisma.join(
          after.map((value, at) => Prisma.sql`${value}::${typeOf(table, key[at] ?? "")}`),
        )})`
      : Prisma.empty;
    const rows: { line: string; key: string[]; people: (string | null)[] }[] =
      await read.$queryRaw`${PATIENT}
        SELECT ${lineSql(table, x, eyes, less)} AS line, ARRAY[${lastOf}] AS key,
          ARRAY[${named.length > 0 ? Prisma.join(named) : Prisma.empty}]::text[] AS people
        FROM ${identifier(name)} ${identifier(x)}
        WHERE ${identifier(name === "Project" ? "id" : "projectId", x)} = ${projectId}::uuid
          AND ${seenSql(table, x, 0, eyes)} ${rest}
        ORDER BY ${keys} LIMIT ${step}`;
    const last = rows.at(-1);
    if (last) {
      yield {
        lines: rows.map(({ line }) => line),
        people: rows.flatMap((row) => row.people.filter((id) => id !== null)),
      };
    }
    if (!last || rows.length < step) return;
    after = last.key;
  }
}

/** Keys are ids and numbers. */
function typeOf({ columns }: BundleTable, name: string): Prisma.Sql {
  const isNumber = /^(?:number|version)$/.test(name) && columns[name];
  return isNumber ? Prisma.sql`int` : Prisma.sql`uuid`;
}

/** The names by which the rules of who sees what call a row. */
const ALIASES: Readonly<Record<string, string>> = { Annotation: "a", Speaker: "p", Source: "s" };

const aliasOf = (table: string, depth: number) => ALIASES[table] ?? `t${depth}`;

/** Whether every member sees a row: the row itself, and all that it can not be without. */
function seenSql(table: BundleTable, x: string, depth: number, eyes: Viewer): Prisma.Sql {
  const needed = Object.entries(table.columns).flatMap(([name, column]) =>
    column.isOptional ? [] : referredSql(table, name, column, { x, depth, eyes }),
  );
  return Prisma.join([ownSql(table, x, eyes), ...needed], " AND ");
}

function ownSql({ name, leftOut = {} }: BundleTable, x: string, eyes: Viewer): Prisma.Sql {
  switch (name) {
    case "Annotation":
      return sharedSql("a");
    case "Speaker":
      return speakersSeenBySql(eyes);
    case "Source":
      return sourceSeenSql(null);
    case "SavedQuery":
      return Prisma.sql`${identifier("shared", x)} AND ${identifier("deletedAt", x)} IS NULL`;
    default:
      return leftOut.deletedAt
        ? Prisma.sql`${identifier("deletedAt", x)} IS NULL`
        : Prisma.sql`true`;
  }
}

interface Within {
  readonly x: string;
  readonly depth: number;
  readonly eyes: Viewer;
}

/** That what a column names is seen; nothing for people, for the project, and within a table. */
function referredSql(
  table: BundleTable,
  name: string,
  { to }: Column,
  { x, depth, eyes }: Within,
): Prisma.Sql[] {
  const other = to === undefined || to === "Project" ? undefined : TABLES.get(to);
  if (!other || (other === table && ALIASES[table.name])) return [];
  const y = aliasOf(other.name, depth + 1);
  const seen = other === table ? ownSql(other, y, eyes) : seenSql(other, y, depth + 1, eyes);
  return [
    Prisma.sql`EXISTS (SELECT 1 FROM ${identifier(other.name)} ${identifier(y)}
      WHERE ${identifier("id", y)} = ${identifier(name, x)} AND ${seen})`,
  ];
}

/**
 * A row as JSON, its times in UTC, without what is left out. What it names and not everybody sees is
 * null.
 */
function lineSql(
  table: BundleTable,
  x: string,
  eyes: Viewer,
  without: readonly string[],
): Prisma.Sql {
  const { columns, leftOut = {} } = table;
  const changed = Object.entries(columns).flatMap(([name, column]) => {
    const at = identifier(name, x);
    if (column.isTime) {
      return [
        Prisma.sql`${nameAsText(name)}, to_char(${at} AT TIME ZONE 'UTC',
          'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
      ];
    }
    const [seen] = column.isOptional ? referredSql(table, name, column, { x, depth: 0, eyes }) : [];
    return seen ? [Prisma.sql`${nameAsText(name)}, CASE WHEN ${seen} THEN ${at} END`] : [];
  });
  const less = [...Object.keys(leftOut), ...without].map(nameAsText);
  const row = Prisma.sql`to_jsonb(${identifier(x)})`;
  const shown = less.length > 0 ? Prisma.sql`${row} - ARRAY[${Prisma.join(less)}]::text[]` : row;
  return changed.length > 0
    ? Prisma.sql`(${shown} || jsonb_build_object(${Prisma.join(changed)}))::text`
    : Prisma.sql`(${shown})::text`;
}
