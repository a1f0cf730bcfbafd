import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { v7 } from "uuid";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { startBreakingProxy, type BreakingProxy } from "@/test/database/breaking-proxy";
import { ask as askDatabase, startPostgres, type PostgresServer } from "@/test/database/postgres";
import { PowerDisk, whyNoPowerDisk } from "@/test/embedded/power";
import { BEFORE_HEARTBEAT_MS, until } from "@/test/run/until";
import { endApps, OWNER, startApp, type App } from "@/test/server/app";
import { ask, sessionOf, type Client } from "@/test/server/client";
import { Follower, upTo } from "@/test/server/follower";
import { importText } from "@/test/server/importers";
import { account, changesOf, HARBOUR, untilReady, WHOLE, Writers } from "@/test/server/writers";

const CRASHES = 3;
const PEOPLE = 12;
const DISK_MEGABYTES = 600;
/** As often as a page tries in a minute, which waits longer from try to try. */
const TRIES_IN_A_MINUTE = 10;

const NOT_READY = "The server is not ready. Try again in a moment.";
const STORAGE_FULL =
  "The disk that holds the database is nearly full. Reading works; nothing new is saved until there is room.";

const noDisk = whyNoPowerDisk();
let disk: PowerDisk | undefined;
let folder: string | undefined;
let postgres: PostgresServer;
let proxy: BreakingProxy;
let app: App;
let client: Client;

beforeAll(async () => {
  if (noDisk === undefined) {
    disk = new PowerDisk(DISK_MEGABYTES);
    folder = disk.mount("disk");
  }
  postgres = await startPostgres(folder);
  proxy = await startBreakingProxy(postgres.url);
  app = await startApp({ databaseUrl: proxy.url });
  client = await app.signIn();
});

afterAll(async () => {
  try {
    if (app) expect((await app.stop()).code).toBe(0);
  } finally {
    await endApps();
    await proxy?.stop();
    await postgres?.stop();
    disk?.remove();
  }
});

let projectId: string;
let documentId: string;
let follower: Follower;
let writing: Writers;
let endFollowing: () => Promise<void>;

beforeEach(async () => {
  ({ projectId, documentId } = await client.makeDocument(HARBOUR));
  follower = new Follower(`/api/v1/documents/${documentId}/events`);
  let isFollowing = true;
  const reading = (async () => {
    for (; isFollowing; await sleep(100)) await follower.follow(client);
  })();
  endFollowing = () => {
    isFollowing = false;
    follower.cut();
    return reading;
  };
  writing = new Writers([client], documentId, true).start(PEOPLE);
});

afterEach(async () => {
  await writing.stop();
  await endFollowing();
});

