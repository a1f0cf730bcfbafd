import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endApps, everythingSaid, OWNER, startApp, type App } from "./testing/app";
import { ask, tokens, withPassword, type Client } from "./testing/client";
import { addressesOf, raw, rawGet } from "./testing/raw";
import { HARBOUR, NOTE_WORDS } from "./testing/writers";

let app: App;
let client: Client;
let fill: Record<string, string>;
/** Every page, and every call that reads. */
let pages: string[];
let calls: string[];

beforeAll(async () => {
  app = await startApp();
  client = await app.signIn();
  const { projectId, documentId } = await client.makeDocument(HARBOUR);
  const { id } = await client.must<{ id: string }>(
    "POST",
    `/api/v1/documents/${documentId}/annotations`,
    { kind: "claim", target: [{ start: 4, end: 11 }], body: NOTE_WORDS },
  );
  const none = "01980000-0000-7000-8000-000000000000";
  fill = new Proxy(
    { projectId, documentId, annotationId: id, format: "csv", nextauth: "csrf" },
    { get: (known, name) => Reflect.get(known, name) ?? none },
  );
  pages = addressesOf("page.tsx", fill);
  calls = addressesOf("route.ts", fill).filter((path) => !path.endsWith("/events"));
}, 120_000);

afterAll(endApps);

describe("names", () => {
  test.each(["evil.invalid", "localhost.evil.invalid", "localhost", "127.0.0.1:1", "[::1]", ""])(
    "“%s” is not ours: 421 and nothing of the page",
    async (host) => {
      const answer = await rawGet(app.port, "/sign-in", { host });
      expect(answer.status).toBe(421);
      expect(answer.body).not.toContain("<html");
      expect(answer.head).toContain("x-content-type-options: nosniff");
    },
  );

  test("this machine's own are", async () => {
    for (const name of ["localhost", "127.0.0.1", "[::1]", "LocalHost"]) {
      const answer = await rawGet(app.port, "/sign-in", { host: `${name}:${app.port}` });
      expect(answer.status, name).toBe(200);
    }
  });

  test("that a request tells beside its Host appear in no answer", async () => {
    const forged = {
      "x-forwarded-host": "evil.invalid",
      "x-forwarded-proto": "gopher",
      forwarded: "host=evil.invalid",
      "x-original-url": "/account",
      "x-rewrite-url": "/account",
    };
    for (const path of [...pages, ...calls]) {
      const { status, head, body } = await rawGet(app.port, path, forged);
      expect(status, path).toBeLessThan(500);
      expect(head + body, path).not.toMatch(/evil\.invalid|gopher/);
    }
  });

  test("in the target of a request go nowhere", async () => {
    const upgrades: Record<string, string>[] = [{}, { connection: "upgrade", upgrade: "websocket" }];
    for (const upgrade of upgrades) {
      for (const target of [`http://evil.invalid/`, `http://127.0.0.1:1/`, "*", "evil.invalid:80"]) {
        const answer = await rawGet(app.port, target, upgrade);
        expect([0, 400], target).toContain(answer.status);
        expect(answer.took).toBeLessThan(2_000);
      }
    }
    expect((await rawGet(app.port, "evil.invalid:80", {}, "CONNECT")).status).toBe(0);
  });
});

const LOCKS: Readonly<Record<string, RegExp>> = {
  "x-content-type-options": /^nosniff$/,
  "x-frame-options": /^DENY$/,
  "referrer-policy": /^same-origin$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "cross-origin-resource-policy": /^same-origin$/,
  "permissions-policy": /camera=\(\)/,
  "content-security-policy":
    /^default-src 'none'; script-src 'nonce-[\w+/]{22}==' 'strict-dynamic'; .*frame-ancestors 'none'; base-uri 'none'; object-src 'none'$/,
};

function nonceIn(policy: string | null): string {
  return /'nonce-([^']+)'/.exec(policy ?? "")?.[1] ?? "";
}

