import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { endApps, startApp, type Settings } from "@/test/server/app";
import type { Client } from "@/test/server/client";
import { accountOfTexts, importText, Importers, WHOLE_TEXTS } from "@/test/server/importers";
import { createOneOfEach } from "@/test/server/retries";
import { startPostgres } from "@/test/database/postgres";
import { randomFrom, SEED } from "@/test/make/random";
import { setUpFolder } from "@/test/server/set-up";
import { account, HARBOUR, untilReady, WHOLE, Writers } from "@/test/server/writers";

const random = randomFrom(SEED);
const PEOPLE = 6;
const rounds = (usual: number) => Number(process.env.OBELUS_KILL_ROUNDS ?? usual);

afterAll(endApps);

/** Writes and imports, is killed in the middle, and restarts on what is left, `count` times. */
async function killAndCompare(settings: Settings, count: number): Promise<void> {
  const writers: Writers[] = [];
  let app = await startApp(settings);
  let client: Client = await app.signIn();
  const { projectId, documentId } = await client.makeDocument(HARBOUR);
  const before = await createOneOfEach(client);

  for (let round = 1; round <= count; round += 1) {
    const writing = new Writers([client], documentId).start(PEOPLE);
    writers.push(writing);
    const importing = new Importers(client, projectId).start();
    await Promise.all([writing.begun(), importing.begun()]);
    await sleep(50 + random() * 1_200);
    const { signal } = await app.kill();
    expect(signal).toBe("SIGKILL");
    await Promise.all([writing.ended(), importing.ended()]);
    expect({ written: writing.refusals, imported: importing.refusals }).toEqual({
      written: [],
      imported: [],
    });

    app = await startApp(settings);
    await untilReady(app.url);
    client = client.at(app.url);
    const found = await account(client, documentId, writers);
    expect(found, `round ${round}, seed ${SEED}`).toMatchObject(WHOLE);
    // Writes without an answer may be there or not.
    const acknowledged = writers.reduce((sum, one) => sum + one.acknowledged.size, 0);
    expect(found.there - acknowledged).toBeLessThanOrEqual(PEOPLE * round);
    await expectWholeTexts(client, importing, round);
    await expectRetriesChangeNothing(client, before);
  }

  // A write without an answer is sent again, and is there once.
  for (const writing of writers) {
    for (const draft of writing.unknown.values()) {
      const again = await client.post(`/api/v1/documents/${documentId}/annotations`, draft);
      expect([200, 201]).toContain(again.status);
    }
  }
  const { twice, numbered, foreign } = await account(client, documentId, writers);
  expect({ twice, numbered, foreign }).toEqual({ twice: [], numbered: true, foreign: [] });
  expect((await app.stop()).code).toBe(0);
}

/** No text is there in part, and one whose answer never came is there once when it is sent again. */
async function expectWholeTexts(client: Client, importing: Importers, round: number) {
  const found = await accountOfTexts(client, importing);
  expect(found, `round ${round}, seed ${SEED}`).toEqual(WHOLE_TEXTS);
  const unknown = importing.texts.filter(({ id }) => !importing.acknowledged.has(id));
  for (const text of unknown) {
    const again = await importText(client, importing.projectId, text);
    expect([200, 201]).toContain(again.status);
    importing.acknowledged.add(text.id);
  }
  expect(await accountOfTexts(client, importing, unknown)).toEqual(WHOLE_TEXTS);
}

type Created = Awaited<ReturnType<typeof createOneOfEach>>;

/** What was committed before the kill and is sent again is answered with what is there. */
async function expectRetriesChangeNothing(client: Client, created: Created) {
  const { projectId, documentId, creations } = created;
  const lasts = () =>
    Promise.all(
      [`projects/${projectId}`, `documents/${documentId}`].map((feed) =>
        client.must<{ last: number }>("GET", `/api/v1/${feed}/changes`).then(({ last }) => last),
      ),
    );
  const before = await lasts();
  for (const { noun, id, send } of creations) {
    const { status, body } = await send(client);
    expect({ noun, status, id: (body as { id: string }).id }).toEqual({ noun, status: 200, id });
  }
  expect(await lasts()).toEqual(before);
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
