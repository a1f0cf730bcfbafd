import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBreakingProxy, type Break, type BreakingProxy } from "@/test/database/breaking-proxy";
import { startPostgres, type PostgresServer } from "@/test/database/postgres";
import { isDatabaseOutage } from "./database-outage";
import {
  closeDatabase,
  exclusively,
  listen,
  openPostgres,
  ping,
  read,
  StorageFull,
  transaction,
} from "./db";

let server: PostgresServer;
let proxy: BreakingProxy;

beforeAll(async () => {
  server = await startPostgres();
  proxy = await startBreakingProxy(server.url);
  await openPostgres(proxy.url);
});

afterAll(async () => {
  await closeDatabase();
  await proxy?.stop();
  await server?.stop();
});

const readRows = () => read.setting.findMany({ take: 1 });
const readRaw = () => read.$queryRaw`SELECT 1 AS one`;
const write = () =>
  transaction(async (tx) => {
    await tx.$queryRaw`SELECT 'locked'`;
    await tx.setting.findMany({ take: 1 });
    await tx.$executeRaw`SELECT 'published'`;
  });

/** What is called, and the words of the statement that breaks. */
const STATEMENTS = [
  ["a read", readRows, "Setting"],
  ["a raw read", readRaw, "one"],
  ["the begin of a transaction", write, "BEGIN"],
  ["a raw read in a transaction", write, "locked"],
  ["a read in a transaction", write, "Setting"],
  ["a raw write in a transaction", write, "published"],
  ["the commit", write, "COMMIT"],
] as const;

const BREAKS: readonly Break[] = [
  "reset",
  "end",
  // admin_shutdown, crash_shutdown, cannot_connect_now, connection_failure, too_many_connections,
  // serialization_failure, deadlock_detected
  ...["57P01", "57P02", "57P03", "08006", "53300", "40001", "40P01"].map((sqlState) => ({
    sqlState,
  })),
];

/** What the call fails with; a connection that the pool dropped meanwhile is replaced first. */
async function failureOf(call: () => Promise<unknown>, words: string, how: Break) {
  proxy.heal();
  const answers = () =>
    ping().then(
      () => true,
      () => false,
    );
  await expect.poll(answers).toBe(true);
  proxy.breakOn(words, how);
  return call().then(
    () => "nothing failed",
    (error: unknown) => error,
  );
}

test.each(STATEMENTS)(
  "a connection that breaks under %s is an outage",
  async (_name, call, words) => {
    for (const how of BREAKS) {
      const error = await failureOf(call, words, how);
      expect({ how, error, outage: isDatabaseOutage(error) }).toMatchObject({ outage: true });
    }
  },
);

test("an error of the statement itself is none", async () => {
  for (const [, call, words] of STATEMENTS) {
    const error = await failureOf(call, words, { sqlState: "XX000" });
    expect(error).toBeInstanceOf(Error);
    expect(isDatabaseOutage(error)).toBe(false);
  }
  proxy.heal();
});

test("a disk that is full under any statement of a write is told as such", async () => {
  for (const [, call, words] of STATEMENTS) {
    if (call !== write) continue;
    expect(await failureOf(call, words, { sqlState: "53100" })).toBeInstanceOf(StorageFull);
  }
  proxy.heal();
});

test("a server that says nothing at all is an outage, and the next connection serves", async () => {
  const opened = async (answerTimeoutMs?: number) => {
    await closeDatabase();
    await openPostgres(proxy.url, undefined, answerTimeoutMs);
  };
  await opened(500);
  try {
    for (const [, call, words] of STATEMENTS) {
      const error = await failureOf(call, words, "silence");
      expect({ words, error, outage: isDatabaseOutage(error) }).toMatchObject({ outage: true });
    }
    proxy.heal();
    // More calls than the pool has connections.
    for (let n = 0; n < 12; n += 1) await Promise.all([readRows(), write()]);
  } finally {
    proxy.heal();
    await opened();
  }
});

test("a transaction that was given up is an outage", async () => {
  const late = transaction(async (tx) => {
    await sleep(200);
    await tx.setting.findMany({ take: 1 });
  }, 50);
  expect(isDatabaseOutage(await late.catch((error: unknown) => error))).toBe(true);
});

test("a server that is not there is an outage, for reads and for writes", async () => {
  await proxy.stop();
  for (const call of [readRows, readRaw, write]) {
    for (let times = 0; times < 3; times += 1) {
      const error = await call().catch((thrown: unknown) => thrown);
      expect({ error, outage: isDatabaseOutage(error) }).toMatchObject({ outage: true });
    }
  }
});

test("listeners and locks of a session go past a pooler to the direct address", async () => {
  /** The server under a name that it shows for each of its connections. */
  const named = (name: string) => `${server.url}?application_name=${name}`;
  proxy.heal();
  await closeDatabase();
  process.env.DATABASE_URL = named("pooled");
  process.env.DATABASE_DIRECT_URL = named("direct");
  try {
    await openPostgres(named("pooled"));
    const stop = await listen(() => {});
    const found = await exclusively("a test", async () => {
      const locks = await read.$queryRaw<{ name: string }[]>`
        SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
        WHERE l.locktype = 'advisory'`;
      const listeners = await read.$queryRaw<{ name: string }[]>`
        SELECT application_name AS name FROM pg_stat_activity WHERE query LIKE 'LISTEN%'`;
      const here = await read.$queryRaw<{ name: string }[]>`
        SELECT application_name AS name FROM pg_stat_activity WHERE pid = pg_backend_pid()`;
      return [locks, listeners, here].map((rows) => rows.map(({ name }) => name));
    });
    expect(found).toEqual([["direct"], ["direct"], ["pooled"]]);
    await stop();
  } finally {
    delete process.env.DATABASE_URL;
    delete process.env.DATABASE_DIRECT_URL;
  }
});
