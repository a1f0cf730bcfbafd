import type { ServerResponse } from "node:http";
import { afterEach, expect, test } from "vitest";
import { endLoopbacks, startLoopback } from "@/test/server/loopback";
import { setCacheHeaders } from "./cache-headers";

afterEach(endLoopbacks);

async function headersOf(path: string, respond: (response: ServerResponse) => void) {
  const { port } = await startLoopback(() => (request, response) => {
    setCacheHeaders(request, response);
    respond(response);
  });
  const { status, headers } = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status, cacheControl: headers.get("cache-control"), vary: headers.get("vary") };
}

const DEPENDS = "Cookie, Authorization";

test("a response that says nothing of caches is stored by none", async () => {
  const expected = { status: 200, cacheControl: "private, no-store", vary: DEPENDS };
  expect(await headersOf("/", (response) => response.end("a page"))).toEqual(expected);
  expect(await headersOf("/", (response) => response.writeHead(200).end())).toEqual(expected);
});

test("one that says something keeps it, and what it depends on is added", async () => {
  const respond = (response: ServerResponse) => {
    response.setHeader("cache-control", "public, max-age=60");
    response.setHeader("vary", "RSC");
    response.writeHead(404).end();
  };
  expect(await headersOf("/", respond)).toEqual({
    status: 404,
    cacheControl: "public, max-age=60",
    vary: `RSC, ${DEPENDS}`,
  });
});

test("one whose head names its own caching as it is written keeps it", async () => {
  const { cacheControl } = await headersOf("/", (response) =>
    response.writeHead(200, { "cache-control": "public" }).end(),
  );
  expect(cacheControl).toBe("public");
});

test("a file of the build is left alone", async () => {
  expect(await headersOf("/_next/static/a.js", (response) => response.end())).toEqual({
    status: 200,
    cacheControl: null,
    vary: null,
  });
});
