import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scratchFolder } from "@/bin/scratch.mjs";
import { connectToServer, openFolder, type Connection } from "@/server/backup/connection";
import { startChild } from "@/test/embedded/child";
import { copyCreatedDatabase } from "@/test/embedded/created";
import { startPostgres, type PostgresServer } from "@/test/database/postgres";
import {
  fillEveryTable,
  makeOlder,
  MIGRATIONS,
  rowsOf,
  schemaOf,
  tablesOf,
} from "@/test/make/older-database";
import { closeDatabase, openPglite, openPostgres } from "./db";
import { openEmbedded } from "./embedded/open";

/** A database of one kind, empty at first. */
interface Place {
  /** The folder, or the URL. */
  readonly address: string;
  connect(): Promise<Connection>;
  /** Opens it as the server does when it starts, which migrates it, and closes it again. */
  start(): Promise<void>;
}

let home: string;
let postgres: PostgresServer;
let count = 0;

beforeAll(async () => {
  home = mkdtempSync(join(scratchFolder(), "obelus-upgrade-"));
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres?.stop();
  rmSync(home, { recursive: true, force: true });
});

async function emptyFolder(): Promise<Place> {
  count += 1;
  const folder = join(home, String(count), "db");
  await copyCreatedDatabase(folder);
  return {
    address: folder,
    connect: () => openFolder(folder),
    async start() {
      const embedded = await openEmbedded(folder);
      await openPglite(embedded.pglite, embedded);
      await closeDatabase();
    },
  };
}

async function emptyDatabase(): Promise<Place> {
  count += 1;
  const name = `older_${count}`;
  const server = await connectToServer(postgres.url);
  await server.run(`CREATE DATABASE ${name}`);
  await server.close();
  const url = postgres.url.replace(/[^/]+$/, name);
  return {
    address: url,
    connect: () => connectToServer(url),
    async start() {
      await openPostgres(url);
      await closeDatabase();
    },
  };
}

async function within<T>(place: Place, act: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await place.connect();
  try {
    return await act(connection);
  } finally {
    await connection.close();
  }
}

/** Columns that a migration took away before anything was released, or that say what is derived. */
const LEFT_OUT = new Map([
  ["Claim", ["compared"]],
  ["Annotation", ["rhetoricDetail"]],
  ["ClaimOccurrence", ["quantity"]],
  ["Evidence", ["referenceId"]],
]);

/** What a server makes of the rest, and makes anew when a migration has emptied it. */
const DERIVED = new Set(["ClaimWords", "ClaimLikeness", "ClaimTerm"]);

/** What a migration says of the day on which it was applied. */
const ADDED = '["recorded-since"';

/** The rows that were there before, as they are now. */
async function remaining(
  connection: Connection,
  tables: Parameters<typeof rowsOf>[1],
): ReturnType<typeof rowsOf> {
  const { Setting: settings, ...rows } = await rowsOf(connection, tables);
  if (!settings) return rows;
  return { ...rows, Setting: settings.filter((row) => !row.startsWith(ADDED)) };
}

/** Makes it older, with rows in every table, and answers what of these stays. */
const populate = (place: Place, migrations: number) =>
  within(place, async (connection) => {
    await makeOlder(connection, migrations);
    await fillEveryTable(connection, 3);
    const kept = (await tablesOf(connection)).filter(({ table }) => !DERIVED.has(table));
    const tables = kept.map(({ table, columns }) => ({
      table,
      columns: columns.filter(({ name }) => !LEFT_OUT.get(table)?.includes(name)),
    }));
    const rows = await rowsOf(connection, tables);
    for (const [table, found] of Object.entries(rows)) expect(found, table).toHaveLength(3);
    return { tables, rows };
  });

describe.each([
  ["the embedded database", emptyFolder],
  ["a database server", emptyDatabase],
])("a start on %s", (_name, makePlace) => {
  let newest: string[];

  beforeAll(async () => {
    const place = await makePlace();
    await place.start();
    newest = await within(place, schemaOf);
  });

  const older = MIGRATIONS.slice(0, -1).map((name, at) => [name, at + 1] as const);

  test.each(older)("as of %s keeps every row of every table", async (_migration, migrations) => {
    const place = await makePlace();
    const before = await populate(place, migrations);
    await place.start();
    await within(place, async (connection) => {
      expect(await remaining(connection, before.tables)).toEqual(before.rows);
      expect(await schemaOf(connection)).toEqual(newest);
    });
  });

  test("that was killed at each step of its migrations goes on where it was", async () => {
    const place = await makePlace();
    const had = MIGRATIONS.length - 3;
    const before = await populate(place, had);
    for (let at = had; at < MIGRATIONS.length; at += 1) {
      for (const moment of ["before", "after"]) {
        const child = startChild("migrator.ts", [place.address, moment]);
        expect(await child.ended, child.stderr()).toBe("SIGKILL");
      }
    }
    await place.start();
    await within(place, async (connection) => {
      expect(await remaining(connection, before.tables)).toEqual(before.rows);
      expect(await schemaOf(connection)).toEqual(newest);
      const finished = await connection.query(
        `SELECT "migration_name" AS name FROM "_prisma_migrations"
         WHERE "finished_at" IS NOT NULL ORDER BY 1`,
      );
      expect(finished).toEqual(MIGRATIONS.map((name) => ({ name })));
    });
  });
});
