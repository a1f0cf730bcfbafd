import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { endApps, startApp, type Settings } from "@/test/server/app";
import type { Client } from "@/test/server/client";
import { startPostgres } from "@/test/database/postgres";
import { randomFrom, SEED } from "@/test/make/random";
import { setUpFolder } from "@/test/server/set-up";
import { account, HARBOUR, untilReady, WHOLE, Writers } from "@/test/server/writers";

const random = randomFrom(SEED);
const PEOPLE = 6;
const rounds = (usual: number) => Number(process.env.OBELUS_KILL_ROUNDS ?? usual);

afterAll(endApps);

/** Writes, is killed in the middle, and restarts on what is left, `count` times. */
async function killAndCompare(settings: Settings, count: number): Promise<void> {
  const writers: Writers[] = [];
  let app = await startApp(settings);
  let client: Client = await app.signIn();
  const { documentId } = await client.makeDocument(HARBOUR);

  for (let round = 1; round <= count; round += 1) {
    const writing = new Writers([client], documentId).start(PEOPLE);
    writers.push(writing);
    await writing.begun();
    await sleep(50 + random() * 1_200);
    const { signal } = await app.kill();
    expect(signal).toBe("SIGKILL");
    await writing.ended();
    expect(writing.refusals).toEqual([]);

    app = await startApp(settings);
    await untilReady(app.url);
    client = client.at(app.url);
    const found = await account(client, documentId, writers);
    expect(found, `round ${round}, seed ${SEED}`).toMatchObject(WHOLE);
    // Writes without an answer may be there or not.
    const acknowledged = writers.reduce((sum, one) => sum + one.acknowledged.size, 0);
    expect(found.there - acknowledged).toBeLessThanOrEqual(PEOPLE * round);
  }

  // A write without an answer is sent again, and is there once.
  for (const writing of writers) {
    for (const id of writing.unknown) {
      const draft = { id, kind: "claim", target: [{ start: 4, end: 11 }] };
      const again = await client.post(`/api/v1/documents/${documentId}/annotations`, draft);
      expect([200, 201]).toContain(again.status);
    }
  }
  const { twice, numbered, foreign } = await account(client, documentId, writers);
  expect({ twice, numbered, foreign }).toEqual({ twice: [], numbered: true, foreign: [] });
  expect((await app.stop()).code).toBe(0);
}

describe(`a server that is killed while people write (seed ${SEED})`, () => {
  test("loses nothing that it acknowledged, on the embedded database", async () => {
    await killAndCompare({ dataDir: await setUpFolder() }, rounds(3));
  });

  test("loses nothing that it acknowledged, on a database server", async () => {
    const postgres = await startPostgres();
    try {
      await killAndCompare({ databaseUrl: postgres.url }, rounds(2));
    } finally {
      await postgres.stop();
    }
  });
});
