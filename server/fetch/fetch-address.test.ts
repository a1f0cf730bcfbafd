import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startNameServer, type NameServer } from "@/test/fetch/name-server";
import { startSite, type Site } from "@/test/fetch/site";
import { FETCH_LIMITS, fetchAddress, type FetchLimits } from "./fetch-address";

const PAGE = "<!doctype html><title>Tides</title><p>The quay floods twice a day.</p>";
const MEGABYTE = Buffer.alloc(1_000_000, "a");

let site: Site;
/** On the same port of another address of this machine, which no test may reach. */
let canary: Site;
let names: NameServer;
/** How often the name that changes was asked for. */
let turns = 0;

beforeAll(async () => {
  site = await startSite((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://site");
    const html = { "content-type": "text/html; charset=utf-8" };
    const to = (location: string, status = 302) => response.writeHead(status, { location }).end();
    switch (pathname) {
      case "/page":
        return response.writeHead(200, { ...html, "set-cookie": "a=b" }).end(PAGE);
      case "/gzip":
        return response.writeHead(200, { ...html, "content-encoding": "gzip" }).end(gzipSync(PAGE));
      case "/brotli":
        return response
          .writeHead(200, { ...html, "content-encoding": "br" })
          .end(brotliCompressSync(PAGE));
      case "/to":
        return to(searchParams.get("address") ?? "", Number(searchParams.get("status") ?? 302));
      case "/count": {
        const steps = Number(searchParams.get("n"));
        return to(steps > 0 ? `/count?n=${steps - 1}` : "/page");
      }
      case "/loop":
        return to("/loop");
      case "/no-location":
        return response.writeHead(302).end();
      case "/status":
        return response.writeHead(Number(searchParams.get("n")), html).end("no text");
      case "/type":
        return response.writeHead(200, { "content-type": searchParams.get("t") ?? "" }).end(PAGE);
      case "/untyped":
        return response.writeHead(200).end(PAGE);
      case "/empty":
        return response.writeHead(200, html).end();
      case "/bomb":
        // A hundred megabytes of one letter, as a hundred kilobytes.
        return response
          .writeHead(200, { ...html, "content-encoding": "gzip" })
          .end(gzipSync(Buffer.alloc(100_000_000, "a")));
      case "/damaged":
        return response.writeHead(200, { ...html, "content-encoding": "gzip" }).end("no gzip");
      case "/cut-gzip":
        return response
          .writeHead(200, { ...html, "content-encoding": "gzip" })
          .end(gzipSync(PAGE).subarray(0, 30));
      case "/zstd":
        return response.writeHead(200, { ...html, "content-encoding": "zstd" }).end("x");
      case "/announced":
        return response.writeHead(200, { ...html, "content-length": "20000000" }).write("a");
      case "/cut":
        response.writeHead(200, { ...html, "content-length": "1000" }).write("a");
        return void setImmediate(() => request.socket.destroy());
      case "/endless": {
        response.writeHead(200, html);
        const more = () => {
          while (!response.destroyed && response.write(MEGABYTE));
          if (!response.destroyed) response.once("drain", more);
        };
        return more();
      }
      case "/drip": {
        response.writeHead(200, html);
        const drip = setInterval(() => response.write("a"), 20);
        return response.on("close", () => clearInterval(drip));
      }
      case "/silent":
        return undefined;
      default:
        return response.writeHead(404, html).end("nothing here");
    }
  });
  canary = await startSite((_request, response) => response.end("private"), {
    host: "127.0.0.2",
    port: site.port,
    allowed: false,
  });
  names = await startNameServer((name, family) => {
    const isFour = family === "A";
    if (name === "tides.example") return isFour ? ["127.0.0.1"] : [];
    if (name === "private.example") return isFour ? ["127.0.0.2"] : [];
    if (name === "mixed.example") return isFour ? ["127.0.0.1", "127.0.0.2"] : [];
    if (name === "six.example") return isFour ? ["127.0.0.1"] : ["0:0:0:0:0:0:0:1"];
    if (name === "mapped.example") return isFour ? [] : ["0:0:0:0:0:ffff:7f00:2"];
    if (name === "turning.example") {
      if (!isFour) return [];
      return turns++ === 0 ? ["127.0.0.1"] : ["127.0.0.2"];
    }
    return null;
  });
});
afterAll(async () => {
  await Promise.all([site.close(), canary.close(), names.close()]);
});
beforeEach(() => {
  site.requests.length = canary.requests.length = names.questions.length = 0;
});

const fetchPath = (path: string, limits: Partial<FetchLimits> = {}, signal?: AbortSignal) =>
  fetchAddress(`${site.origin}${path}`, signal, { ...FETCH_LIMITS, ...limits });

