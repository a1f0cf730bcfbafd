import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { endApps, OWNER, startApp, type App } from "@/test/server/app";
import { ask, sessionOf } from "@/test/server/client";
import { Follower, upTo } from "@/test/server/follower";
import { startPostgres, type PostgresServer } from "@/test/database/postgres";
import { account, changesOf, HARBOUR, untilReady, WHOLE, Writers } from "@/test/server/writers";
import { BEFORE_HEARTBEAT_MS, until } from "@/test/run/until";

const CRASHES = 3;

let postgres: PostgresServer;
let app: App;

beforeAll(async () => {
  postgres = await startPostgres();
  app = await startApp({ databaseUrl: postgres.url });
});

afterAll(async () => {
  await endApps();
  await postgres?.stop();
});

/** The errors that the server logged, each once: what an unexpected refusal was caused by. */
function loggedErrors(): string {
  const errors = [...app.output().matchAll(/"err":\{"type":"[^"]*","message":"[^"]*"/g)];
  return [...new Set(errors.map(([error]) => error))].join("\n");
}

test("a database server that crashes is answered with 503, and work goes on when it is back", async () => {
  const client = await app.signIn();
  const cookie = await sessionOf(app.url, OWNER);
  const { documentId } = await client.makeDocument(HARBOUR);
  const follower = new Follower(`/api/v1/documents/${documentId}/events`);
  let following = true;
  const reading = (async () => {
    for (; following; await sleep(100)) await follower.follow(client);
  })();
  const writing = new Writers([client], documentId, true).start(12);

  for (let crash = 1; crash <= CRASHES; crash += 1) {
    const before = writing.acknowledged.size;
    await until(() => writing.acknowledged.size > before + 20);
    await postgres.crash();
    const notReady = await ask(`${app.url}/api/ready`);
    expect(notReady).toMatchObject({ status: 503, body: { database: "away" } });
    expect((await ask(`${app.url}/api/health`)).status).toBe(200);
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
  const before = writing.acknowledged.size;
  await until(() => writing.acknowledged.size > before + 20);
  await writing.stop();

  expect(writing.refusals.length).toBeGreaterThan(0);
  for (const { status, retryAfter, elapsed } of writing.refusals) {
    expect({ status, retryAfter: retryAfter !== null }, loggedErrors()).toEqual({
      status: 503,
      retryAfter: true,
    });
    // No writer hangs, however loaded the machine is.
    expect(elapsed).toBeLessThan(60_000);
  }
  expect(writing.unknown.size).toBe(0);
  expect(await account(client, documentId, [writing])).toMatchObject(WHOLE);

  const last = (await changesOf(client, documentId)).length;
  await until(() => follower.last >= last);
  expect(follower.numbers).toEqual(upTo(last));

  // The open stream reports a write at once: the server listens again.
  const id = await one(client, documentId);
  await until(() => follower.seen.has(id), BEFORE_HEARTBEAT_MS);
  following = false;
  follower.cut();
  await reading;
  expect((await app.stop()).code).toBe(0);
});

async function one(client: Awaited<ReturnType<App["signIn"]>>, documentId: string) {
  const draft = { kind: "claim", target: [{ start: 4, end: 11 }] };
  const path = `/api/v1/documents/${documentId}/annotations`;
  return (await client.must<{ id: string }>("POST", path, draft)).id;
}
