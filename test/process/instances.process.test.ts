import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { endApps, OWNER, startApp, type App } from "@/test/server/app";
import { ask, sessionOf, signInAt, withPassword, type Client } from "@/test/server/client";
import { Follower, upTo } from "@/test/server/follower";
import { startCountingProxy, type CountingProxy } from "@/test/database/counting-proxy";
import {
  ask as askDatabase,
  startPostgres,
  startReplica,
  type PostgresServer,
} from "@/test/database/postgres";
import { fillProject } from "@/test/make/filled-project";
import { randomFrom, SEED } from "@/test/make/random";
import { countsOf, planOf, statementsOfPages } from "@/test/server/page-statements";
import { aboutProjects, withoutProject } from "@/test/server/project-statements";
import { changesOf, HARBOUR } from "@/test/server/writers";
import { BEFORE_HEARTBEAT_MS, until } from "@/test/run/until";

const random = randomFrom(SEED);
const WRITES = 200;

let postgres: PostgresServer;
/** The first server reaches the database through it, but for what needs a session. */
let proxy: CountingProxy;
let replica: PostgresServer;
/** The second server reads through it, from the replica. */
let replicaProxy: CountingProxy;
let first: App;
let second: App;
let client: Client;

beforeAll(async () => {
  postgres = await startPostgres();
  replica = await startReplica(postgres);
  proxy = await startCountingProxy(postgres.url);
  replicaProxy = await startCountingProxy(replica.url);
  // At the same moment, on an empty database: one of them creates everything, the other waits.
  [first, second] = await Promise.all([
    startApp({ databaseUrl: proxy.url, env: { DATABASE_DIRECT_URL: postgres.url } }),
    startApp({ databaseUrl: postgres.url, env: { DATABASE_READ_URL: replicaProxy.url } }),
  ]);
  client = await first.signIn();
});

afterAll(async () => {
  await endApps();
  await proxy?.stop();
  await replicaProxy?.stop();
  await replica?.stop();
  await postgres?.stop();
});

/** As clients do: what a busy database could not take is sent again under the same id. */
async function annotate(at: Client, documentId: string, id = v7()) {
  const target = [{ start: 4, end: 11 }];
  const draft = { id, kind: "claim", target };
  for (let triesLeft = 20; ; triesLeft -= 1) {
    const answer = await at.post(`/api/v1/documents/${documentId}/annotations`, draft);
    if (answer.status !== 503 || triesLeft === 0) return answer;
    await sleep(500);
  }
}