const named = (name: string, path = "/page") => `http://${name}:${site.port}${path}`;

const refusedBy = (key: string, params?: object) => ({
  ok: false,
  problem: "not-fetched",
  reason: { key: `Refusals.fetch.${key}`, ...(params ? { params } : {}) },
});

const words = (fetched: Awaited<ReturnType<typeof fetchAddress>>) =>
  fetched.ok ? Buffer.from(fetched.value.bytes).toString() : fetched;

describe("what is fetched", () => {
  test("is the bytes, with address, status, type and their hash", async () => {
    const fetched = await fetchPath("/page#part");
    expect(fetched).toMatchObject({
      ok: true,
      value: {
        url: `${site.origin}/page`,
        finalUrl: `${site.origin}/page`,
        status: 200,
        mediaType: "text/html; charset=utf-8",
        sha256: "d9d7e71688d9a204243ec0167c5982faddbd0bbd2f0e32d8ed2bf6d1444154e3",
      },
    });
    expect(words(fetched)).toBe(PAGE);
  });

  test.each(["/gzip", "/brotli"])("is unpacked (%s)", async (path) => {
    expect(words(await fetchPath(path))).toBe(PAGE);
  });

  test("may have no type at all", async () => {
    expect(words(await fetchPath("/untyped"))).toBe(PAGE);
  });

  test("is asked for without cookies, passwords or a referrer, even after a redirect that sets a cookie", async () => {
    await fetchPath("/to?address=/page");
    await fetchPath("/page");
    expect(site.requests.map(({ path }) => path)).toEqual(["/to?address=/page", "/page", "/page"]);
    for (const { headers } of site.requests) {
      expect(Object.keys(headers).sort()).toEqual([
        "accept",
        "accept-encoding",
        "connection",
        "host",
        "user-agent",
      ]);
      expect(headers["user-agent"]).toMatch(/^Obelus\/\d+\.\d+\.\d+$/);
    }
  });

  test("goes through no proxy of the environment", async () => {
    for (const name of ["http_proxy", "HTTP_PROXY", "all_proxy", "NODE_USE_ENV_PROXY"]) {
      process.env[name] = name === "NODE_USE_ENV_PROXY" ? "1" : canary.origin;
    }
    expect(words(await fetchPath("/page"))).toBe(PAGE);
    expect(canary.requests).toEqual([]);
  });
});

describe("redirects", () => {
  test.each([301, 302, 303, 307, 308])("are followed (%i)", async (status) => {
    const fetched = await fetchPath(`/to?address=/page&status=${status}`);
    expect(fetched).toMatchObject({ ok: true, value: { finalUrl: `${site.origin}/page` } });
  });

  test("are followed five times and not more", async () => {
    expect(await fetchPath("/count?n=4")).toMatchObject({ ok: true });
    expect(await fetchPath("/count?n=5")).toMatchObject(refusedBy("redirects", { number: 5 }));
    expect(await fetchPath("/loop")).toMatchObject(refusedBy("redirects"));
  });

  test("that lead nowhere are no text", async () => {
    expect(await fetchPath("/no-location")).toMatchObject(refusedBy("status", { status: 302 }));
  });

  test.each([
    ["another address of this machine", () => canary.origin, "noPublicServer"],
    ["a private network", () => "http://10.0.0.1/", "noPublicServer"],
    ["the metadata of a cloud", () => "http://169.254.169.254/latest/", "noPublicServer"],
    ["IPv6 of this machine", () => `http://[::1]:${site.port}/`, "noPublicServer"],
    ["a number", () => "//2130706434/", "noPublicServer"],
    ["a private name", () => named("private.example"), "noPublicServer"],
    ["a file", () => "file:///etc/passwd", "scheme"],
    ["a script", () => "javascript:alert(1)", "scheme"],
    ["another port", () => "http://127.0.0.1:22/", "port"],
    ["a password", () => "http://a:b@example.com/", "password"],
    ["nothing that can be read", () => "http://[", "notAnAddress"],
  ])("to %s are refused", async (_what, target, key) => {
    const path = `/to?address=${encodeURIComponent(target())}`;
    expect(await fetchPath(path)).toMatchObject(refusedBy(key));
    expect(canary.requests).toEqual([]);
  });
});

