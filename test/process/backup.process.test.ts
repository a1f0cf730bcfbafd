import { spawn } from "node:child_process";
import { createReadStream, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyBackup } from "@/server/backup/read-backup";
import { DatabaseInUse, lockFolder, type Lock } from "@/server/platform/embedded/lock";
import { startPostgres, type PostgresServer } from "@/test/database/postgres";
import { until } from "@/test/run/until";
import {
  endApps,
  OWNER,
  startApp,
  startInVain,
  temporaryFolder,
  type App,
} from "@/test/server/app";
import { ask, Client } from "@/test/server/client";
import { setUpFolder } from "@/test/server/set-up";
import { changesOf, HARBOUR, untilReady, Writers } from "@/test/server/writers";

const PEOPLE = 4;
const NOBODY = { email: "", password: "" };

let home: string;
let postgres: PostgresServer;
let embedded: App;
let client: Client;
let documentId: string;
/** The backup of the embedded database, made while people wrote. */
let file: string;

beforeAll(async () => {
  home = temporaryFolder();
  file = join(home, "embedded.ndjson.gz");
  postgres = await startPostgres();
  embedded = await startApp({ dataDir: await setUpFolder() });
  client = await embedded.signIn();
  ({ documentId } = await client.makeDocument(HARBOUR));
});
afterAll(async () => {
  await endApps();
  await postgres?.stop();
});

