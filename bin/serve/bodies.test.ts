import { connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { endLoopbacks, startLoopback } from "@/test/server/loopback";
import { raw } from "@/test/server/raw";
import { discardRest, refuseRequest } from "./bodies";

afterEach(endLoopbacks);

const REFUSAL = "method-not-allowed";

function startRefusing() {
  return startLoopback(() => (request, response) => {
    const { socket } = request;
    response.on("finish", () => discardRest(request, socket));
    refuseRequest(request, response, REFUSAL);
  });
}

function post(...headers: string[]): string {
  return `POST / HTTP/1.1\r\nhost: localhost\r\n${headers.map((line) => `${line}\r\n`).join("")}\r\n`;
}

test("a refusal is a problem with its code and a sentence", async () => {
  const { port } = await startRefusing();
  const response = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: "{}" });
  expect(response.status).toBe(405);
  expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  expect(await response.json()).toMatchObject({
    status: 405,
    code: REFUSAL,
    detail: "This address does not support that method.",
  });
});

test("a body that ends soon is read before the refusal", async () => {
  const { port } = await startRefusing();
  const length = 5_000_000;
  let sent = 0;
  const socket = connect(port, "127.0.0.1");
  const answer = new Promise<number>((resolve) => socket.once("data", () => resolve(sent)));
  socket.write(post(`content-length: ${length}`));
  const chunk = Buffer.alloc(500_000, "x");
  while (sent < length) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    sent += chunk.length;
    socket.write(chunk);
  }
  expect(await answer).toBe(length);
  socket.destroy();
});

test("a body that may never end is refused at once, and its connection closed after a second", async () => {
  const { port } = await startRefusing();
  const { status, elapsed } = await raw(port, post("transfer-encoding: chunked"), 10_000);
  expect(status).toBe(405);
  expect(elapsed).toBeGreaterThan(500);
  expect(elapsed).toBeLessThan(8_000);
});

test("so is one that announces more than anybody waits for", async () => {
  const { port } = await startRefusing();
  const { status, elapsed } = await raw(port, post("content-length: 70000001"), 10_000);
  expect(status).toBe(405);
  expect(elapsed).toBeGreaterThan(500);
  expect(elapsed).toBeLessThan(8_000);
});

test("a connection whose request was read whole stays open", async () => {
  const { port } = await startRefusing();
  const socket = connect(port, "127.0.0.1");
  let received = "";
  let isClosed = false;
  socket.setEncoding("latin1").on("data", (text: string) => (received += text));
  socket.on("close", () => (isClosed = true));
  for (let turn = 0; turn < 2; turn++) {
    socket.write(`${post("content-length: 2")}{}`);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
  }
  expect(received.match(/HTTP\/1\.1 405/g)).toHaveLength(2);
  expect(isClosed).toBe(false);
  socket.destroy();
});
