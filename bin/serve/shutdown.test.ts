import type { ServerResponse } from "node:http";
import { connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { endLoopbacks, startLoopback } from "@/test/server/loopback";
import { closeServer } from "./shutdown";

afterEach(endLoopbacks);

const GET = "GET / HTTP/1.1\r\nhost: localhost\r\n\r\n";

/** A server whose responses stay open until the test ends them, with one such request. */
async function startStreaming() {
  const streams: ServerResponse[] = [];
  const { server, port } = await startLoopback(() => (_request, response) => {
    streams.push(response);
    response.write("data");
  });
  const socket = connect(port, "127.0.0.1", () => socket.write(GET)).on("error", () => {});
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  await new Promise((resolve) => socket.once("data", resolve));
  return { server, port, streams, socket, closed };
}

async function elapsed(work: Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work;
  return performance.now() - began;
}

test("streams are ended, and then the server is closed at once", async () => {
  const { server, streams, closed } = await startStreaming();
  const end = () => streams.forEach((stream) => stream.end());
  // As handle-request.ts does.
  streams[0]?.on("finish", () => setImmediate(() => server.closeIdleConnections()));
  expect(await elapsed(closeServer(server, end, 60_000))).toBeLessThan(50_000);
  await closed;
  expect(server.listening).toBe(false);
});

test("a response that does not end is cut off when its time is over", async () => {
  const { server, closed } = await startStreaming();
  const waited = await elapsed(closeServer(server, () => {}, 200));
  // Less than it was given, since timers count from the beginning of a turn.
  expect(waited).toBeGreaterThan(100);
  await closed;
});

test("a connection that is kept for later does not hold it up", async () => {
  const { server, port } = await startLoopback(() => (_request, response) => response.end("done"));
  const socket = connect(port, "127.0.0.1", () => socket.write(GET));
  await new Promise((resolve) => socket.once("data", resolve));
  expect(await elapsed(closeServer(server, () => {}, 60_000))).toBeLessThan(50_000);
});

test("a connection that another protocol took over is not waited for", async () => {
  const { server, port } = await startLoopback(() => (_request, response) => response.end());
  server.on("upgrade", (_request, taken) =>
    taken.write("HTTP/1.1 101 Switching Protocols\r\n\r\n"),
  );
  const socket = connect(port, "127.0.0.1").on("error", () => {});
  socket.write("GET / HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n");
  await new Promise((resolve) => socket.once("data", resolve));
  await closeServer(server, () => {}, 100);
});

test("nobody new is let in", async () => {
  const { server, port } = await startStreaming();
  const closing = closeServer(server, () => {}, 300);
  const refused = new Promise<string | undefined>((resolve) => {
    const late = connect(port, "127.0.0.1", () => resolve(undefined));
    late.on("error", (error: NodeJS.ErrnoException) => resolve(error.code));
  });
  expect(await refused).toBe("ECONNREFUSED");
  await closing;
});
