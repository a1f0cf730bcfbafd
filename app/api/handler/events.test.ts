import { expect, test } from "vitest";
import { done } from "@/lib/outcome";
import { events } from "./events";

/** A stream that notes whether it was cancelled. */
function makeStream() {
  const noted = { isCancelled: false };
  const stream = new ReadableStream<Uint8Array>({
    cancel() {
      noted.isCancelled = true;
    },
  });
  return { noted, stream };
}

function makeRequest(method = "GET") {
  const client = new AbortController();
  const url = "http://localhost/api/v1/documents/1/events";
  return { client, request: new Request(url, { method, signal: client.signal }) };
}

test("a stream is closed when its client left before the answer was made", () => {
  const { noted, stream } = makeStream();
  const { client, request } = makeRequest();
  client.abort();
  events(done(stream), request);
  expect(noted.isCancelled).toBe(true);
});

test("a stream is closed when its client leaves before anybody reads the answer", () => {
  const { noted, stream } = makeStream();
  const { client, request } = makeRequest();
  events(done(stream), request);
  expect(noted.isCancelled).toBe(false);
  client.abort();
  expect(noted.isCancelled).toBe(true);
});

test("a stream that somebody reads is left to its reader", () => {
  const { noted, stream } = makeStream();
  const { client, request } = makeRequest();
  const reader = events(done(stream), request).body?.getReader();
  client.abort();
  expect(noted.isCancelled).toBe(false);
  reader?.releaseLock();
});

test("an answer without a body keeps no stream open", () => {
  const { noted, stream } = makeStream();
  events(done(stream), makeRequest("HEAD").request);
  expect(noted.isCancelled).toBe(true);
});
