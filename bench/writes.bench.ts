// Annotation writes a second through the HTTP API, against the bare transaction in the same run: an
// annotation row, the document's number, a change row, a notification and the commit. On PostgreSQL
// and on the embedded database; one client at a time, and eight at once.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { v7 } from "uuid";
import { build } from "../bin/build.mjs";
import { closeDatabase, openPglite } from "../server/platform/db.ts";
import { openEmbedded } from "../server/platform/embedded/open.ts";
import { startPostgres } from "../test/database/postgres.ts";
import { startApp, type App } from "../test/server/app.ts";
import type { Client } from "../test/server/client.ts";
import { HARBOUR } from "../test/server/writers.ts";
import { inTurn, seconds } from "./pairs.ts";

const WRITES = Number(process.env.OBELUS_BENCH_WRITES ?? 200);
const RUNS = 5;
const AT_ONCE = [1, 8];
const LIMIT = 3;

type Query = (sql: string, values?: unknown[]) => Promise<unknown>;

/** Runs statements in a transaction. */
type Transact = (run: (query: Query) => Promise<void>) => Promise<void>;

/** What is written to; the rows of the bare transaction lie in a document of their own. */
interface Place {
  readonly projectId: string;
  readonly documentId: string;
  readonly bareId: string;
}

async function makePlace(client: Client): Promise<Place> {
  const add = async (path: string, body: object) =>
    (await client.must<{ id: string }>("POST", `/api/v1/projects${path}`, body)).id;
  const projectId = await add("", { name: "Bench" });
  const text = { title: "A text", format: "plain", content: HARBOUR };
  const documentId = await add(`/${projectId}/documents`, text);
  return { projectId, documentId, bareId: await add(`/${projectId}/documents`, text) };
}

/** Writes a second, with so many clients at once. */
async function rate(atOnce: number, write: (worker: number) => Promise<void>): Promise<number> {
  const worker = async (_: unknown, number: number) => {
    for (let n = 0; n < WRITES / atOnce; n += 1) await write(number);
  };
  const elapsed = await seconds(async () => {
    await Promise.all(Array.from({ length: atOnce }, worker));
  });
  return WRITES / elapsed;
}

async function annotate(client: Client, { documentId }: Place): Promise<void> {
  // As the reading page sends it, with the revision that it shows.
  const at = { revision: 1, target: [{ start: 4, end: 11 }] };
  const draft = { id: v7(), kind: "claim", ...at, body: "Who says so?" };
  await client.must("POST", `/api/v1/documents/${documentId}/annotations`, draft);
}

async function bare(query: Query, { projectId, bareId }: Place): Promise<void> {
  const id = v7();
  const target = JSON.stringify([{ start: 4, end: 11, exact: "harbour", prefix: "", suffix: "" }]);
  await query(
    `INSERT INTO "Annotation" (id, "projectId", "documentId", revision, kind, target, start, "end",
       quote, body) VALUES ($1, $2, $3, 1, 'claim', $4, 4, 11, 'harbour', 'Who says so?')`,
    [id, projectId, bareId, target],
  );
  await query(`UPDATE "Document" SET "lastChange" = "lastChange" + 1 WHERE id = $1`, [bareId]);
  await query(
    `INSERT INTO "Change" ("feedId", lane, number, "projectId", kind, "subjectId")
     SELECT $1, '00000000-0000-0000-0000-000000000000', "lastChange", $2, 'annotation.saved', $3
     FROM "Document" WHERE id = $1`,
    [bareId, projectId, id],
  );
  await query("SELECT pg_notify('bench', $1)", [id]);
}

async function measure(app: App, place: Place, client: Client, transacts: readonly Transact[]) {
  for (const atOnce of AT_ONCE) {
    const api = () => rate(atOnce, () => annotate(client, place));
    const alone = () =>
      rate(atOnce, async (worker) => {
        const transact = transacts[worker % transacts.length];
        await transact?.((query) => bare(query, place));
      });
    await Promise.all([api(), alone()]);
    const { a, b, ratio, spread } = await inTurn(RUNS, alone, api);
    console.log(
      `  ${atOnce} at once: ${b.toFixed(0)} writes a second, bare transaction ${a.toFixed(0)}, ` +
        `ratio ${ratio.toFixed(1)} (${spread.map((one) => one.toFixed(1)).join(" to ")}; ` +
        `limit ${LIMIT})${ratio > LIMIT ? "  — over the limit" : ""}`,
    );
  }
  await app.stop();
}

async function onPostgres(): Promise<void> {
  const postgres = await startPostgres();
  const app = await startApp({ databaseUrl: postgres.url });
  const client = await app.signIn();
  const place = await makePlace(client);
  const connections = Array.from({ length: 8 }, () => new pg.Client(postgres.url));
  for (const connection of connections) await connection.connect();
  const transacts = connections.map((connection): Transact => async (run) => {
    await connection.query("BEGIN");
    await run((sql, values) => connection.query(sql, values));
    await connection.query("COMMIT");
  });
  console.log("PostgreSQL");
  await measure(app, place, client, transacts);
  for (const connection of connections) await connection.end();
  await postgres.stop();
}

/** The bare transaction goes to another database than the server's, which nobody else can open. */
async function embedded(): Promise<void> {
  const app = await startApp();
  const client = await app.signIn();
  const place = await makePlace(client);
  const folder = await mkdtemp(join(tmpdir(), "obelus-bench-"));
  const database = await openEmbedded(join(folder, "db"));
  await openPglite(database.pglite, { mayWrite: () => true, close: database.close });
  const { projectId, bareId } = place;
  await database.pglite.query(`INSERT INTO "Project" (id, name) VALUES ($1, '')`, [projectId]);
  await database.pglite.query(
    `INSERT INTO "Document" (id, "projectId", title, "revisionNumber") VALUES ($1, $2, '', 1)`,
    [bareId, projectId],
  );
  const transact: Transact = (run) =>
    database.pglite.transaction((tx) => run((sql, values) => tx.query(sql, values)));
  console.log("embedded database");
  await measure(app, place, client, [transact]);
  await closeDatabase();
  await rm(folder, { recursive: true, force: true });
}

await build();
await onPostgres();
await embedded();