/** Runs `npm run backup` or `npm run restore` as its script does. */
async function run(
  command: "backup" | "restore",
  argv: readonly string[],
  where: { readonly dataDir?: string; readonly databaseUrl?: string },
): Promise<{ code: number | null; output: string }> {
  const { PATH = "", HOME = "" } = process.env;
  const { dataDir = temporaryFolder(), databaseUrl } = where;
  const child = spawn(process.execPath, [`bin/${command}.mjs`, ...argv], {
    env: {
      NODE_ENV: "production",
      PATH,
      HOME,
      OBELUS_BUILD: "as-is",
      DATA_DIR: dataDir,
      ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, output };
}

/** The rows of these tables as objects. */
async function rowsOf(path: string, tables: readonly string[]) {
  const rows: Record<string, Record<string, string | null>[]> = {};
  let columns: string[] = [];
  let table = "";
  for await (const line of createInterface({
    input: createReadStream(path).pipe(createGunzip()),
  })) {
    if (line.startsWith('{"table"')) {
      const head = JSON.parse(line) as { table: string; columns: { name: string }[] };
      ({ table } = head);
      columns = head.columns.map(({ name }) => name);
      rows[table] = [];
    } else if (line.startsWith("[") && tables.includes(table)) {
      const values = JSON.parse(line) as (string | null)[];
      rows[table]?.push(Object.fromEntries(columns.map((name, at) => [name, values[at] ?? null])));
    }
  }
  return rows;
}

test("a backup while people write is one moment: every annotation has its change", async () => {
  const writing = new Writers([client], documentId, true).start(PEOPLE);
  while (writing.acknowledged.size < 20) await sleep(20);
  const before = new Set(writing.acknowledged.keys());
  const made = await run("backup", [file], { dataDir: embedded.dataDir });
  expect(made, made.output).toMatchObject({ code: 0 });
  const during = writing.acknowledged.size;
  await writing.stop();
  expect(during, "people wrote on meanwhile").toBeGreaterThan(before.size);
  expect(writing.refusals).toEqual([]);

  const {
    Annotation = [],
    Change = [],
    Document = [],
  } = await rowsOf(file, ["Annotation", "Change", "Document"]);
  const saved = Annotation.filter((row) => row.documentId === documentId);
  const ids = new Set(saved.map(({ id }) => id));
  expect([...before].filter((id) => !ids.has(id))).toEqual([]);
  const changes = Change.filter((row) => row.feedId === documentId);
  const numbers = changes.map((row) => Number(row.number)).sort((one, other) => one - other);
  expect(numbers).toEqual(numbers.map((_number, at) => at + 1));
  const named = changes.filter((row) => row.kind === "annotation.saved");
  expect(new Set(named.map((row) => row.subjectId))).toEqual(ids);
  const document = Document.find((row) => row.id === documentId);
  expect(Number(document?.lastChange)).toBe(numbers.length);
  // The copy that the server made for it is gone again.
  expect(readdirSync(join(embedded.dataDir, "backups"))).toEqual([]);
});

test("it is restored into a database server while that serves, and back into a folder", async () => {
  const server = await startApp({ databaseUrl: postgres.url, owner: NOBODY });
  const restored = await run("restore", [file], { databaseUrl: postgres.url });
  expect(restored, restored.output).toMatchObject({ code: 0 });

  const again = join(home, "server.ndjson.gz");
  const made = await run("backup", [again], { databaseUrl: postgres.url });
  expect(made, made.output).toMatchObject({ code: 0 });
  const { manifest } = await verifyBackup(file);
  expect((await verifyBackup(again)).manifest).toEqual({
    ...manifest,
    sha256: expect.any(String) as string,
  });

  const dataDir = temporaryFolder();
  const back = await run("restore", [again], { dataDir });
  expect(back, back.output).toMatchObject({ code: 0 });
  const third = join(home, "folder.ndjson.gz");
  await run("backup", [third], { dataDir });
  expect((await verifyBackup(third)).manifest.tables).toEqual(manifest.tables);

  await untilRestarted(server);
  const owner = await Client.signIn(server.url, OWNER);
  const changes = await changesOf(owner, documentId);
  const annotations = await owner.all(`/api/v1/documents/${documentId}/annotations`);
  expect(annotations.length).toBeGreaterThanOrEqual(20);
  expect(changes.length).toBeGreaterThanOrEqual(annotations.length);
  // The token is of the data, and the session's secret of the installation.
  expect((await client.at(server.url).get("/api/v1/me")).status).toBe(200);

  const refused = await run("restore", [file], { databaseUrl: postgres.url });
  expect(refused.code).toBe(1);
  expect(refused.output).toMatch(/Nothing was restored\. .* not empty: accounts 1, .*--replace/);
  expect(await owner.all(`/api/v1/documents/${documentId}/annotations`)).toEqual(annotations);
});

test("a serving installation is replaced when asked to, and what was there is kept", async () => {
  const { dataDir } = embedded;
  const later = await client.makeDocument(HARBOUR);
  const refused = await run("restore", [file], { dataDir });
  expect(refused.code).toBe(1);
  expect(refused.output).toContain("is not empty");
  expect((await client.get(`/api/v1/documents/${later.documentId}`)).status).toBe(200);

  const done = await run("restore", [file, "--replace"], { dataDir });
  expect(done, done.output).toMatchObject({ code: 0 });
  await untilRestarted(embedded);
  expect((await client.get(`/api/v1/documents/${later.documentId}`)).status).toBe(404);
  expect((await client.get(`/api/v1/documents/${documentId}`)).status).toBe(200);
  const [saved, ...others] = readdirSync(join(dataDir, "backups"));
  expect(others).toEqual([]);
  const replaced = join(dataDir, "backups", saved ?? "");
  const { Document = [] } = await rowsOf(replaced, ["Document"]);
  expect(Document.map(({ id }) => id)).toContain(later.documentId);
  expect(readdirSync(dataDir).some((name) => name.startsWith("db.replaced-"))).toBe(true);
});

/** The supervisor starts the server again, on its port, and its reason is shown. */
async function untilRestarted({ url }: App): Promise<void> {
  for (;;) {
    const { body } = await ask(`${url}/api/ready`).catch(() => ({ body: undefined }));
    if (JSON.stringify(body ?? null).includes("A backup was restored.")) break;
    await sleep(100);
  }
  await untilReady(url, 60_000);
}

test("a server that crashes while a command has its folder waits for it, and says so", async () => {
  const folder = join(embedded.dataDir, "db");
  process.kill(embedded.serverPid(), "SIGKILL");
  const lock = await lockAsCommand(folder);
  await until(() => embedded.output().includes(`has the database in ${folder} open. Waiting`));
  await lock.release();
  await untilReady(embedded.url);
  expect((await client.get(`/api/v1/documents/${documentId}`)).status).toBe(200);
});

test("a day's backup is made while people write, and what it is restored to is equal", async () => {
  const { dataDir } = embedded;
  await embedded.stop();
  const hurry = pathToFileURL(join(process.cwd(), "test", "server", "hurry.mjs")).href;
  const app = await startApp({ dataDir, env: { NODE_OPTIONS: `--import ${hurry}` } });
  const writing = new Writers([client.at(app.url)], documentId, true).start(PEOPLE);
  // It is there, and has been read through again.
  await until(() => app.output().includes("the daily backup was made"), 180_000);
  const during = writing.acknowledged.size;
  await until(() => writing.acknowledged.size > during);
  await writing.stop();
  expect(writing.refusals).toEqual([]);
  expect((await app.stop()).code).toBe(0);

  const [made = "", ...others] = dailyBackups(dataDir);
  expect(others).toEqual([]);
  expect(statSync(made).mode & 0o777).toBe(0o600);
  const { manifest } = await verifyBackup(made);
  const folder = temporaryFolder();
  expect(await run("restore", [made], { dataDir: folder })).toMatchObject({ code: 0 });
  const again = join(home, "daily-again.ndjson.gz");
  expect(await run("backup", [again], { dataDir: folder })).toMatchObject({ code: 0 });
  expect((await verifyBackup(again)).manifest.tables).toEqual(manifest.tables);
});

test("a damaged database is said clearly, with its newest backup, which can be restored", async () => {
  const { dataDir } = embedded;
  const [newest = ""] = dailyBackups(dataDir);
  const control = join(dataDir, "db", "global", "pg_control");
  writeFileSync(control, Buffer.alloc(statSync(control).size));
  const { code, output } = await startInVain({ dataDir });
  expect(code).toBe(1);
  expect(output).toContain("pg_control is damaged");
  expect(output).toContain(`npm run restore -- ${newest} --replace`);

  const done = await run("restore", [newest, "--replace"], { dataDir });
  expect(done, done.output).toMatchObject({ code: 0 });
  const again = await startApp({ dataDir });
  const restored = await client.at(again.url).get(`/api/v1/documents/${documentId}`);
  expect(restored.status).toBe(200);
  expect((await again.stop()).code).toBe(0);
});

/** As soon as the server has ended, and before its supervisor starts it again. */
async function lockAsCommand(folder: string): Promise<Lock> {
  for (;;) {
    try {
      return await lockFolder(folder, "command");
    } catch (error) {
      if (!(error instanceof DatabaseInUse)) throw error;
      await sleep(5);
    }
  }
}

const dailyBackups = (dataDir: string): string[] =>
  readdirSync(join(dataDir, "backups"))
    .filter((name) => /^daily-.*\.ndjson\.gz$/.test(name))
    .map((name) => join(dataDir, "backups", name));
