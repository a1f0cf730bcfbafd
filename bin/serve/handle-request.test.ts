import type { IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { hooks } from "@/server/platform/process";
import { endLoopbacks, startLoopback } from "@/test/server/loopback";
import { rawGet } from "@/test/server/raw";
import { createRequestHandler, type HandlerOptions } from "./handle-request";
import { sendNotReady } from "./problem";

/** The headers of each request that came through. */
let passed: IncomingHttpHeaders[] = [];
beforeEach(() => {
  passed = [];
});
const { observeRequest } = hooks;
afterEach(async () => {
  hooks.observeRequest = observeRequest;
  await endLoopbacks();
});

function start(options: Partial<HandlerOptions> = {}) {
  return startLoopback((server, port) =>
    createRequestHandler(server, {
      url: `http://localhost:${port}`,
      host: "127.0.0.1",
      port,
      hasPublicUrl: false,
      dev: false,
      next: () => (request, response) => {
        passed.push(request.headers);
        response.end("from Next");
      },
      ...options,
    }),
  );
}

test("a request for us comes through, with the address it came from", async () => {
  const { port } = await start();
  const forged = { "x-obelus-address": "10.0.0.1", "x-forwarded-for": "10.0.0.2" };
  const { status, body, head } = await rawGet(port, "/", {
    ...forged,
    "x-invoke-path": "/account",
  });
  expect(status).toBe(200);
  expect(body).toContain("from Next");
  expect(head).toContain("cache-control: private, no-store");
  expect(passed).toHaveLength(1);
  expect(passed[0]).toMatchObject({ "x-obelus-address": "127.0.0.1" });
  expect(passed[0]).not.toHaveProperty("x-invoke-path");
});

test("behind a proxy it is the address that the proxy has seen", async () => {
  const { port } = await start({ url: "https://obelus.example.org", hasPublicUrl: true });
  await rawGet(port, "/", {
    host: "obelus.example.org",
    "x-forwarded-for": "1.2.3.4, 203.0.113.9",
  });
  expect(passed[0]).toMatchObject({ "x-obelus-address": "203.0.113.9" });
});

test.each([
  ["GET", "/", { host: "evil.invalid" }, 421, "unknown-host"],
  ["GET", "/%ff", {}, 400, "not-understood"],
  ["POST", "/projects", {}, 405, "method-not-allowed"],
])("%s %s with %j does not: %s %s", async (method, path, headers, status, code) => {
  const { port } = await start();
  const answer = await rawGet(port, path, headers, method);
  expect(answer.status).toBe(status);
  expect(answer.body).toContain(`"code":"${code}"`);
  expect(answer.head).toContain("x-content-type-options: nosniff");
  expect(answer.head).toContain("content-security-policy: default-src 'none'");
  expect(passed).toEqual([]);
});

test("who answers is asked anew each time", async () => {
  let isReady = false;
  const { port } = await start({
    next: () => (isReady ? (_request, response) => response.end() : sendNotReady),
  });
  const early = await rawGet(port, "/");
  expect(early.status).toBe(503);
  expect(early.head).toContain("retry-after: 2");
  const page = await rawGet(port, "/projects", { accept: "text/html,*/*;q=0.8" });
  expect(page.status).toBe(503);
  expect(page.head).toContain("content-type: text/html");
  expect(page.body).toContain('http-equiv="refresh"');
  expect(page.body).toContain("Obelus is starting");
  const data = await rawGet(port, "/api/v1/projects", { accept: "text/html,*/*;q=0.8" });
  expect(data.body).toContain('"code":"not-ready"');
  isReady = true;
  expect((await rawGet(port, "/")).status).toBe(200);
});

test("each response is counted, refusals as well", async () => {
  const counted: unknown[] = [];
  hooks.observeRequest = (method, url, status, elapsed) => {
    expect(elapsed).toBeGreaterThan(0);
    expect(elapsed).toBeLessThan(10);
    counted.push([method, url, status]);
  };
  const { port } = await start();
  await rawGet(port, "/projects?q=1");
  await rawGet(port, "/%ff", {}, "HEAD");
  expect(counted).toEqual([
    ["GET", "/projects?q=1", 200],
    ["HEAD", "/%ff", 400],
  ]);
});

test("a request that Next fails to answer loses its connection, and the next one is answered", async () => {
  const written = vi.spyOn(console, "error").mockImplementation(() => {});
  const answers = [() => Promise.reject(new Error("broken")), sendNotReady];
  const { port } = await start({
    next: () => (request, response) => answers.shift()?.(request, response),
  });
  expect(await rawGet(port, "/")).toMatchObject({ status: 0 });
  expect(written).toHaveBeenCalledWith(new Error("broken"));
  expect(await rawGet(port, "/")).toMatchObject({ status: 503 });
  written.mockRestore();
});

test("a server that stops closes a connection as soon as its request is answered", async () => {
  let answer = () => {};
  const { server, port } = await start({
    next: () => (_request, response) => {
      answer = () => response.end("late");
    },
  });
  const socket = connect(port, "127.0.0.1");
  socket.write(`GET / HTTP/1.1\r\nhost: localhost:${port}\r\n\r\n`);
  await new Promise((resolve) => server.once("request", () => setImmediate(resolve)));
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  socket.resume();
  answer();
  await closed;
});
