import { AsyncLocalStorage } from "node:async_hooks";
import { v7 } from "uuid";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { startCountingProxy, type CountingProxy } from "@/test/database/counting-proxy";
import { ask, startPostgres, startReplica, type PostgresServer } from "@/test/database/postgres";
import { until } from "@/test/run/until";
import { allowReplica, closeDatabase, openPostgres, read, replicaReport, transaction } from "./db";
import { Replica } from "./replica";
import { hooks, type Answering } from "./process";

let primary: PostgresServer;
let replica: PostgresServer;
/** Stands before the replica. */
let proxy: CountingProxy;

const requests = new AsyncLocalStorage<Answering>();

beforeAll(async () => {
  hooks.answering = requests;
  primary = await startPostgres();
  replica = await startReplica(primary);
  proxy = await startCountingProxy(replica.url);
  await openPostgres(primary.url, proxy.url);
});

afterAll(async () => {
  await closeDatabase();
  await proxy?.stop();
  await replica?.stop();
  await primary?.stop();
  delete hooks.answering;
});

/** What a request does, from where on it may read from the replica. */
function request<T>(act: () => Promise<T>): Promise<T> {
  return requests.run({ isDatabaseAway: false }, async () => {
    await allowReplica();
    return act();
  });
}

/** The statements on settings that the replica is asked while something runs. */
async function onReplica(act: () => Promise<unknown>): Promise<number> {
  const statements = await proxy.during(act);
  return statements.filter(({ sql }) => sql.includes("Setting")).length;
}

/** Writes a setting and answers its name. */
async function write(): Promise<string> {
  const data = { name: v7(), value: "written" };
  return (await transaction((tx) => tx.setting.create({ data }))).name;
}

const find = (name: string) => read.setting.findUnique({ where: { name } });

function untilUsed(): Promise<void> {
  return expect.poll(() => onReplica(() => request(() => find("any")))).toBeGreaterThan(0);
}

test("a request reads from the replica, and all else from the primary", async () => {
  await untilUsed();
  expect(await onReplica(() => find("any"))).toBe(0);
  expect(replicaReport()?.state).toBe("ok");
});

test("what was written before a request began is in its answer, wherever that comes from", async () => {
  let used = 0;
  for (let n = 0; n < 200; n += 1) {
    const name = await write();
    used += await onReplica(async () => {
      expect(await request(() => find(name))).not.toBeNull();
    });
  }
  expect(used).toBeGreaterThan(0);
});

test("a request that has written reads what it wrote", async () => {
  await untilUsed();
  const used = await onReplica(() =>
    request(async () => {
      expect(await find(await write())).not.toBeNull();
    }),
  );
  expect(used).toBe(0);
});

test("a replica that stands still is not read until it has caught up", async () => {
  await untilUsed();
  await ask(replica, "SELECT pg_wal_replay_pause()");
  onTestFinished(async () => {
    await ask(replica, "SELECT pg_wal_replay_resume()").catch(() => undefined);
  });
  const name = await write();
  const used = await onReplica(async () => {
    expect(await request(() => find(name))).not.toBeNull();
  });
  expect(used).toBe(0);
  expect(replicaReport()?.uses.behind).toBeGreaterThan(0);
  await ask(replica, "SELECT pg_wal_replay_resume()");
  await untilUsed();
});

test("a replica that ends in the middle of a request takes nothing with it", async () => {
  const name = await write();
  await untilUsed();
  const isThere = async () => expect(await find(name)).not.toBeNull();
  await request(async () => {
    await replica.crash();
    await isThere();
    await isThere();
  });
  await request(isThere);
  await until(() => replicaReport()?.state === "away");
  await request(isThere);
  await replica.recover();
  await until(() => replicaReport()?.state === "ok");
  await untilUsed();
});

test("the primary, and a replica of another server, are not taken for its replica", async () => {
  const [row] = await ask(primary, "SELECT system_identifier::text AS id FROM pg_control_system()");
  for (const [url, cluster] of [
    [primary.url, String(row?.id)],
    [replica.url, "another"],
  ] as const) {
    const server = new Replica(url, cluster);
    onTestFinished(() => server.close());
    await server.start();
    expect(server.state).toBe("away");
    expect(await server.isUpToDate(() => Promise.resolve("0/0"))).toBe(false);
  }
});

test("whoever may read the tables may ask how far the servers are", async () => {
  await ask(primary, "CREATE ROLE plain");
  for (const functionCall of ["pg_current_wal_flush_lsn()", "pg_current_wal_insert_lsn()"]) {
    await ask(primary, `BEGIN; SET LOCAL ROLE plain; SELECT ${functionCall}; COMMIT`);
  }
  const identifier = "SELECT system_identifier FROM pg_control_system()";
  await ask(primary, `BEGIN; SET LOCAL ROLE plain; ${identifier}; COMMIT`);
});
