import { createServer, type RequestListener, type Server } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { until } from "@/test/run/until";
import { endStalled } from "./slow-readers";

const LIMIT_MS = 200;
const PIECE = "x".repeat(64_000);

let server: Server | undefined;
let client: Socket | undefined;
let logged: string[];

beforeEach(() => {
  logged = [];
  vi.spyOn(console, "error").mockImplementation((line: string) => logged.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
  client?.destroy();
  server?.closeAllConnections();
  server?.close();
});

/** Serves so, and answers a connection that has sent a request and reads nothing yet. */
async function request(listener: RequestListener): Promise<Socket> {
  server = createServer((incoming, response) => {
    endStalled(response, LIMIT_MS);
    listener(incoming, response);
  });
  await new Promise<void>((listening) => server?.listen(0, "127.0.0.1", listening));
  client = connect((server.address() as AddressInfo).port, "127.0.0.1");
  client.on("error", () => {});
  client.write("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n");
  return client;
}

test("a client that takes nothing more is ended, and what is read for it has an end", async () => {
  let pieces = 0;
  let isOver = false;
  async function* endless() {
    try {
      for (;;) {
        pieces += 1;
        yield PIECE;
      }
    } finally {
      isOver = true;
    }
  }
  await request((_, response) => void pipeline(Readable.from(endless()), response).catch(() => {}));
  await until(() => isOver);
  expect(logged).toEqual([expect.stringContaining("took nothing of its answer for 0.2 s")]);
  // What the system's own buffers hold, which are some megabytes, and not what came out in the time.
  expect(pieces * PIECE.length).toBeLessThan(32_000_000);
});

test("one that reads slowly, or waits for what is not there yet, gets everything", async () => {
  const parts = [PIECE, PIECE, "end"];
  const socket = await request((_, response) => {
    void (async () => {
      for (const part of parts) {
        await sleep(2 * LIMIT_MS);
        response.write(part);
      }
      response.end();
    })();
  });
  let received = "";
  socket.setEncoding("latin1").on("data", (text: string) => (received += text));
  await until(() => received.endsWith("0\r\n\r\n"));
  expect(received.match(/x/g)).toHaveLength(2 * PIECE.length);
  expect(logged).toEqual([]);
});
