import { mkdtempSync, readdirSync, renameSync, rmSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { scratchFolder } from "@/bin/scratch.mjs";
import { openEmbedded } from "@/server/platform/embedded/open";
import {
  announceRestored,
  clearRestoring,
  restoredFolder,
  restoringFolder,
} from "@/server/platform/embedded/restored";
import { startPostgres, type PostgresServer } from "@/test/database/postgres";
import { copyCreatedDatabase } from "@/test/embedded/created";
import { backUp } from "./back-up";
import { connectToServer, openFolder, type Connection } from "./connection";
import { installationOf } from "./installation";
import { verifyBackup } from "./read-backup";
import { restore } from "./restore";
import { copyFolder } from "./requests";

const ABOUT = { version: "0.1.0", now: new Date(0) };

let home: string;
let postgres: PostgresServer;
/** A backup with one project, made from `first`. */
let file: string;

beforeAll(async () => {
  home = mkdtempSync(join(scratchFolder(), "obelus-restore-"));
  postgres = await startPostgres();
  file = join(home, "one.ndjson.gz");
  const first = embeddedIn("first");
  await copyCreatedDatabase(first.folder);
  const connection = await openFolder(first.folder);
  await connection.migrateToNewest();
  await addProject(connection, "Harbour");
  await connection.close();
  await backUp(first, { ...ABOUT, file });
});
afterAll(async () => {
  await postgres.stop();
  rmSync(home, { recursive: true, force: true });
});

const embeddedIn = (name: string) => installationOf({ ...process.env, DATA_DIR: join(home, name) });
const onServer = () => ({ ...embeddedIn("server"), databaseUrl: postgres.url });
const options = (from: string, replace = false) => ({ file: from, replace, ...ABOUT });

async function addProject(connection: Connection, name: string): Promise<void> {
  await connection.query(`INSERT INTO "Project" ("id", "name") VALUES (gen_random_uuid(), $1)`, [
    name,
  ]);
}

async function projectsOf(connection: Connection): Promise<string[]> {
  const rows = await connection.query<{ name: string }>(`SELECT "name" FROM "Project" ORDER BY 1`);
  await connection.close();
  return rows.map(({ name }) => name);
}

/** A file with another project than the first has. */
async function otherBackup(): Promise<string> {
  const other = embeddedIn("first");
  const connection = await openFolder(other.folder);
  await connection.query(`UPDATE "Project" SET "name" = 'Lighthouse'`);
  await connection.close();
  const made = await backUp(other, { ...ABOUT, file: join(home, "other.ndjson.gz") });
  return made.file;
}

test("a new folder and an empty server get everything, and a second time it is refused", async () => {
  const { manifest } = await verifyBackup(file);
  for (const target of [embeddedIn("second"), onServer()]) {
    await restore(target, options(file));
    const again = join(home, "again.ndjson.gz");
    await backUp(target, { ...ABOUT, file: again });
    expect((await verifyBackup(again)).manifest.tables).toEqual(manifest.tables);
    await expect(restore(target, options(file))).rejects.toThrow(/not empty: .* projects 1/);
  }
});

test("a restore that fails in its transaction leaves the server as it was", async () => {
  const before = await backUp(onServer(), { ...ABOUT, file: join(home, "before.ndjson.gz") });
  const other = await otherBackup();
  const connection = await connectToServer(postgres.url);
  // Its sums are right, and it has a table that this version does not know.
  const broken = join(home, "broken.ndjson.gz");
  await connection.run(`CREATE TABLE "Elsewhere" ("id" int PRIMARY KEY)`);
  await backUp(onServer(), { ...ABOUT, file: broken });
  await connection.run(`DROP TABLE "Elsewhere"`);
  await connection.close();
  await expect(restore(onServer(), options(broken, true))).rejects.toThrow(/another table/);
  const after = await backUp(onServer(), { ...ABOUT, file: join(home, "after.ndjson.gz") });
  expect(after.manifest.tables).toEqual(before.manifest.tables);

  const { saved } = await restore(onServer(), options(other, true));
  expect(saved?.manifest.tables).toEqual(before.manifest.tables);
  expect(await projectsOf(await connectToServer(postgres.url))).toEqual(["Lighthouse"]);
});

test("a database of something else is not touched", async () => {
  const url = `${postgres.url.slice(0, postgres.url.lastIndexOf("/"))}/postgres`;
  const foreign = await connectToServer(url);
  await foreign.run("CREATE TABLE ledger (id int)");
  const target = { ...onServer(), databaseUrl: url };
  await expect(restore(target, options(file, true))).rejects.toThrow(/not of Obelus/);
  expect(await foreign.query("SELECT * FROM ledger")).toEqual([]);
  await foreign.close();
});

test("a cut file changes nothing, neither a folder nor what is beside it", async () => {
  const target = embeddedIn("second");
  const cut = join(home, "cut.ndjson.gz");
  await backUp(target, { ...ABOUT, file: cut });
  truncateSync(cut, 2_000);
  const before = readdirSync(target.dataDir).sort();
  await expect(restore(target, options(cut, true))).rejects.toThrow(/Nothing was changed/);
  expect(readdirSync(target.dataDir).sort()).toEqual(before);
});

test("a restored database takes its place, wherever that is interrupted", async () => {
  const target = embeddedIn("second");
  const [folder, restored] = [target.folder, restoredFolder(target.folder)];
  const steps = [
    () => {},
    () => renameSync(folder, `${folder}.replaced-by-test`),
    () => renameSync(restored, folder),
  ];
  for (let done = 1; done <= steps.length; done += 1) {
    const name = `after step ${done}`;
    clearRestoring(folder);
    await copyCreatedDatabase(restoringFolder(folder));
    const connection = await openFolder(restoringFolder(folder));
    await connection.migrateToNewest();
    await addProject(connection, name);
    await connection.close();
    announceRestored(folder);
    for (const step of steps.slice(0, done)) step();
    expect(await projectsOf(await openFolder(folder)), name).toEqual([name]);
    expect(readdirSync(target.dataDir).filter((one) => /restor/.test(one))).toEqual([]);
    rmSync(`${folder}.replaced-by-test`, { recursive: true, force: true });
  }
});

test("one that is not whole is not taken", async () => {
  const target = embeddedIn("second");
  clearRestoring(target.folder);
  const connection = await openFolder(restoringFolder(target.folder));
  await connection.close();
  expect(await projectsOf(await openFolder(target.folder))).toEqual(["after step 3"]);
  clearRestoring(target.folder);
});

test("a copy of an embedded database that is written to opens with all that was answered", async () => {
  const { folder, dataDir } = embeddedIn("second");
  const embedded = await openEmbedded(folder);
  const copy = copyFolder(dataDir, "test");
  let isCopying = true;
  const names: string[] = [];
  const write = async (): Promise<void> => {
    for (let n = 0; isCopying; n += 1) {
      const name = `written ${n} ${"x".repeat(3_000)}`;
      await embedded.pglite.query(
        `INSERT INTO "Project" ("id", "name") VALUES (gen_random_uuid(), $1)`,
        [name],
      );
      names.push(name);
    }
  };
  const writing = write();
  while (names.length < 20) await new Promise(setImmediate);
  const before = names.length;
  await embedded.copyTo(copy);
  isCopying = false;
  await writing;
  await embedded.close();
  expect(names.length).toBeGreaterThan(before);
  const there = new Set(await projectsOf(await openFolder(copy)));
  expect(names.slice(0, before).filter((name) => !there.has(name))).toEqual([]);
  // Up to one moment, and nothing after it.
  const namesInCopy = names.filter((name) => there.has(name));
  expect(namesInCopy).toEqual(names.slice(0, namesInCopy.length));
});

test("accounts that were deleted since are shut in what is restored, wherever that was known", async () => {
  for (const target of [embeddedIn("left"), onServer()]) {
    const connect = () =>
      target.databaseUrl ? connectToServer(target.databaseUrl) : openFolder(target.folder);
    await restore(target, options(file, target.databaseUrl !== undefined));
    let connection = await connect();
    const [user] = await connection.query<{ id: string }>(
      `INSERT INTO "User" ("id", "name", "email", "emailKey")
       VALUES (gen_random_uuid(), 'Pia', 'pia@example.test', 'pia@example.test') RETURNING "id"`,
    );
    await connection.close();
    const withHer = join(home, "with-her.ndjson.gz");
    await backUp(target, { ...ABOUT, file: withHer });
    connection = await connect();
    await connection.query(`DELETE FROM "User" WHERE "id" = $1::uuid`, [user?.id]);
    await connection.query(
      `INSERT INTO "DeletedAccount" ("id", "work", "deletedAt") VALUES ($1::uuid, 'keep', now())`,
      [user?.id],
    );
    await connection.close();
    const { deletedAgain } = await restore(target, options(withHer, true));
    expect(deletedAgain).toBe(1);
    connection = await connect();
    const rows = await connection.query(
      `SELECT u."disabledAt" IS NOT NULL AS shut, d."work" FROM "User" u
       JOIN "DeletedAccount" d ON d."id" = u."id"`,
    );
    expect(rows).toEqual([{ shut: true, work: "keep" }]);
    await connection.close();
    rmSync(withHer);
  }
});
