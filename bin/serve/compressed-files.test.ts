import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { endLoopbacks, startLoopback } from "@/test/server/loopback";
import { answerCompressed } from "./compressed-files";

const SCRIPT = "/_next/static/chunks/a.js";
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "obelus-static-"));
  mkdirSync(join(folder, "chunks"));
  writeFileSync(join(folder, "chunks", "a.js.br"), brotliCompressSync("a script"));
  writeFileSync(join(folder, "secret.br"), brotliCompressSync("of no known type"));
});
afterEach(async () => {
  await endLoopbacks();
  rmSync(folder, { recursive: true, force: true });
});

async function answerFor(path: string, encoding: string, method = "GET") {
  const { port } = await startLoopback(() =>
    answerCompressed(folder, (_request, response) => void response.end("from Next")),
  );
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { "accept-encoding": encoding },
  });
  return { headers: response.headers, text: await response.text() };
}

test.each(["br", "gzip, deflate, br, zstd", "gzip, BR;q=0.5"])(
  "%s gets the file",
  async (accepts) => {
    const { headers, text } = await answerFor(`${SCRIPT}?v=1`, accepts);
    expect(text).toBe("a script");
    expect(headers.get("content-encoding")).toBe("br");
    expect(headers.get("content-type")).toBe("application/javascript; charset=UTF-8");
    expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(headers.get("vary")).toBe("Accept-Encoding");
  },
);

test("HEAD gets the same without the file", async () => {
  const { headers, text } = await answerFor(SCRIPT, "br", "HEAD");
  expect(text).toBe("");
  expect(Number(headers.get("content-length"))).toBe(brotliCompressSync("a script").length);
});

test.each([
  [SCRIPT, "gzip"],
  [SCRIPT, "gzip, br;q=0"],
  [SCRIPT, "identity, br;q=0.0"],
  [`${SCRIPT}.br`, "br"],
  ["/_next/static/secret", "br"],
  ["/_next/static/chunks/..%2fchunks/a.js", "br"],
  ["/_next/static/chunks/b.js", "br"],
  ["/", "br"],
])("%s with %s is passed on", async (path, accepts) => {
  expect((await answerFor(path, accepts)).text).toBe("from Next");
});

test("what writes is passed on", async () => {
  expect((await answerFor(SCRIPT, "br", "POST")).text).toBe("from Next");
});

test("a file that is gone since the start is passed on", async () => {
  const { port } = await startLoopback(() => {
    const handler = answerCompressed(
      folder,
      (_request, response) => void response.end("from Next"),
    );
    rmSync(join(folder, "chunks"), { recursive: true });
    return handler;
  });
  expect(await (await fetch(`http://127.0.0.1:${port}${SCRIPT}`)).text()).toBe("from Next");
});