describe(`two servers on one database (seed ${SEED})`, () => {
  test("start together on an empty one, with one sample project and one owner", async () => {
    for (const { url } of [first, second]) {
      expect((await ask(`${url}/api/ready`)).status).toBe(200);
      const projects = await client.at(url).all<{ name: string }>("/api/v1/projects");
      expect(projects).toHaveLength(1);
    }
    const starters = [first, second].filter((app) =>
      app.output().includes("Putting in the sample"),
    );
    expect(starters).toHaveLength(1);
  });

  test("know each other's tokens, and forget a revoked one together", async () => {
    const other = await second.signIn();
    expect((await other.at(first.url).get("/api/v1/me")).status).toBe(200);
    const tokens = await client.all<{ id: string }>("/api/v1/tokens");
    await client.must("DELETE", `/api/v1/tokens/${tokens[0]?.id}`);
    expect((await other.at(first.url).get("/api/v1/me")).status).toBe(401);
    expect((await other.get("/api/v1/me")).status).toBe(401);
  });

  test("open each other's sessions", async () => {
    const cookie = await sessionOf(first.url, OWNER);
    const me = await ask(`${second.url}/api/v1/me`, { headers: { cookie } });
    expect(me).toMatchObject({ status: 200, body: { email: OWNER.email } });
  });

  test("tell each other at once what is written", async () => {
    const { documentId } = await client.makeDocument(HARBOUR);
    const follower = new Follower(`/api/v1/documents/${documentId}/events`);
    const following = follower.follow(client.at(second.url));
    await until(() => follower.numbers.length > 0);
    for (let n = 0; n < 20; n += 1) {
      const id = v7();
      expect((await annotate(client, documentId, id)).status).toBe(201);
      await until(() => follower.seen.has(id), BEFORE_HEARTBEAT_MS);
    }
    follower.cut();
    await following;
  });

  test("serve one stream that goes on, now here, now there, without loss or repetition", async () => {
    const { documentId } = await client.makeDocument(HARBOUR);
    const follower = new Follower(`/api/v1/documents/${documentId}/events`);
    let following = true;
    const reading = (async () => {
      while (following) await follower.follow(client.at(random() < 0.5 ? first.url : second.url));
    })();
    let written = false;
    const cutting = (async () => {
      for (; !written || follower.connections <= 10; await sleep(30 + random() * 250)) {
        follower.cut();
      }
    })();

    for (let n = 0; n < WRITES; n += 10) {
      const ten = Array.from({ length: 10 }, (_, m) =>
        annotate(client.at(m % 2 ? first.url : second.url), documentId),
      );
      for (const { status } of await Promise.all(ten)) expect(status).toBe(201);
    }
    const last = (await changesOf(client, documentId)).length;
    expect(last).toBeGreaterThanOrEqual(WRITES);
    written = true;
    await cutting;
    await until(() => follower.last >= last);
    following = false;
    follower.cut();
    await reading;
    expect(follower.numbers).toEqual(upTo(last));
  });

  test("tell each other who has a document open, and what came before they asked", async () => {
    const { documentId } = await client.makeDocument(HARBOUR);
    const path = `/api/v1/documents/${documentId}`;
    const tab = v7();
    const say = (rest: object) => client.at(first.url).post(`${path}/presence`, { tab, ...rest });
    expect((await say({ selection: [{ start: 4, end: 11 }] })).status).toBe(204);
    const { headers } = client;
    const ended = new AbortController();
    const stream = await fetch(`${second.url}${path}/events?presence=true`, {
      headers,
      signal: ended.signal,
    });
    let events = "";
    const reading = (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of stream.body as unknown as AsyncIterable<Uint8Array>) {
        events += decoder.decode(chunk, { stream: true });
      }
    })().catch(() => undefined);
    await until(() => events.includes('"start":4'));
    await say({ selection: [{ start: 0, end: 3 }] });
    await until(() => events.includes('"start":0'));
    await say({ leaves: true });
    await until(() => events.endsWith('{"people":[]}\n\n'));
    expect(events).not.toMatch(/^id:.*\nevent: presence/m);
    ended.abort();
    await reading;
  });

  test("tell each other how far the texts of a project have come", async () => {
    const { projectId, documentId } = await client.makeDocument(HARBOUR);
    const path = `/api/v1/projects/${projectId}`;
    const ended = new AbortController();
    const stream = await fetch(`${second.url}${path}/events?texts=true`, {
      headers: client.headers,
      signal: ended.signal,
    });
    let events = "";
    const reading = (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of stream.body as unknown as AsyncIterable<Uint8Array>) {
        events += decoder.decode(chunk, { stream: true });
      }
    })().catch(() => undefined);
    await until(() => events.includes("event: texts"));
    expect((await annotate(client.at(first.url), documentId)).status).toBe(201);
    const { texts } = await client.must<{ texts: number }>("GET", `${path}/changes?texts=true`);
    await until(() => events.includes(`event: texts\ndata: {"last":${texts}}`));
    ended.abort();
    await reading;
  });

  test("count wrong passwords together", async () => {
    const wrong = (url: string) => withPassword(url, "nobody.process-test@obelus.test", "wrong");
    // Five are free. Two servers that counted separately would allow ten.
    let tries = 0;
    let answer = await wrong(first.url);
    for (; answer.status !== 429 && tries < 9; tries += 1) {
      expect(answer.status).toBe(401);
      answer = await wrong(tries % 2 ? first.url : second.url);
    }
    expect(tries).toBeGreaterThanOrEqual(5);
    expect(tries).toBeLessThan(9);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await withPassword(second.url, OWNER.email, OWNER.password)).status).toBe(201);
  });

  test("know a browser again that signed in at the other, whatever was typed elsewhere", async () => {
    const known = await signInAt(first.url, OWNER, OWNER.password);
    let slowed = "";
    for (let tries = 0; tries < 12 && !slowed.includes("TooMany"); tries += 1) {
      slowed = (await signInAt(tries % 2 ? first.url : second.url, OWNER, "wrong")).text;
    }
    expect(slowed).toContain("TooMany");
    const cookies = known.cookies.filter((cookie) => cookie.startsWith("obelus.browser="));
    expect(cookies).toHaveLength(1);
    expect((await signInAt(second.url, OWNER, OWNER.password, cookies)).status).toBe(200);
  });
});

