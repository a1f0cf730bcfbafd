import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { startPostgres } from "@/test/database/postgres";
import { until } from "@/test/run/until";
import { endApps, OWNER, startApp, type Settings } from "@/test/server/app";
import { ask, sessionOf, withPassword, type Client } from "@/test/server/client";
import { Follower, upTo } from "@/test/server/follower";
import { setUpFolder } from "@/test/server/set-up";
import { account, changesOf, HARBOUR, WHOLE, Writers } from "@/test/server/writers";

afterAll(endApps);

const SHIFT = pathToFileURL(join(process.cwd(), "test", "server", "shift-clock.mjs")).href;
/** The clock runs ahead at first, and is set back by ten hours while the server is off. */
const HOURS = [5, -5];

/** Works with a server whose clock is right neither for its clients nor for its database. */
async function workThroughShifts(settings: Settings): Promise<void> {
  const writers: Writers[] = [];
  let client: Client | undefined;
  let cookie = "";
  let documentId = "";
  let follower: Follower | undefined;
  for (const hours of HOURS) {
    const env = { NODE_OPTIONS: `--import ${SHIFT}`, TEST_CLOCK_HOURS: String(hours) };
    const app = await startApp({ ...settings, env });
    // Whoever has signed in stays signed in, and others sign in.
    client = client ? client.at(app.url) : await app.signIn();
    cookie ||= await sessionOf(app.url, OWNER);
    expect((await ask(`${app.url}/projects`, { headers: { cookie } })).status).toBe(200);
    expect((await withPassword(app.url, OWNER.email, "not this one")).status).toBe(401);
    const { status, body } = await withPassword(app.url, OWNER.email, OWNER.password);
    expect(status).toBe(201);
    const { createdAt } = body as { createdAt: string };
    const shift = (Date.parse(createdAt) - Date.now()) / 3_600_000;
    expect(Math.round(shift), "by how many hours the server's clock is wrong").toBe(hours);

    documentId ||= (await client.makeDocument(HARBOUR)).documentId;
    follower ??= new Follower(`/api/v1/documents/${documentId}/events`);
    const following = follower;
    const reading = following.follow(client);
    const writing = new Writers([client], documentId).start(3);
    writers.push(writing);
    await until(() => writing.acknowledged.size >= 12);
    await writing.stop();
    expect(writing.refusals).toEqual([]);
    expect(await account(client, documentId, writers)).toMatchObject(WHOLE);
    const last = (await changesOf(client, documentId)).length;
    await until(() => following.last >= last);
    expect(following.numbers).toEqual(upTo(last));
    following.cut();
    await reading;
    expect((await app.stop()).code).toBe(0);
  }
}

test("with a wrong clock nothing is lost and nobody is signed out, on the embedded database", async () => {
  await workThroughShifts({ dataDir: await setUpFolder() });
});

test("with a wrong clock nothing is lost and nobody is signed out, on a database server", async () => {
  const postgres = await startPostgres();
  try {
    await workThroughShifts({ databaseUrl: postgres.url });
  } finally {
    await postgres.stop();
  }
});