describe("names", () => {
  test("are looked up once, and the connection goes to what was found", async () => {
    turns = 0;
    expect(words(await fetchAddress(named("turning.example")))).toBe(PAGE);
    expect(names.questions.sort()).toEqual(["A turning.example", "AAAA turning.example"]);
    expect(site.requests.map(({ headers }) => headers.host)).toEqual([
      `turning.example:${site.port}`,
    ]);
    // Now the name leads elsewhere, and is refused.
    for (let round = 0; round < 20; round++) {
      expect(await fetchAddress(named("turning.example"))).toMatchObject(
        refusedBy("noPublicServer"),
      );
    }
    expect(canary.requests).toEqual([]);
  });

  test("are looked up anew at each redirect", async () => {
    turns = 0;
    const back = encodeURIComponent(named("turning.example"));
    const address = named("turning.example", `/to?address=${back}`);
    expect(await fetchAddress(address)).toMatchObject(refusedBy("noPublicServer"));
    expect(site.requests).toHaveLength(1);
    expect(canary.requests).toEqual([]);
  });

  test.each(["private.example", "mixed.example", "six.example", "mapped.example"])(
    "of which one address is not public are refused (%s)",
    async (name) => {
      expect(await fetchAddress(named(name))).toMatchObject(refusedBy("noPublicServer"));
      expect([...site.requests, ...canary.requests]).toEqual([]);
    },
  );

  test("that nobody knows are refused with the same sentence", async () => {
    expect(await fetchAddress(named("nobody.example"))).toMatchObject(
      refusedBy("noPublicServer", { host: "nobody.example" }),
    );
  });

  test("of the hosts file of this machine mean nothing", async () => {
    expect(await fetchAddress("http://localhost.localdomain/")).toMatchObject(
      refusedBy("noPublicServer"),
    );
    expect(names.questions).toContain("A localhost.localdomain");
  });

  test("may end with a dot", async () => {
    const fetched = await fetchAddress(named("tides.example."));
    expect(fetched).toMatchObject({ ok: true, value: { url: named("tides.example") } });
  });
});

describe("what is no text", () => {
  test.each([
    ["/nothing", "status", { status: 404 }],
    ["/status?n=500", "status", { status: 500 }],
    ["/status?n=304", "status", { status: 304 }],
    ["/status?n=204", "empty", undefined],
    ["/empty", "empty", undefined],
    ["/type?t=image/png", "type", { type: "image/png" }],
    ["/type?t=application/json", "type", { type: "application/json" }],
    ["/damaged", "damaged", undefined],
    ["/cut-gzip", "damaged", undefined],
    ["/zstd", "packedOtherwise", undefined],
    ["/cut", "brokenOff", undefined],
    ["/announced", "tooLarge", { megabytes: 10 }],
    ["/bomb", "tooLarge", { megabytes: 10 }],
    ["/endless", "tooLarge", { megabytes: 10 }],
  ])("%s is refused with a sentence", async (path, key, params) => {
    expect(await fetchPath(path)).toMatchObject(refusedBy(key, params));
  });

  test("nobody waits for the rest of what is too large", async () => {
    await fetchPath("/announced", { milliseconds: 3_600_000 });
    await expect.poll(() => site.connections()).toBe(0);
  });

  test.each(["/drip", "/silent"])("%s ends when its time is over", async (path) => {
    expect(await fetchPath(path, { milliseconds: 200 })).toMatchObject(
      refusedBy("tooSlow", { seconds: 1 }),
    );
  });

  test("a server that does not speak HTTP, none at all, and none that is secure", async () => {
    const closed = await startSite(() => undefined);
    await closed.close();
    expect(await fetchAddress(closed.origin)).toMatchObject(refusedBy("unreachable"));
    const secure = site.origin.replace("http:", "https:");
    expect(await fetchAddress(secure)).toMatchObject(refusedBy("notSecure"));
  });
});

test("ends when whoever asked leaves", async () => {
  const leaving = new AbortController();
  const fetching = fetchPath("/drip", {}, leaving.signal);
  await expect.poll(() => site.requests.length).toBe(1);
  leaving.abort();
  expect(await fetching).toMatchObject({ ok: false, problem: "not-fetched" });
});

test("at most eight are fetched at once, and there is room again afterwards", async () => {
  const leaving = new AbortController();
  const many = Array.from({ length: 8 }, () => fetchPath("/silent", {}, leaving.signal));
  expect(await fetchPath("/page")).toMatchObject({ ok: false, problem: "too-many" });
  leaving.abort();
  await Promise.all(many);
  expect(words(await fetchPath("/page"))).toBe(PAGE);
});

test("an operator can turn it off", async () => {
  process.env.OBELUS_FETCH = "off";
  expect(await fetchPath("/page")).toMatchObject(refusedBy("off"));
  delete process.env.OBELUS_FETCH;
  expect(site.requests).toEqual([]);
});

test("a server that other machines reach reads no setting of tests", async () => {
  process.env.HOST = "0.0.0.0";
  expect(await fetchPath("/page")).toMatchObject({ ok: false, problem: "not-fetched" });
  delete process.env.HOST;
  expect(site.requests).toEqual([]);
});
