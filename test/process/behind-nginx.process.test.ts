import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { v7 } from "uuid";
import { ask as askDatabase, startPostgres, startReplica } from "@/test/database/postgres";
import type { PostgresServer } from "@/test/database/postgres";
import { BEFORE_HEARTBEAT_MS, until } from "@/test/run/until";
import { endApps, OWNER, startApp, type App } from "@/test/server/app";
import { ask, Client, sessionOf } from "@/test/server/client";
import { Follower, upTo } from "@/test/server/follower";
import { freePort } from "@/test/server/free-port";
import {
  findProgram,
  startNginx,
  startPgBouncer,
  type Running,
} from "@/test/server/system-programs";
import { account, changesOf, HARBOUR, WHOLE, Writers } from "@/test/server/writers";

const missing = ["nginx", "pgbouncer"].filter((name) => !findProgram(name));
const title = "two servers behind nginx, on PgBouncer and a replica";
const reason = `skipped, since this machine has no ${missing.join(" and no ")} (Debian: apt-get install nginx pgbouncer)`;

describe.skipIf(missing.length > 0)(missing.length > 0 ? `${title}: ${reason}` : title, () => {
  let primary: PostgresServer;
  let replica: PostgresServer;
  let pgbouncer: Running;
  let nginx: Running;
  let ports: number[];
  let apps: App[];
  let client: Client;

  const startAt = (port: number | undefined): Promise<App> =>
    startApp({
      databaseUrl: `postgresql://obelus@127.0.0.1:${pgbouncer.port}/obelus`,
      env: {
        PORT: String(port),
        OBELUS_URL: `http://127.0.0.1:${nginx.port}`,
        DATABASE_DIRECT_URL: primary.url,
        DATABASE_READ_URL: `postgresql://obelus@127.0.0.1:${pgbouncer.port}/obelus_read`,
      },
    });

  beforeAll(async () => {
    primary = await startPostgres();
    replica = await startReplica(primary);
    pgbouncer = await startPgBouncer(primary.url, replica.url);
    ports = [await freePort(), await freePort()];
    nginx = await startNginx(await freePort(), ports);
    apps = await Promise.all(ports.map(startAt));
    client = await Client.signIn(`http://127.0.0.1:${nginx.port}`, OWNER);
  });

  afterAll(async () => {
    await endApps();
    await nginx?.stop();
    await pgbouncer?.stop();
    await replica?.stop();
    await primary?.stop();
  });

  /** Asks through nginx; the answer names the server that gave it. */
  const whoAnswered = async (path: string, headers = client.headers) => {
    const answer = await ask(`${client.url}${path}`, { headers });
    return { ...answer, by: answer.headers.get("x-upstream") };
  };

  test("started together, and migrated once", async () => {
    const migrated = await askDatabase(
      primary,
      "SELECT migration_name AS name, count(*)::int AS times FROM _prisma_migrations GROUP BY 1",
    );
    expect(migrated.length).toBeGreaterThan(0);
    expect(migrated.filter(({ times }) => times !== 1)).toEqual([]);
    for (const port of ports) {
      const { body } = await ask(`http://127.0.0.1:${port}/api/ready`);
      expect(body).toMatchObject({ status: "ready", replica: "ok" });
    }
  });

  test("answer in turn, and a session at one is one at the other", async () => {
    const cookie = await sessionOf(client.url, OWNER);
    const instances = new Set<string | null>();
    for (let n = 0; n < 8; n += 1) {
      const { status, by } = await whoAnswered("/api/v1/me", { authorization: "", cookie });
      expect(status).toBe(200);
      instances.add(by);
    }
    expect([...instances].toSorted()).toEqual(ports.map((port) => `127.0.0.1:${port}`).toSorted());
  });

  test("show a writer at once what they wrote, whichever answers", async () => {
    const { documentId } = await client.makeDocument(HARBOUR);
    const path = `/api/v1/documents/${documentId}/annotations`;
    for (let n = 0; n < 40; n += 1) {
      const id = v7();
      const draft = { id, kind: "claim", target: [{ start: 4, end: 11 }] };
      expect((await client.post(path, draft)).status).toBe(201);
      const { body } = await whoAnswered(`${path}?limit=1000`);
      expect(JSON.stringify(body)).toContain(id);
    }
  });

  test("send events through nginx as they happen", async () => {
    const { documentId } = await client.makeDocument(HARBOUR);
    const follower = new Follower(`/api/v1/documents/${documentId}/events`);
    const following = follower.follow(client);
    await until(() => follower.numbers.length > 0);
    for (let n = 0; n < 10; n += 1) {
      const id = v7();
      const draft = { id, kind: "claim", target: [{ start: 4, end: 11 }] };
      await client.must("POST", `/api/v1/documents/${documentId}/annotations`, draft);
      await until(() => follower.seen.has(id), BEFORE_HEARTBEAT_MS);
    }
    follower.cut();
    await following;
  });

  test("lose nothing while one is started again", async () => {
    const { documentId } = await client.makeDocument(HARBOUR);
    const follower = new Follower(`/api/v1/documents/${documentId}/events`);
    let isFollowing = true;
    const following = (async () => {
      while (isFollowing) await follower.follow(client);
    })();
    const writers = new Writers([client], documentId, true).start(6);
    await writers.begun();
    for (const n of [0, 1]) {
      expect((await apps[n]?.stop())?.code).toBe(0);
      const before = writers.acknowledged.size;
      await until(() => writers.acknowledged.size > before + 10);
      apps[n] = await startAt(ports[n]);
    }
    await writers.stop();
    expect(await account(client, documentId, [writers])).toMatchObject(WHOLE);
    const last = (await changesOf(client, documentId)).length;
    await until(() => follower.last >= last);
    isFollowing = false;
    follower.cut();
    await following;
    expect(follower.numbers).toEqual(upTo(last));
  });

  test("do a whole job on connections that are lent for a transaction", async () => {
    const project = await client.must<{ id: string }>("POST", "/api/v1/projects", { name: "Job" });
    const content = "<h1>The harbour</h1><p>It is open, says the mayor.</p>".repeat(50);
    const document = await client.must<{ id: string }>(
      "POST",
      `/api/v1/projects/${project.id}/documents`,
      { title: "The harbour", content, format: "html" },
    );
    const path = `/api/v1/documents/${document.id}`;
    const follower = new Follower(`${path}/events`);
    const following = follower.follow(client);
    onTestFinished(() => follower.cut());
    const id = v7();
    const target = [{ start: 4, end: 11 }];
    await client.must("POST", `${path}/annotations`, { id, kind: "claim", target, body: "why" });
    await client.must("POST", `/api/v1/annotations/${id}/notes`, { body: "a note" });
    await until(() => follower.seen.has(id));
    for (const format of ["jsonl", "csv", "w3c", "html"]) {
      const { status, body } = await client.get(`${path}/export/${format}`);
      expect({ format, status }).toEqual({ format, status: 200 });
      expect(JSON.stringify(body)).toContain("harbour");
    }
    const query = await client.get(`/api/v1/projects/${project.id}/query?q=claim`);
    expect(query.status).toBe(200);
    expect(JSON.stringify(query.body)).toContain(id);
    const found = await client.get("/api/v1/search?q=harbour");
    expect(found.status).toBe(200);
    const { last } = await client.must<{ last: number }>("GET", `${path}/changes`);
    await until(() => follower.last >= last);
    expect(follower.numbers).toEqual(upTo(last));
    follower.cut();
    await following;
  });

  test("had PgBouncer lend all that, and it found nothing wrong", async () => {
    const admin = { ...primary, url: `postgresql://obelus@127.0.0.1:${pgbouncer.port}/obelus` };
    const pools = await askDatabase(admin, "SHOW POOLS", "pgbouncer");
    for (const database of ["obelus", "obelus_read"]) {
      expect(pools).toContainEqual(expect.objectContaining({ database, pool_mode: "transaction" }));
    }
    expect(pgbouncer.output()).not.toMatch(/ERROR|FATAL|prepared statement/);
  });
});
