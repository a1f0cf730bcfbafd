import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endApps, everythingSaid, OWNER, type App } from "@/test/server/app";
import { tokens, withPassword, type Client } from "@/test/server/client";
import { startSite, type Site } from "@/test/server/site";
import { raw, rawGet } from "@/test/server/raw";
import { NOTE_WORDS } from "@/test/server/writers";
import { forEachAtOnce } from "@/test/run/at-once";

/** How many requests are on their way at the same time. */
const AT_ONCE = 8;

let app: App;
let site: Site;
let client: Client;

beforeAll(async () => {
  site = await startSite();
  ({ app, client } = site);
});

afterAll(endApps);

describe("what is malformed", () => {
  const TARGETS = [
    "/../",
    "/%2e%2e%2f",
    "/..%5c",
    "/%00",
    "/%",
    "/%E0%A4%A",
    "/%ff%fe",
    "/projects/%E0%A4%A",
    "/projects/%00",
    "/projects/\u00ff",
    "/projects/'%20or%201=1--",
    `/projects/${"x".repeat(10_000)}`,
    "/invitation/%E0%A4%A",
    "/sign-in?callbackUrl=%E0%A4%A",
    "/sign-in?callbackUrl=%2f%2fevil.invalid",
    "/sign-in?callbackUrl=a&callbackUrl=b",
    "/?nxtPid=1&nxtIid=2&_rsc=1",
    "/search?q=%00&q=%ff",
    "//api//v1//me",
    "/API/v1/me",
    "/api/v1/me/",
    "/api/v1/me;y=1",
    "/api/v1/me.json",
    "/api/v1/projects?limit=1e9",
    "/api/v1/projects?limit=-1",
    "/api/v1/projects?limit=0x10",
    "/api/v1/projects?cursor=%00",
    "/api/v1/projects?cursor=x&cursor=y",
    "/api/v1/projects/'%20or%201=1--",
    "/api/v1/projects/%E0%A4%A",
    "/api/v1/projects/%00/documents",
    "/api/v1/documents/00000000-0000-0000-0000-000000000000/text?revision=99999999999",
    "/api/auth/%E0%A4%A",
    "/api/auth/callback/%00",
    "/api/auth/signin/../../v1/me",
    "/_next/data/x/index.json",
    "/_next/static/..%2f..%2f..%2fpackage.json",
    "/_next/static/../../package.json",
    "/.env",
    "/.git/HEAD",
    "/package.json",
    "/data/secret",
  ];

  test("in an address is refused and never breaks anything", async () => {
    const authorization = { authorization: `Bearer ${client.token}` };
    await forEachAtOnce(TARGETS, AT_ONCE, async (target) => {
      for (const headers of [{}, authorization, { ...authorization, rsc: "1" }]) {
        const { status, body } = await rawGet(app.port, target, headers);
        expect(status, target).toBeGreaterThan(0);
        expect(status, target).toBeLessThan(500);
        expect(body, target).not.toMatch(/node_modules|prisma|SELECT |\bat \w+ \(|"dependencies"/);
      }
    });
  });

  const AUTHORIZATIONS = [
    "Bearer %E0%A4%A",
    "Bearer",
    "Bearer ",
    'Bearer ""',
    `Bearer obelus_${"x".repeat(60)}`,
    `Bearer ${"x".repeat(8_000)}`,
    "Bearer \u00ff\u00fe",
    "Basic %%%",
    "Basic Og==",
    "Negotiate x",
  ];

  test.each(AUTHORIZATIONS)(
    "as an authorization is 401 everywhere: %.40s",
    async (authorization) => {
      const calls = site.calls.filter((call) => call.startsWith("/api/v1/"));
      const closed = calls.filter((call) => !call.endsWith("/openapi.json"));
      await forEachAtOnce(closed, AT_ONCE, async (path) => {
        const { status } = await rawGet(app.port, path, { authorization });
        // Some calls are not for GET.
        expect([401, 405], path).toContain(status);
      });
    },
  );

  test("as a cookie, a number of the last event or a version is no more than nothing", async () => {
    const { documentId } = site;
    const odd: Record<string, string>[] = [
      { cookie: "obelus.session=%E0%A4%A" },
      { cookie: "obelus.session=a.b.c.d.e; obelus.session.0=x; obelus.session.1=y" },
      { cookie: `obelus.session=${"x".repeat(10_000)}` },
      { cookie: "obelus.theme=%E0%A4%A; obelus.callback-url=%E0%A4%A; obelus.csrf=%" },
      { "next-router-state-tree": "%5B" },
      { "next-router-state-tree": "%5B", rsc: "1" },
      { "next-router-prefetch": "9", rsc: "1" },
      { "next-router-segment-prefetch": "/../x", rsc: "1", "next-router-prefetch": "1" },
      { "next-url": "/%E0%A4%A", rsc: "1" },
      { "accept-language": "\u00ff;q=x" },
      { range: "bytes=9-1" },
      { expect: "200-maybe" },
    ];
    await forEachAtOnce(odd, AT_ONCE, async (headers) => {
      for (const path of [...site.pages, "/api/v1/me", "/api/auth/session", "/api/auth/csrf"]) {
        const { status } = await rawGet(app.port, path, headers);
        expect(status, `${path} ${JSON.stringify(headers).slice(0, 80)}`).toBeLessThan(500);
      }
    });
    for (const id of ["-1", "9223372036854775808", "1e3", "x", "9".repeat(9_000)]) {
      const headers = { authorization: `Bearer ${client.token}`, "last-event-id": id };
      const { status } = await raw(
        app.port,
        request("GET", `/api/v1/documents/${documentId}/events`, headers),
        500,
      );
      expect(status, id.slice(0, 30)).toBeLessThan(500);
    }
  });

  test("as a method is refused", async () => {
    for (const method of ["TRACE", "PROPFIND", "OPTIONS", "HEAD", "PURGE", "M-SEARCH", "POST"]) {
      await forEachAtOnce([...site.pages, ...site.calls], AT_ONCE, async (path) => {
        const { status } = await rawGet(app.port, path, {}, method);
        expect(status, `${method} ${path}`).toBeLessThan(500);
      });
    }
  });
});

function request(method: string, path: string, headers: Record<string, string>): string {
  const lines = Object.entries({ host: `localhost:${app.port}`, ...headers });
  return `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;
}

describe("a body", () => {
  const json = { "content-type": "application/json" };

  test("of a gigabyte is refused as soon as it is announced", async () => {
    for (const path of ["/", "/sign-in", "/api/v1/projects", "/api/auth/callback/credentials"]) {
      const headers = { ...client.headers, ...json, "content-length": String(2 ** 30) };
      const answer = await raw(app.port, `${request("POST", path, headers)}{"name": "`);
      expect(answer.status, path).toBe(413);
      expect(answer.elapsed, path).toBeLessThan(30_000);
    }
  });

  test("that is cut off while it is sent is no error of the server", async () => {
    const headers = { ...client.headers, ...json, "content-length": "1000" };
    for (let cut = 0; cut < 5; cut++) {
      await cutOff(`${request("POST", "/api/v1/projects", headers)}{"name": "Half a na`);
    }
    const { status } = await rawGet(app.port, "/api/v1/me", client.headers);
    expect(status).toBe(200);
    expect(app.output()).not.toContain("a request failed");
  });

  test("that never ends is refused at its limit, and the rest is not read", async () => {
    for (const path of ["/api/v1/projects", "/api/auth/callback/credentials", "/sign-in", "/"]) {
      const pid = app.serverPid();
      const before = await residentMegabytes(pid);
      const headers = { ...client.headers, ...json, "transfer-encoding": "chunked" };
      const { status, sent } = await pour(request("POST", path, headers));
      expect(status, path).toBeGreaterThanOrEqual(400);
      expect(status, path).toBeLessThan(500);
      expect(sent, path).toBeLessThan(30);
      expect((await residentMegabytes(pid)) - before, path).toBeLessThan(100);
    }
  });
});