/** The errors that the server logged, each once: what an unexpected refusal was caused by. */
function loggedErrors(): string {
  const errors = [...app.output().matchAll(/"err":\{"type":"[^"]*","message":"[^"]*"/g)];
  return [...new Set(errors.map(([error]) => error))].join("\n");
}

async function goesOn(): Promise<void> {
  const before = writing.acknowledged.size;
  await until(() => writing.acknowledged.size > before + 20);
}

/** Every acknowledged write is there once, and the stream brought every change once. */
async function expectNothingLost(): Promise<void> {
  await writing.stop();
  expect(writing.unknown.size).toBe(0);
  expect(await account(client, documentId, [writing])).toMatchObject(WHOLE);
  const last = (await changesOf(client, documentId)).length;
  await until(() => follower.last >= last);
  expect(follower.numbers).toEqual(upTo(last));
}

/** Every refusal since `first` was one that says to come again, in a sentence. */
function expectNotReady(first = 0): void {
  for (const { status, retryAfter, detail, elapsed } of writing.refusals.slice(first)) {
    expect({ status, retryAfter: retryAfter !== null, detail }, loggedErrors()).toEqual({
      status: 503,
      retryAfter: true,
      detail: NOT_READY,
    });
    // No writer hangs, however loaded the machine is.
    expect(elapsed).toBeLessThan(60_000);
  }
}

async function expectAway(): Promise<void> {
  const notReady = await ask(`${app.url}/api/ready`);
  expect(notReady).toMatchObject({ status: 503, body: { database: "away" } });
  expect((await ask(`${app.url}/api/health`)).status).toBe(200);
}

test("a database server that crashes is answered with 503, and work goes on when it is back", async () => {
  const cookie = await sessionOf(app.url, OWNER);
  for (let crash = 1; crash <= CRASHES; crash += 1) {
    await goesOn();
    await postgres.crash();
    await expectAway();
    await sleep(1_000);
    const refusal = await client.get(`/api/v1/documents/${documentId}`);
    expect(refusal.status).toBe(503);
    expect(refusal.headers.get("retry-after")).not.toBeNull();
    const page = await ask(`${app.url}/projects`, { headers: { cookie } });
    expect({ status: page.status, wait: page.headers.get("retry-after") }).toEqual({
      status: 503,
      wait: "5",
    });

    await postgres.recover();
    await untilReady(app.url);
  }
  await goesOn();
  expect(writing.refusals.length).toBeGreaterThan(0);
  expectNotReady();
  await expectNothingLost();

  // The open stream reports a write at once: the server listens again.
  const draft = { kind: "claim", target: [{ start: 4, end: 11 }] };
  const path = `/api/v1/documents/${documentId}/annotations`;
  const { id } = await client.must<{ id: string }>("POST", path, draft);
  await until(() => follower.seen.has(id), BEFORE_HEARTBEAT_MS);
});

test("a database that is not reached for as many tries as people make in a minute loses nothing", async () => {
  await goesOn();
  proxy.breakOn("", "reset");
  proxy.cut();
  await until(() => writing.refusals.length > 0);
  await expectAway();
  await until(() => writing.refusals.length > PEOPLE * TRIES_IN_A_MINUTE);
  // The database was restarted meanwhile.
  await postgres.crash();
  await postgres.recover();
  await expectAway();
  proxy.heal();
  await untilReady(app.url);
  await goesOn();
  expectNotReady();
  await expectNothingLost();
});

const diskTitle = noDisk
  ? `a full disk of the database server (skipped: it needs root and loop devices to mount a disk in a file; ${noDisk})`
  : "a full disk of the database server is said in a sentence, and writing goes on when there is room";

test.skipIf(noDisk !== undefined)(diskTitle, async () => {
  if (!disk || !folder) throw new Error("There is no disk.");
  await goesOn();
  // The log has room in its segment, so that it is the tables that find none.
  await askDatabase(postgres, "SELECT pg_switch_wal()");
  const makeRoom = disk.fill(folder);
  const text = {
    id: v7(),
    title: "Large",
    content: randomBytes(1_000_000).toString("hex"),
    as: "json",
  } as const;
  try {
    const refused = await importText(client, projectId, text);
    const full = { status: 507, body: { code: "storage-full", detail: STORAGE_FULL } };
    expect(refused, loggedErrors()).toMatchObject(full);
    await until(() => writing.refusals.length > PEOPLE * TRIES_IN_A_MINUTE);
    for (const { status, detail } of writing.refusals) {
      expect({ status, detail }, loggedErrors()).toEqual({ status: 507, detail: STORAGE_FULL });
    }
    expect((await client.get(`/api/v1/documents/${documentId}/text`)).body).toBe(HARBOUR);
    expect((await client.get(`/api/v1/projects/${projectId}/documents`)).status).toBe(200);
    expect((await ask(`${app.url}/api/ready`)).status).toBe(200);
  } finally {
    makeRoom();
  }
  await goesOn();
  expect((await importText(client, projectId, text)).status).toBe(201);
  expect((await client.get(`/api/v1/documents/${text.id}/text`)).body).toBe(text.content);
  await expectNothingLost();
});