describe("a server with a replica", () => {
  const pause = () => askDatabase(replica, "SELECT pg_wal_replay_pause()");
  const resume = () => askDatabase(replica, "SELECT pg_wal_replay_resume()");

  test("shows at once what was written at the other, from the replica", async () => {
    const { documentId } = await client.makeDocument(HARBOUR);
    const path = `/api/v1/documents/${documentId}/annotations`;
    const statements = await replicaProxy.during(async () => {
      for (let n = 0; n < 30; n += 1) {
        const id = v7();
        expect((await annotate(client, documentId, id)).status).toBe(201);
        const items = await client.at(second.url).all<{ id: string }>(path);
        expect(items.map((item) => item.id)).toContain(id);
      }
    });
    expect(statements.filter(({ sql }) => sql.includes('"Annotation"')).length).toBeGreaterThan(0);
  });

  test("never has a feed go back, also while the replica stands still", async () => {
    onTestFinished(async () => void (await resume()));
    const { documentId } = await client.makeDocument(HARBOUR);
    const path = `/api/v1/documents/${documentId}/changes`;
    let writing = true;
    const polling = [first.url, second.url].map(async (start, n) => {
      const seen: number[] = [];
      for (let url = start; writing; url = url === first.url ? second.url : first.url) {
        const at = client.at(url);
        seen.push((await at.must<{ last: number }>("GET", `${path}?limit=1`)).last);
      }
      expect(seen, `reader ${n}`).toEqual(seen.toSorted((a, b) => a - b));
    });
    for (let n = 0; n < 40; n += 1) {
      await (n % 10 === 4 ? pause() : n % 10 === 8 ? resume() : Promise.resolve());
      const { status } = await annotate(client.at(n % 2 ? first.url : second.url), documentId);
      expect(status).toBe(201);
    }
    writing = false;
    await Promise.all(polling);
  });

  test("reads from the primary while the replica is away, and says so", async () => {
    const replicaOf = async () => {
      const { status, body } = await ask(`${second.url}/api/ready`);
      expect(status).toBe(200);
      return (body as { replica?: string }).replica;
    };
    const { documentId } = await client.makeDocument(HARBOUR);
    const read = () => client.at(second.url).get(`/api/v1/documents/${documentId}/annotations`);
    await expect.poll(replicaOf).toBe("ok");
    await replica.crash();
    for (let n = 0; n < 5; n += 1) expect((await read()).status).toBe(200);
    expect(await replicaOf()).toBe("away");
    expect(second.output()).toContain("the primary takes its reads");
    await replica.recover();
    await expect.poll(replicaOf).toBe("ok");
    const used = async () => (await replicaProxy.during(read)).length;
    await expect.poll(used).toBeGreaterThan(1);
  });

  test("is told apart from one that has none", async () => {
    expect((await ask(`${first.url}/api/ready`)).body).not.toHaveProperty("replica");
  });
});

describe("the pages of a server", () => {
  test("ask the database little, however much they show, name their project and ask nothing about others", async () => {
    const database = new pg.Client({ connectionString: postgres.url });
    await database.connect();
    onTestFinished(() => database.end());
    const { id: ownerId } = await client.must<{ id: string }>("GET", "/api/v1/me");
    const fill = (annotations: number) => fillProject(database, { ownerId, annotations, texts: 4 });
    const few = await fill(100);
    const many = await fill(1_000);
    await fill(10_000);
    await database.query("ANALYZE");
    const person = { url: first.url, cookie: await sessionOf(first.url, OWNER) };
    const ofFew = await statementsOfPages(proxy, person, few);
    const ofMany = await statementsOfPages(proxy, person, many);
    expect(countsOf(ofMany.again)).toEqual(countsOf(ofFew.again));
    // A busy server asks something of its own while a page is made, though not twice for the same.
    const [counts, others] = [countsOf(ofFew.first), countsOf(ofMany.first)];
    const least = Object.entries(counts).map(
      ([page, count]) => [page, Math.min(count, others[page] ?? 0)] as const,
    );
    expect(least.filter(([, count]) => count === 0 || count > 10)).toEqual([]);
    const { home: _home, projects: _projects, ...ofProject } = ofFew.first;
    const again = ofFew.again;
    for (const [page, statements] of Object.entries(ofProject)) {
      const all = [...statements, ...(again[page] ?? [])];
      expect(aboutProjects(all), page).not.toEqual([]);
      expect(withoutProject(all, few.projectId), page).toEqual([]);
    }
    for (const [page, statements] of Object.entries(ofFew.first)) {
      for (const statement of statements.filter(({ sql }) => /^\s*(SELECT|WITH)\b/i.test(sql))) {
        const plan = await planOf(database, statement);
        expect(plan, `${page}: ${statement.sql}`).not.toMatch(/Seq Scan on "Annotation"/);
      }
    }
  });
});

test("nothing needs a session where a pooler may stand", () => {
  expect(proxy.ofSessions).toEqual([]);
});