/** Sends this and disconnects as soon as it is sent. */
function cutOff(bytes: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(app.port, "127.0.0.1", () =>
      socket.write(bytes, () => setTimeout(() => socket.resetAndDestroy(), 100)),
    );
    socket.on("error", () => {}).on("close", () => resolve());
  });
}

/** Sends one megabyte after the other, at most 200, until the server stops it. */
async function pour(head: string): Promise<{ status: number; sent: number }> {
  const megabyte = Buffer.alloc(1_000_000, "x");
  return new Promise((resolve) => {
    let sent = 0;
    let status = 0;
    const socket = connect(app.port, "127.0.0.1", () => {
      socket.write(head);
      const more = () => {
        if (sent >= 200 || socket.destroyed) return void socket.destroy();
        sent += 1;
        socket.write(`${megabyte.length.toString(16)}\r\n`);
        socket.write(megabyte);
        socket.write("\r\n", () => setImmediate(more));
      };
      more();
    });
    socket.on("data", (data) => {
      status ||= Number(/^HTTP\/1\.1 (\d+)/.exec(data.toString("latin1"))?.[1] ?? 0);
    });
    socket.on("error", () => {}).on("close", () => resolve({ status, sent }));
  });
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000;
}

describe("the log", () => {
  test("holds no token, address, password, note or title, whatever was asked", async () => {
    await withPassword(app.url, OWNER.email, "a wrong password nobody has");
    await withPassword(app.url, "stranger.process-test@obelus.test", OWNER.password);
    await client.post(`/api/v1/documents/${site.documentId}/annotations`, {
      kind: "claim",
      target: [{ exact: NOTE_WORDS }],
      body: NOTE_WORDS,
    });
    await client.post("/api/v1/projects", { name: `${NOTE_WORDS}\r\nforged: line` });
    const { output } = await app.stop();
    const all = output + everythingSaid();
    expect(all).toContain("Obelus is ready");
    for (const secret of [
      ...tokens,
      OWNER.email,
      "process-test@obelus.test",
      OWNER.password,
      "a wrong password nobody has",
      NOTE_WORDS,
      "The harbour is open",
    ]) {
      expect(all.includes(secret), secret).toBe(false);
    }
  });
});