describe("every answer", () => {
  test("carries the headers that lock a page, and a fresh nonce each time", async () => {
    const session = await sessionCookie();
    const nonces = new Set<string>();
    const asked = [...pages, ...calls, "/nowhere", "/api/v1/nowhere", "/_next/static/nowhere.js"];
    for (const path of [...asked, ...asked]) {
      const answer = await ask(`${app.url}${path}`, { headers: { cookie: session } });
      expect(answer.status, path).toBeLessThan(500);
      for (const [name, value] of Object.entries(LOCKS)) {
        expect(answer.headers.get(name), `${name} of ${path}`).toMatch(value);
      }
      expect(answer.headers.get("x-powered-by")).toBeNull();
      nonces.add(nonceIn(answer.headers.get("content-security-policy")));
    }
    expect(nonces.size).toBe(2 * asked.length);
  });

  test("that is a page runs only scripts with its own nonce, and none written into it without", async () => {
    const session = await sessionCookie();
    let scripts = 0;
    for (const path of pages) {
      const answer = await ask(`${app.url}${path}`, { headers: { cookie: session } });
      const nonce = nonceIn(answer.headers.get("content-security-policy"));
      for (const tag of String(answer.body).match(/<script\b[^>]*>/g) ?? []) {
        expect(tag, path).toContain(`nonce="${nonce}"`);
        scripts += 1;
      }
      expect(String(answer.body), path).not.toMatch(/<[^>]+\son[a-z]+=/i);
    }
    expect(scripts).toBeGreaterThan(pages.length);
  });

  test("to somebody who is signed in is kept by nobody on the way", async () => {
    const session = await sessionCookie();
    for (const path of [...pages, ...calls.filter((call) => call.startsWith("/api/v1/"))]) {
      const { headers, status } = await ask(`${app.url}${path}`, { headers: { cookie: session } });
      if (status >= 300) continue;
      expect(headers.get("cache-control"), path).toMatch(/no-store/);
    }
  });
});

