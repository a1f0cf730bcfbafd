import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrationScripts } from "@/server/platform/migrate";
import { addSampleProject } from "@/server/sample/sample";
import { extensions } from "@/test/database/snapshot";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { connectToPglite, inTransaction, type Connection } from "./connection";
import { loadBackup } from "./load-backup";
import { verifyBackup } from "./read-backup";
import { readTables, removalOfEverything } from "./tables";
import { writeBackup } from "./write-backup";

const ABOUT = { version: "0.1.0", createdAt: new Date(0).toISOString() };
const MIGRATIONS = readdirSync("prisma/migrations").filter((name) => /^\d+_/.test(name));

let home: string;
let source: Connection;
let file: string;
let target: Connection;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "obelus-backup-"));
  source = connectToPglite(await openTestDatabase(), closeTestDatabase);
  await addSampleProject();
  await addDifficultRows(source);
  file = join(home, "whole.ndjson.gz");
  await save(source, file);
  target = await createDatabase();
});
afterAll(async () => {
  await source.close();
  await target.close();
  rmSync(home, { recursive: true, force: true });
});

const save = (connection: Connection, to: string) =>
  inTransaction(connection, "READ ONLY", () => writeBackup(connection, to, ABOUT));

const load = (connection: Connection, from: string) =>
  inTransaction(connection, "READ WRITE", () => loadBackup(connection, from));

/** Values that a careless format would change. */
async function addDifficultRows(connection: Connection): Promise<void> {
  const words = 'a\\b "c" \t\r\n \u2028 \u0001 𝔸 \\N \\x41 {}[]';
  await connection.query(
    `INSERT INTO "User" ("id", "name", "email", "emailKey", "createdAt")
     VALUES ($1, $2, NULL, '', '1999-12-31 23:59:59.999+13')`,
    [randomUUID(), words],
  );
  await connection.query(
    `UPDATE "Revision" SET "original" = $1, "structure" = $2 WHERE "number" = 1`,
    [Buffer.from([0, 255, 92, 10, 34]), JSON.stringify({ words, large: 12345678901234567 })],
  );
  await connection.query(
    `INSERT INTO "Archive" (id, "projectId", "documentId", revision, url, "finalUrl", status,
       "mediaType", bytes, size, sha256, "fetchedAt")
     SELECT gen_random_uuid(), "projectId", "documentId", number, $1, $1, 200, '', $2, 5, $3,
       '2026-11-30 01:02:03.004+00' FROM "Revision" LIMIT 2`,
    ["https://tides.example/quay", Buffer.from([0, 255, 92, 10, 34]), "0".repeat(64)],
  );
  await connection.query(`UPDATE "Annotation" SET "body" = $1, "tags" = $2`, [
    words,
    ["", "NULL", 'a"b', "c,d", words],
  ]);
  await connection.query(
    `INSERT INTO "AnchorEvent" ("id", "projectId", "documentId", "annotationId", "fromRevision",
       "toRevision", "anchor", "score", "method", "before")
     SELECT gen_random_uuid(), "projectId", "documentId", "id", 1, 2, 'moved',
       0.1::float8 + 0.2::float8, 'words', '[]' FROM "Annotation" LIMIT 3`,
  );
  // Ten long rows and many small ones, so that a table takes several batches.
  await connection.query(
    `INSERT INTO "History" ("id", "projectId", "subject", "subjectId", "version", "action", "before")
     SELECT gen_random_uuid(), gen_random_uuid(), 'note', gen_random_uuid(), n, 'edited',
       jsonb_build_object('words', repeat(md5(n::text), CASE WHEN n > 10 THEN 1 ELSE 4000 END))
     FROM generate_series(1, 2500) AS n`,
  );
}

async function createDatabase(): Promise<Connection> {
  const pglite = await PGlite.create({ extensions });
  return connectToPglite(pglite, () => pglite.close());
}

