import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { call, request, type Server } from "./client";
import { importDocuments } from "./documents";
import { exportAnnotations } from "./download";
import { watch } from "./watch";

const PROJECT = "0195a000-0000-7000-8000-000000000001";

let stop: (() => void) | undefined;
afterEach(() => {
  stop?.();
  vi.restoreAllMocks();
});

/** A server that answers so; `requests` holds what came. */
async function serve(answer: RequestListener) {
  const requests: string[] = [];
  const server = createServer((received, response) => {
    requests.push(`${received.method} ${received.url}`);
    answer(received, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stop = () => {
    server.closeAllConnections();
    server.close();
  };
  const { port } = server.address() as AddressInfo;
  const at: Server = { url: `http://127.0.0.1:${port}`, token: "a-token" };
  return { at, requests };
}

test("an answer that is not JSON is a sentence", async () => {
  const { at } = await serve((_, response) => response.end("<p>Sign in to the network</p>"));
  await expect(call(at, "GET /me", {})).rejects.toThrow("does not answer as Obelus does");
});

test("a file whose connection is lost is a sentence, and no part of it stays", async () => {
  const { at } = await serve((received, response) => {
    if (!received.url?.includes("export")) {
      return response.end(JSON.stringify({ id: PROJECT, name: "Harbour" }));
    }
    response.writeHead(200, { "content-length": "1000" });
    response.write("some of it", () => response.destroy());
  });
  const folder = mkdtempSync(join(tmpdir(), "obelus-cut-"));
  const destination = { output: join(folder, "out.csv"), force: false };
  await expect(exportAnnotations(at, "csv", { project: PROJECT }, destination)).rejects.toThrow(
    "The connection was lost before the answer was whole.",
  );
  expect(readdirSync(folder)).toEqual([]);
});

test("who is put off for longer than a minute is told so at once", async () => {
  const { at, requests } = await serve((_, response) => {
    response.writeHead(429, { "retry-after": "900" });
    response.end(JSON.stringify({ detail: "Too many requests." }));
  });
  await expect(call(at, "GET /me", {})).rejects.toThrow("Too many requests.");
  expect(requests).toHaveLength(1);
});

test("what would be done twice is sent once; anything else again", async () => {
  let isReady = false;
  const { at, requests } = await serve((_, response) => {
    if (!isReady) response.statusCode = 503;
    isReady = true;
    response.end("{}");
  });
  await expect(request(at, "POST /backups", { isOnce: true })).rejects.toThrow("503");
  isReady = false;
  await call(at, "GET /me", {});
  expect(requests).toEqual(["POST /api/v1/backups", "GET /api/v1/me", "GET /api/v1/me"]);
});

test("an address that sends on to another one is named, and no token goes there", async () => {
  const { at, requests } = await serve((_, response) => {
    response.writeHead(301, { location: "https://obelus.example.org/api/v1/me" });
    response.end();
  });
  await expect(call(at, "GET /me", {})).rejects.toThrow("sends on to https://obelus.example.org");
  expect(requests).toHaveLength(1);
});

test("who is not signed in is told whether a token was sent, or a password is wrong", async () => {
  const { at } = await serve((_, response) => {
    response.statusCode = 401;
    response.end(JSON.stringify({ detail: "Sign in first." }));
  });
  await expect(call(at, "GET /me", {})).rejects.toThrow("does not know this token");
  await expect(call({ url: at.url }, "GET /me", {})).rejects.toThrow("No token is kept");
  const basic = { email: "ana@example.org", password: "wrong" };
  await expect(request(at, "POST /tokens", { basic })).rejects.toThrow("Sign in first.");
});

test("what was imported before the server refuses to go on is reported", async () => {
  const { at, requests } = await serve((received, response) => {
    received.resume().once("end", () => {
      const isFirst = requests.filter((each) => each.startsWith("POST")).length < 2;
      if (received.method === "POST" && !isFirst) response.statusCode = 403;
      response.end(JSON.stringify({ id: PROJECT, title: "Minutes", notices: [] }));
    });
  });
  const printed = vi.spyOn(console, "log").mockReturnValue();
  const folder = mkdtempSync(join(tmpdir(), "obelus-files-"));
  const files = ["one.txt", "two.txt", "three.txt"].map((name) => join(folder, name));
  for (const file of files) writeFileSync(file, "The pier is open.");
  const into = { project: PROJECT, dryRun: false, json: false };
  await expect(importDocuments(at, files, into)).rejects.toMatchObject({ status: 403 });
  expect(printed.mock.calls).toEqual([[`${PROJECT}  Minutes`]]);
});

test("a server that starts again does not end the watch; one that refuses does", async () => {
  const { at, requests } = await serve((received, response) => {
    if (!received.url?.includes("events")) {
      return response.end(JSON.stringify({ id: PROJECT, name: "Harbour" }));
    }
    const tries = requests.filter((each) => each.includes("events")).length;
    if (tries > 1) response.writeHead(tries === 2 ? 503 : 403).end();
    else {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.end('retry: 10\n\nid: 6\nevent: project\ndata: {"number":6}\n\n');
    }
  });
  const printed = vi.spyOn(console, "log").mockReturnValue();
  const ended = watch(at, { project: PROJECT, after: 5, json: true });
  await expect(ended).rejects.toMatchObject({ status: 403 });
  expect(printed.mock.calls).toEqual([['{"number":6}']]);
  expect(requests.filter((each) => each.includes("events"))).toHaveLength(3);
});
