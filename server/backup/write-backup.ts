import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { appliedMigrations, type Connection } from "./connection";
import { FORMAT, Sums, type Head, type Manifest } from "./format";
import { quoted, readKey, readTables, type Table } from "./tables";

/** How much is asked of the database at once: so many bytes by estimate, and so many rows. */
const BATCH_BYTES = 1_000_000;
const BATCH_ROWS = 1_000;

/** Settings that belong to an installation and not to its data. */
const LEFT_OUT_SETTINGS = ["secret", "restored", "backed-up"];

/** Values are written alike by every server, whatever its own settings. */
const PLAIN_VALUES = `
  SET LOCAL TimeZone = 'UTC';
  SET LOCAL DateStyle = 'ISO, YMD';
  SET LOCAL bytea_output = 'hex';
  SET LOCAL extra_float_digits = 1;
  SET LOCAL statement_timeout = 0;`;

/**
 * Writes everything that the open transaction sees into `file`. It is written under another name
 * first, so that the file, once it is there, is whole and on the disk.
 */
export async function writeBackup(
  connection: Connection,
  file: string,
  about: Pick<Head, "version" | "createdAt">,
): Promise<Manifest> {
  const part = `${file}.part`;
  const sums = new Sums();
  let manifest: Manifest | undefined;
  async function* lines(): AsyncGenerator<string> {
    yield* contents(connection, about, sums);
    manifest = sums.manifest();
    yield `${JSON.stringify(manifest)}\n`;
  }
  try {
    await connection.run(PLAIN_VALUES);
    await pipeline(
      Readable.from(lines()),
      createGzip(),
      createWriteStream(part, { mode: 0o600, flush: true }),
    );
    if (!manifest) throw new Error("The backup has no end.");
    await rename(part, file);
    await syncName(file);
    return manifest;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function* contents(
  connection: Connection,
  about: Pick<Head, "version" | "createdAt">,
  sums: Sums,
): AsyncGenerator<string> {
  const put = (value: unknown): string => {
    const line = JSON.stringify(value);
    sums.addLine(line);
    return `${line}\n`;
  };
  const migrations = await appliedMigrations(connection);
  const head: Head = {
    obelus: "backup",
    format: FORMAT,
    ...about,
    migrations: migrations.map(({ name }) => name),
    leftOut: LEFT_OUT_SETTINGS.map((name) => `Setting ${name}`),
  };
  yield put(head);
  for (const table of await readTables(connection)) {
    yield put(table);
    sums.beginTable(table.table);
    for await (const rows of readRows(connection, table)) {
      for (const row of rows) sums.addRow(row);
      yield `${rows.join("\n")}\n`;
    }
    yield put(sums.endTable());
  }
}

/** The rows of a table as lines, in the order of its key, a batch at a time. */
async function* readRows(connection: Connection, table: Table): AsyncGenerator<string[]> {
  const values = table.columns.map(({ name }) => `${quoted(name)}::text`).join(", ");
  const order = (await readKey(connection, table)).map((name) => orderBy(table, name));
  const batch = await batchRows(connection, table);
  await connection.run(
    `DECLARE backup_rows NO SCROLL CURSOR FOR
     SELECT json_build_array(${values})::text AS row FROM ${quoted(table.table)}
     ${leftOut(table)} ${order.length > 0 ? `ORDER BY ${order.join(", ")}` : ""}`,
  );
  for (;;) {
    const rows = await connection.query<{ row: string }>(`FETCH ${batch} FROM backup_rows`);
    if (rows.length > 0) yield rows.map(({ row }) => row);
    if (rows.length < batch) break;
  }
  await connection.run("CLOSE backup_rows");
}

/** The same order on every server, whatever its collation. */
function orderBy({ columns }: Table, name: string): string {
  const type = columns.find((one) => one.name === name)?.type ?? "";
  const isText = type === "text" || type.startsWith("character");
  return isText ? `${quoted(name)} COLLATE "C"` : quoted(name);
}

function leftOut({ table }: Table): string {
  if (table !== "Setting") return "";
  return `WHERE "name" NOT IN (${LEFT_OUT_SETTINGS.map((name) => `'${name}'`).join(", ")})`;
}

/** How many of its rows may be in memory, by the largest of them. Reads no long value for that. */
async function batchRows(connection: Connection, { table, columns }: Table): Promise<number> {
  const sizes = columns.map(({ name, type }) => {
    if (type === "text") return `coalesce(octet_length(${quoted(name)}), 0)`;
    if (type === "bytea") return `2 * coalesce(octet_length(${quoted(name)}), 0)`;
    // As it is stored, which may be compressed.
    return `4 * coalesce(pg_column_size(${quoted(name)}), 0)`;
  });
  const [row] = await connection.query<{ bytes: number | null }>(
    `SELECT max((${sizes.join(" + ")})::float8) AS bytes FROM ${quoted(table)}`,
  );
  const rows = Math.floor(BATCH_BYTES / Math.max(1, row?.bytes ?? 1));
  return Math.min(BATCH_ROWS, Math.max(1, rows));
}

/** Puts the new name of a file on the disk. Windows cannot do that and keeps its own journal. */
async function syncName(file: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(dirname(file), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
