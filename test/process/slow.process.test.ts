import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { endApps, OWNER, startApp } from "@/test/server/app";
import { ask, sessionOf } from "@/test/server/client";
import { setUpFolder } from "@/test/server/set-up";
import { SlowSockets } from "@/test/server/slow-sockets";

afterAll(endApps);

/** How many connections; more than a pool of workers or a default backlog would hold. */
const MANY = 1_000;
/** The longest that a connection may stay open without a whole request, in milliseconds. */
const MAX_WAIT_MS = 60_000;

test("a thousand connections that never finish their headers keep nobody out, and are closed", async () => {
  const app = await startApp({ dataDir: await setUpFolder() });
  const cookie = await sessionOf(app.url, OWNER);
  const slow = new SlowSockets(app.port, MANY);
  try {
    const began = performance.now();
    await slow.start();
    const closed = slow.closed().then(() => performance.now() - began);

    let whileAllWereOpen = 0;
    while (slow.open > 0) {
      for (const path of ["/api/health", "/api/v1/me", "/projects"]) {
        const { status } = await ask(`${app.url}${path}`, { headers: { cookie } });
        expect(status, path).toBe(200);
        if (slow.open === MANY) whileAllWereOpen += 1;
      }
      await sleep(200);
    }
    expect(whileAllWereOpen).toBeGreaterThan(0);
    expect(await closed).toBeLessThan(MAX_WAIT_MS);
    // Each was told why: 408, request timeout (RFC 9110, 15.5.9).
    expect(new Set(slow.ended)).toEqual(new Set([408]));
  } finally {
    slow.stop();
  }
  expect((await app.stop()).code).toBe(0);
});
