import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { startPostgres } from "@/test/database/postgres";
import { randomFrom, SEED } from "@/test/make/random";
import { endApps, startApp, type App, type Settings } from "@/test/server/app";
import { ask, Client } from "@/test/server/client";
import { setUpFolder } from "@/test/server/set-up";
import { HARBOUR, untilReady } from "@/test/server/writers";

const random = randomFrom(SEED);
/** Notes and annotations of whoever leaves: enough that a kill meets the work on them. */
const ROWS = 150;
const PASSWORD = "nine grey herons at once";
const KILLS = 3;

afterAll(endApps);

interface Annotation {
  readonly id: string;
  readonly body: string;
  readonly createdBy: { readonly id: string; readonly name: string };
}

interface Scene {
  readonly projectId: string;
  readonly documentId: string;
  readonly leaver: { readonly id: string; readonly email: string; readonly name: string };
  /** What the owner wrote. */
  readonly ofOwner: readonly string[];
}

/** A text on which two people wrote; every other annotation of whoever leaves is private. */
async function makeScene(owner: Client, name: string): Promise<Scene> {
  const { projectId, documentId } = await owner.makeDocument(HARBOUR);
  const email = `${name.toLowerCase()}@example.test`;
  const { invitation } = await owner.must<{ invitation: { link: string } }>(
    "POST",
    `/api/v1/projects/${projectId}/members`,
    { email, role: "annotator" },
  );
  const token = invitation.link.split("/").at(-1);
  const accepted = await ask(`${owner.url}/api/v1/invitations/accept`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token, name, password: PASSWORD }),
  });
  expect(accepted.status).toBe(200);
  const leaver = await Client.signIn(owner.url, { email, password: PASSWORD });
  const { id } = await leaver.must<{ id: string }>("GET", "/api/v1/me");
  const write = (client: Client, body: string, visibility: string) =>
    client.must<{ id: string }>("POST", `/api/v1/documents/${documentId}/annotations`, {
      target: [{ start: 0, end: 6 }],
      kind: "claim",
      body,
      visibility,
    });
  const ofOwner: string[] = [];
  for (let n = 0; n < 10; n++) ofOwner.push((await write(owner, `Mine ${n}`, "project")).id);
  for (let n = 0; n < ROWS; n++) {
    await write(leaver, `Theirs ${n}`, n % 2 === 0 ? "project" : "private");
  }
  return { projectId, documentId, leaver: { id, email, name }, ofOwner };
}

async function deleteAccount(url: string, { email }: Scene["leaver"], work: "keep" | "remove") {
  const leaver = await Client.signIn(url, { email, password: PASSWORD });
  return leaver.ask("DELETE", "/api/v1/me", { work, password: PASSWORD });
}

/** Kills the server while an account is being deleted, several times, and looks at what is left. */
async function killAndLook(settings: Settings, work: "keep" | "remove"): Promise<App> {
  let app = await startApp(settings);
  let owner = await app.signIn();
  const scene = await makeScene(owner, work === "keep" ? "Ulla" : "Odd");
  const { leaver, documentId, projectId, ofOwner } = scene;
  const { status } = await deleteAccount(app.url, leaver, work);
  expect(status).toBe(204);
  for (let kills = 0; kills < KILLS; kills++) {
    await sleep(random() * 150);
    expect((await app.kill()).signal).toBe("SIGKILL");
    app = await startApp(settings);
    await untilReady(app.url);
    owner = owner.at(app.url);
    // Whatever was done so far: nobody signs in, and what others wrote is all there.
    await expect(Client.signIn(app.url, { ...leaver, password: PASSWORD })).rejects.toThrow(/401/);
    const there = await owner.all<Annotation>(`/api/v1/documents/${documentId}/annotations`);
    expect(there.map(({ id }) => id)).toEqual(expect.arrayContaining([...ofOwner]));
  }
  const known = async () => {
    const all = await owner.all<Annotation>(`/api/v1/documents/${documentId}/annotations`);
    return all.filter(({ body }) => body.startsWith("Theirs"));
  };
  const ofLeaver = async () => (await known()).filter((one) => one.createdBy.id === leaver.id);
  await expect.poll(ofLeaver).toEqual([]);
  const left = await known();
  expect(left).toHaveLength(work === "keep" ? ROWS / 2 : 0);
  expect(new Set(left.map(({ createdBy }) => createdBy.name)).size).toBe(work === "keep" ? 1 : 0);
  const inFeed = async () => JSON.stringify(await owner.get(feed(projectId))).includes(leaver.id);
  await expect.poll(inFeed).toBe(false);
  const { changes, last } = await owner.must<{ changes: { number: number }[]; last: number }>(
    "GET",
    feed(documentId, "documents"),
  );
  const numbers = Array.from({ length: last }, (_, n) => n + 1);
  expect(changes.map(({ number }) => number)).toEqual(numbers);
  return app;
}

const feed = (id: string, noun = "projects") => `/api/v1/${noun}/${id}/changes?limit=1000`;

describe(`a server that is killed while an account is deleted (seed ${SEED})`, () => {
  test.each(["keep", "remove"] as const)("goes on when it starts, embedded: %s", async (work) => {
    const app = await killAndLook({ dataDir: await setUpFolder() }, work);
    expect((await app.stop()).code).toBe(0);
  });

  test("goes on when it starts, on a database server, and leaves no row half done", async () => {
    const postgres = await startPostgres();
    try {
      for (const work of ["keep", "remove"] as const) {
        const app = await killAndLook({ databaseUrl: postgres.url }, work);
        await untilWorkedThrough(postgres.url);
        expect((await app.stop()).code).toBe(0);
      }
    } finally {
      await postgres.stop();
    }
  });
});

/** Until no account is being deleted any more; then nothing names those that were. */
async function untilWorkedThrough(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const count = async (sql: string) => (await client.query<{ n: number }>(sql)).rows[0]?.n;
    const waiting = () => count(`SELECT count(*)::int AS n FROM "AccountDeletion"`);
    await expect.poll(waiting).toBe(0);
    const named = `SELECT count(*)::int AS n FROM "DeletedAccount" d JOIN`;
    expect(await count(`${named} "User" t ON t.id = d.id`)).toBe(0);
    expect(await count(`${named} "Annotation" t ON t."createdById" = d.id`)).toBe(0);
    expect(await count(`${named} "History" t ON t."byId" = d.id`)).toBe(0);
    expect(await count(`${named} "Change" t ON t."byId" = d.id`)).toBe(0);
  } finally {
    await client.end();
  }
}
