import { setTimeout as sleep } from "node:timers/promises";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPostgres, type PostgresServer } from "@/test/database/postgres";
import { until } from "@/test/run/until";
import { endApps, OWNER, startApp, type App } from "@/test/server/app";
import { ask, sessionOf } from "@/test/server/client";
import { setUpFolder } from "@/test/server/set-up";
import { SlowSockets } from "@/test/server/slow-sockets";

let app: App;
let postgres: PostgresServer;
const exports = new Map<string, { readonly app: App; readonly stalled: StalledExports }>();

beforeAll(async () => {
  postgres = await startPostgres();
  app = await startApp({ dataDir: await setUpFolder() });
  const onServer = await startApp({ databaseUrl: postgres.url });
  exports.set("embedded", { app, stalled: await StalledExports.begin(app, STALLED) });
  exports.set("on a database server", {
    app: onServer,
    stalled: await StalledExports.begin(onServer, STALLED),
  });
});
afterAll(async () => {
  for (const { stalled } of exports.values()) stalled.stop();
  await endApps();
  await postgres?.stop();
});

/** How many connections; more than a pool of workers or a default backlog would hold. */
const MANY = 1_000;
/** How many clients stop reading an export. */
const STALLED = 20;
/** An export of so many annotations is larger than what the system keeps of an answer that nobody reads. */
const ANNOTATIONS = 130;
/** The longest note, of characters that take three bytes each. */
const BODY = "€".repeat(20_000);
/** The longest that a connection may stay open without a whole request, in milliseconds. */
const MAX_WAIT_MS = 60_000;

test("a thousand connections that never finish their headers keep nobody out, and are closed", async () => {
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
});

test.each(["embedded", "on a database server"])(
  "who takes nothing of an export keeps nobody waiting either, and is ended with a reason: %s",
  async (where) => {
    const { app, stalled } = exports.get(where)!;
    expect(await ask(`${app.url}/api/ready`)).toMatchObject({ status: 200 });
    // They have been open beside the others, who were answered.
    const reason = /A client took nothing of its answer for 60 s, and its connection was closed/g;
    await until(() => app.output().match(reason)?.length === STALLED, 2 * MAX_WAIT_MS);
    const whole = await stalled.readWhole();
    for (const bytes of await stalled.readRest()) expect(bytes).toBeLessThan(whole);
    expect((await app.stop()).code).toBe(0);
  },
);

/** Clients that ask for an export of some megabytes and read no more than its beginning. */
class StalledExports {
  readonly #sockets: Socket[] = [];

  private constructor(readonly readWhole: () => Promise<number>) {}

  static async begin({ port, signIn }: App, count: number): Promise<StalledExports> {
    const client = await signIn();
    const { documentId } = await client.makeDocument("The harbour is open to all ships.");
    for (let n = 0; n < ANNOTATIONS; n += 1) {
      await client.must("POST", `/api/v1/documents/${documentId}/annotations`, {
        kind: "claim",
        target: [{ start: 4, end: 11 }],
        body: BODY,
      });
    }
    const path = `/api/v1/documents/${documentId}/export/jsonl`;
    const begun = new StalledExports(async () => {
      const response = await fetch(`${client.url}${path}`, { headers: client.headers });
      return (await response.arrayBuffer()).byteLength;
    });
    const head = `GET ${path} HTTP/1.1\r\nhost: localhost:${port}\r\n`;
    const authorization = `authorization: ${client.headers.authorization}\r\n\r\n`;
    await Promise.all(Array.from({ length: count }, () => begun.#ask(port, head + authorization)));
    return begun;
  }

  /** Resolves when the answer has begun; of the rest nothing is read. */
  #ask(port: number, request: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1", () => socket.write(request));
      this.#sockets.push(socket);
      socket.on("error", () => {});
      socket.once("data", (data) => {
        socket.pause();
        if (data.toString("latin1").startsWith("HTTP/1.1 200")) resolve();
        else reject(new Error(data.toString("latin1").slice(0, 200)));
      });
    });
  }

  /** Reads what is left, until each connection is closed, and answers how many bytes each got. */
  async readRest(): Promise<number[]> {
    return Promise.all(
      this.#sockets.map(async (socket) => {
        socket.on("data", () => {}).resume();
        await new Promise((resolve) => socket.once("close", resolve));
        return socket.bytesRead;
      }),
    );
  }

  stop(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}