/** The target of a restore, without any table. */
async function emptied(connection: Connection): Promise<Connection> {
  await connection.run(await removalOfEverything(connection));
  expect(await readTables(connection)).toEqual([]);
  return connection;
}

/** Every row of every table, read in another way than a backup reads them. */
async function everything(connection: Connection): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  await connection.run("SET TimeZone = 'UTC'");
  for (const { table } of await readTables(connection)) {
    const rows = await connection.query<{ row: string }>(
      `SELECT row_to_json(t)::text AS row FROM "${table}" t ORDER BY 1`,
    );
    all[table] = rows.map(({ row }) => row);
  }
  return all;
}

/** What the schema consists of: columns, constraints and indexes. */
async function schemaOf(connection: Connection): Promise<string[]> {
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

/** The file with its lines changed. */
function edit(change: (lines: string[]) => string[]): string {
  const lines = gunzipSync(readFileSync(file)).toString("utf8").split("\n");
  const edited = join(home, `${randomUUID()}.ndjson.gz`);
  writeFileSync(edited, gzipSync(change(lines).join("\n")));
  return edited;
}

test("a backup holds every row and is restored into an empty database as it was", async () => {
  await emptied(target);
  const { head, manifest } = await verifyBackup(file);
  expect(head.migrations).toEqual(MIGRATIONS);
  await load(target, file);
  const expected = await everything(source);
  expect(await everything(target)).toEqual(expected);
  const counts = Object.entries(manifest.tables).map(([table, { rows }]) => [table, rows]);
  const expectedCounts = Object.entries(expected).map(([table, rows]) => [table, rows.length]);
  expect(counts).toEqual(expectedCounts);
  expect(manifest.rows).toBeGreaterThan(2_600);
  expect(await schemaOf(target)).toEqual(await schemaOf(source));
  // The same data gives the same sums again.
  const again = join(home, "again.ndjson.gz");
  expect(await save(target, again)).toEqual(manifest);
});

test("neither the secret of an installation nor its last restore is in it", async () => {
  await source.query(`INSERT INTO "Setting" VALUES ('secret', 'of-this-one'), ('kept', 'yes')`);
  const other = join(home, "settings.ndjson.gz");
  const { tables } = await save(source, other);
  await source.query(`DELETE FROM "Setting"`);
  expect(tables.Setting?.rows).toBe(1);
  expect(gunzipSync(readFileSync(other)).includes("of-this-one")).toBe(false);
});

test("a file that is cut anywhere is refused, and nothing of it is kept", async () => {
  const bytes = readFileSync(file);
  const cut = join(home, "cut.ndjson.gz");
  const ends = [0, 1, 9, 10, 100, bytes.length - 9, bytes.length - 8, bytes.length - 1];
  for (let nth = 1; nth < 6; nth += 1) ends.push(Math.floor((bytes.length * nth) / 6));
  for (const end of ends) {
    writeFileSync(cut, bytes.subarray(0, end));
    await expect(verifyBackup(cut), `cut at ${end} of ${bytes.length}`).rejects.toThrow(
      /can not be restored/,
    );
  }
  await emptied(target);
  writeFileSync(cut, bytes.subarray(0, Math.floor(bytes.length / 2)));
  await expect(load(target, cut)).rejects.toThrow(/can not be restored/);
  expect(await readTables(target)).toEqual([]);
});

test("a file whose lines were edited, left out, repeated or moved is refused", async () => {
  const isRow = (line: string) => line.startsWith("[");
  const row = (lines: string[]) => lines.findIndex(isRow);
  const edits: Record<string, (lines: string[]) => string[]> = {
    edited: (lines) => lines.with(row(lines), lines[row(lines)]?.replace('",', 'x",') ?? ""),
    "left out": (lines) => lines.toSpliced(row(lines), 1),
    repeated: (lines) => lines.toSpliced(row(lines), 0, lines[row(lines)] ?? ""),
    "without its end": (lines) => lines.slice(0, -2),
    "with more behind its end": (lines) => [...lines.slice(0, -1), "{}", ""],
    "another version": (lines) => lines.with(0, lines[0]?.replace("0.1.0", "0.1.1") ?? ""),
    "a newer format": (lines) => lines.with(0, lines[0]?.replace('"format":1', '"format":2') ?? ""),
    "a table left out": (lines) => {
      const from = lines.findIndex((line) => line.startsWith('{"table":"Note"'));
      const to = lines.findIndex((line, at) => at > from && line.startsWith('{"rows"'));
      return lines.toSpliced(from, to - from + 1);
    },
  };
  for (const [what, change] of Object.entries(edits)) {
    await expect(verifyBackup(edit(change)), what).rejects.toThrow(/can not be restored/);
  }
  await expect(verifyBackup(join(home, "not-there"))).rejects.toThrow(/no such file/);
  const words = join(home, "words.txt");
  writeFileSync(words, "Dear diary");
  await expect(verifyBackup(words)).rejects.toThrow(/can not be restored/);
});

test("a bit that flips on the disk is noticed", async () => {
  const bytes = readFileSync(file);
  const flipped = join(home, "flipped.ndjson.gz");
  for (let at = 20; at < bytes.length; at += Math.ceil(bytes.length / 6)) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 4;
    writeFileSync(flipped, changed);
    await expect(verifyBackup(flipped), `byte ${at}`).rejects.toThrow(/can not be restored/);
  }
});

