import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { endApps, startApp, startInVain } from "@/test/server/app";
import { Follower } from "@/test/server/follower";
import { setUpFolder } from "@/test/server/set-up";
import { account, HARBOUR, untilReady, WHOLE, Writers } from "@/test/server/writers";

afterAll(endApps);

describe("one folder, one server", () => {
  test("a second server leaves, naming who has the folder; killing the first frees it", async () => {
    const dataDir = await setUpFolder();
    const first = await startApp({ dataDir });
    const client = await first.signIn();

    const second = await startInVain({ dataDir });
    expect(second.code).toBe(1);
    expect(second.output).toContain(`process ${first.serverPid()} `);
    expect(second.output).toContain(`${dataDir}/db`);
    expect(second.output).not.toContain("    at ");

    expect((await client.get("/api/v1/me")).status).toBe(200);
    await client.makeDocument(HARBOUR);

    await first.kill();
    const third = await startApp({ dataDir });
    expect(await client.at(third.url).all("/api/v1/projects")).toHaveLength(2);
    await third.kill();
  });
});

describe("a server that is told to stop", () => {
  test("ends its streams, finishes what is being written and leaves with 0", async () => {
    const dataDir = await setUpFolder();
    const app = await startApp({ dataDir });
    const client = await app.signIn();
    const { documentId } = await client.makeDocument(HARBOUR);
    const follower = new Follower(`/api/v1/documents/${documentId}/events`);
    const following = follower.follow(client);
    const writing = new Writers([client], documentId).start(20);
    while (writing.acknowledged.size < 40) await sleep(20);

    // It would not end at all while a stream is open that it does not close.
    expect((await app.stop()).code).toBe(0);
    expect(await following).toBe(200);
    await writing.ended();
    // Refused because the server is stopping, or not answered; never a broken answer.
    for (const { status } of writing.refusals) expect(status).toBe(503);

    const again = await startApp({ dataDir });
    await untilReady(again.url);
    expect(await account(client.at(again.url), documentId, [writing])).toMatchObject(WHOLE);
    expect((await again.stop()).code).toBe(0);
  });
});
