import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { endApps, startApp } from "@/test/server/app";
import { ask } from "@/test/server/client";
import { setUpFolder } from "@/test/server/set-up";
import { account, HARBOUR, untilReady, WHOLE, Writers } from "@/test/server/writers";

afterAll(endApps);

const FREEZE = pathToFileURL(join(process.cwd(), "test", "server", "freeze.mjs")).href;
const env = { NODE_OPTIONS: `--import ${FREEZE}` };

test("a server that stands still is started again, and its clients go on without loss", async () => {
  const app = await startApp({ dataDir: await setUpFolder(), env });
  const client = await app.signIn();
  expect((await ask(`${app.url}/api/ready`)).body).toEqual({ status: "ready", database: "ok" });
  const { documentId } = await client.makeDocument(HARBOUR);
  const writing = new Writers([client], documentId, true).start(4);
  await writing.begun();

  const frozen = app.serverPid();
  process.kill(frozen, "SIGUSR2");
  while (!/ready at[^]*ready at/.test(app.output())) await sleep(50);
  await untilReady(app.url);
  expect(app.serverPid()).not.toBe(frozen);
  expect(app.output()).toMatch(
    /The server ended\. The server has not answered for 15 s\. It is started/,
  );
  const { body } = await ask(`${app.url}/api/ready`);
  const restart = { reason: "The server has not answered for 15 s.", count: 1 };
  expect(body).toMatchObject({ status: "ready", database: "ok", restart });

  const before = writing.acknowledged.size;
  while (writing.acknowledged.size < before + 8) await sleep(20);
  await writing.stop();
  expect(await account(client, documentId, [writing])).toMatchObject(WHOLE);
  expect((await app.stop()).code).toBe(0);
});

test("a server whose supervisor is killed stops as if it was told to, and leaves the folder", async () => {
  const dataDir = await setUpFolder();
  const app = await startApp({ dataDir });
  const client = await app.signIn();
  process.kill(app.supervisorPid, "SIGKILL");
  expect((await app.ended).signal).toBe("SIGKILL");
  const again = await startApp({ dataDir });
  expect(await client.at(again.url).all("/api/v1/projects")).toHaveLength(1);
  expect((await again.stop()).code).toBe(0);
});