test("a file is there once it is whole, and only its owner may read it", async () => {
  const full = join(home, "full.ndjson.gz");
  const broken: Connection = {
    ...source,
    query: (sql, values) =>
      sql.startsWith("FETCH") ? Promise.reject(new Error("gone")) : source.query(sql, values),
  };
  await expect(save(broken, full)).rejects.toThrow("gone");
  expect(existsSync(full)).toBe(false);
  expect(existsSync(`${full}.part`)).toBe(false);
});

/** A database that has had only the first migrations, with a project in it. */
async function makeOlder(older: Connection, count: number): Promise<void> {
  const names = MIGRATIONS.slice(0, count);
  for (const script of await migrationScripts(names)) await older.run(script);
  await older.run(
    `CREATE TABLE "_prisma_migrations" ("id" VARCHAR(36) PRIMARY KEY NOT NULL,
       "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
       "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
       "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
       "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`,
  );
  for (const name of names) {
    const sql = readFileSync(join("prisma/migrations", name, "migration.sql"));
    await older.query(
      `INSERT INTO "_prisma_migrations" VALUES ($1, $2, now(), $3, NULL, NULL, now(), 1)`,
      [randomUUID(), createHash("sha256").update(sql).digest("hex"), name],
    );
  }
  await older.query(`INSERT INTO "Project" ("id", "name") VALUES ($1, 'from before')`, [
    randomUUID(),
  ]);
}

describe("a backup of an older version", () => {
  const older = MIGRATIONS.slice(0, -1).map((name, at) => [name, at + 1] as const);

  test.each(older)("as of %s is restored and brought to the newest", async (_name, count) => {
    const old = join(home, `after-${count}.ndjson.gz`);
    await makeOlder(await emptied(target), count);
    await save(target, old);
    await load(await emptied(target), old);
    await target.migrateToNewest();
    const projects = await target.query(`SELECT "name" FROM "Project"`);
    expect(projects).toEqual([{ name: "from before" }]);
    expect(await schemaOf(target)).toEqual(await schemaOf(source));
  });
});

test("a backup of a newer version is refused", async () => {
  const newer = edit((lines) => lines.with(0, lines[0]?.replace("_foundation", "_later") ?? ""));
  await emptied(target);
  await expect(load(target, newer)).rejects.toThrow(/newer Obelus/);
  expect(await readTables(target)).toEqual([]);
});