describe("headers that steer Next from outside", () => {
  const FORGED: Readonly<Record<string, string>> = {
    "x-middleware-subrequest": Array(5).fill("middleware").join(":"),
    "x-middleware-rewrite": "/account",
    "x-middleware-next": "1",
    "x-middleware-override-headers": "cookie",
    "x-middleware-request-cookie": "a=b",
    "x-matched-path": "/account",
    "x-invoke-path": "/account",
    "x-invoke-query": "%7B%22x%22%3A1%7D",
    "x-invoke-status": "200",
    "x-invoke-error": "%7B%7D",
    "x-nextjs-data": "1",
    "x-now-route-matches": "1=account",
    "x-http-method-override": "DELETE",
    "x-obelus-address": "10.0.0.1",
    "x-prerender-revalidate": "1",
    "next-resume": "1",
  };

  /** What differs between two loads of the same page by itself. */
  function settled({ status, body }: { status: number; body: string }): string {
    return `${status} ${body.replace(/nonce="[^"]*"|"nonce":"[^"]*"|\\"nonce\\":\\"[^"\\]*\\"/g, "")}`
      .replace(/nonce-[\w+/]{22}==/g, "")
      .replace(/[\w+/]{22}==/g, "")
      .replace(/\b[0-9a-f]{64}\b(%7C|\|)[0-9a-f]{64}|"csrfToken":"\w+"/g, "")
      .replace(/^obelus_.*|^(nodejs|process)_.*/gm, "");
  }

  test("change nothing for who is not signed in", async () => {
    for (const path of [...pages, ...calls].filter((one) => one !== "/api/metrics")) {
      const plain = settled(await rawGet(app.port, path));
      for (const [name, value] of Object.entries(FORGED)) {
        const forged = settled(await rawGet(app.port, path, { [name]: value }));
        expect(forged === plain, `${name} on ${path}:\n${forged}\n${plain}`).toBe(true);
      }
    }
  });

  test("reach no server action, for there is none", async () => {
    const body = `["$1"]${"x".repeat(1_000_000)}`;
    const began = performance.now();
    for (const path of pages) {
      const answer = await ask(`${app.url}${path}`, {
        method: "POST",
        headers: { "next-action": "0".repeat(42), "content-type": "text/plain;charset=UTF-8" },
        body,
      });
      expect(answer.status, path).toBe(404);
    }
    expect((performance.now() - began) / pages.length).toBeLessThan(500);
    expect((await ask(`${app.url}/api/health`)).status).toBe(200);
  });

  test("do not wake the image optimiser", async () => {
    const query = "?url=http%3A%2F%2F127.0.0.1%2Fx.svg&w=64&q=75";
    for (const path of ["/_next/image", "//_next/image", "/_next//image", "/x/../_next/image"]) {
      const { status } = await rawGet(app.port, path + query);
      expect([308, 400, 404], path).toContain(status);
    }
    expect((await rawGet(app.port, `/%5fnext/image${query}`)).status).toBe(404);
    expect((await rawGet(app.port, `/_next/image${query}`)).status).toBe(404);
  });
});

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
    for (const target of TARGETS) {
      for (const headers of [{}, authorization, { ...authorization, rsc: "1" }]) {
        const { status, body } = await rawGet(app.port, target, headers);
        expect(status, target).toBeGreaterThan(0);
        expect(status, target).toBeLessThan(500);
        expect(body, target).not.toMatch(/node_modules|prisma|SELECT |\bat \w+ \(|"dependencies"/);
      }
    }
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

  test.each(AUTHORIZATIONS)("as an authorization is 401 everywhere: %s", async (authorization) => {
    for (const path of calls.filter((call) => call.startsWith("/api/v1/"))) {
      if (path.endsWith("/openapi.json")) continue;
      const { status } = await rawGet(app.port, path, { authorization });
      // Some calls are not for GET.
      expect([401, 405], path).toContain(status);
    }
  });

  test("as a cookie, a number of the last event or a version is no more than nothing", async () => {
    const { documentId } = fill;
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
    for (const headers of odd) {
      for (const path of [...pages, "/api/v1/me", "/api/auth/session", "/api/auth/csrf"]) {
        const { status } = await rawGet(app.port, path, headers);
        expect(status, `${path} ${JSON.stringify(headers).slice(0, 80)}`).toBeLessThan(500);
      }
    }
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
    for (const method of ["TRACE", "PROPFIND", "OPTIONS", "HEAD", "PURGE", "M-SEARCH"]) {
      for (const path of [...pages, ...calls]) {
        const { status } = await rawGet(app.port, path, {}, method);
        expect(status, `${method} ${path}`).toBeLessThan(500);
      }
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
      expect(answer.took, path).toBeLessThan(3_000);
    }
  });

  test("that never ends is refused at its limit, and the rest is not read", async () => {
    for (const path of ["/api/v1/projects", "/api/auth/callback/credentials", "/sign-in", "/"]) {
      const pid = app.pid;
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

/** Sends one megabyte after the other until the other side has had enough; at most 200. */
async function pour(head: string): Promise<{ status: number; sent: number }> {
  const { connect } = await import("node:net");
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
  const { readFile } = await import("node:fs/promises");
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000;
}

describe("the log", () => {
  test("holds no token, address, password, note or title, whatever was asked", async () => {
    await withPassword(app.url, OWNER.email, "a wrong password nobody has");
    await withPassword(app.url, "stranger.process-test@obelus.test", OWNER.password);
    await client.post(`/api/v1/documents/${fill.documentId}/annotations`, {
      kind: "claim",
      target: [{ exact: NOTE_WORDS }],
      body: NOTE_WORDS,
    });
    await client.post("/api/v1/projects", { name: `${NOTE_WORDS}\r\nforged: line` });
    const { said } = await app.stop();
    const all = said + everythingSaid();
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

/** The session of a browser in which the owner signed in. */
async function sessionCookie(): Promise<string> {
  const csrf = await ask(`${app.url}/api/auth/csrf`);
  const { csrfToken } = csrf.body as { csrfToken: string };
  const cookie = csrf.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const { headers } = await ask(`${app.url}/api/auth/callback/credentials`, {
    method: "POST",
    headers: { cookie, origin: app.url },
    body: new URLSearchParams({ ...OWNER, csrfToken, json: "true" }),
  });
  const session = headers.getSetCookie().find((one) => one.startsWith("obelus.session="));
  if (!session) throw new Error("no session");
  return session.split(";")[0] ?? "";
}
