import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endApps, OWNER, type App } from "@/test/server/app";
import { ask, sessionOf } from "@/test/server/client";
import { startSite, type Site } from "@/test/server/site";
import { rawGet } from "@/test/server/raw";
import { forEachAtOnce } from "@/test/run/at-once";

/** How many requests are on their way at the same time. */
const AT_ONCE = 8;

let app: App;
let site: Site;

beforeAll(async () => {
  site = await startSite();
  app = site.app;
});

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
    await forEachAtOnce([...site.pages, ...site.calls], AT_ONCE, async (path) => {
      const { status, head, body } = await rawGet(app.port, path, forged);
      expect(status, path).toBeLessThan(500);
      expect(head + body, path).not.toMatch(/evil\.invalid|gopher/);
    });
  });

  test("in the target of a request go nowhere", async () => {
    const upgrades: Record<string, string>[] = [
      {},
      { connection: "upgrade", upgrade: "websocket" },
    ];
    for (const upgrade of upgrades) {
      for (const target of [
        `http://evil.invalid/`,
        `http://127.0.0.1:1/`,
        "*",
        "evil.invalid:80",
      ]) {
        expect((await rawGet(app.port, target, upgrade)).status, target).toBe(400);
      }
    }
    expect((await rawGet(app.port, "evil.invalid:80", {}, "CONNECT")).status).toBe(0);
  });
});

describe("the files that belong to no page", () => {
  const TYPES: Readonly<Record<string, string>> = {
    "apple-touch-icon.png": "image/png",
    "favicon.ico": "image/x-icon",
    "favicon.svg": "image/svg+xml",
    "icon-192.png": "image/png",
    "icon-512.png": "image/png",
    "robots.txt": "text/plain; charset=UTF-8",
    "site.webmanifest": "application/manifest+json",
  };

  test("are all there for who is not signed in, as what they are, for a day", async () => {
    expect(Object.keys(TYPES)).toEqual(readdirSync("public").sort());
    for (const [name, type] of Object.entries(TYPES)) {
      const response = await fetch(`${app.url}/${name}`);
      expect(response.status, name).toBe(200);
      expect(response.headers.get("content-type"), name).toBe(type);
      expect(response.headers.get("cache-control"), name).toBe("public, max-age=86400");
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.equals(readFileSync(`public/${name}`)), name).toBe(true);
    }
  });

  test("are named by the pages, whose policy allows the manifest", async () => {
    const response = await fetch(`${app.url}/sign-in`);
    const page = await response.text();
    for (const name of ["favicon.ico", "favicon.svg", "apple-touch-icon.png", "site.webmanifest"]) {
      expect(page).toContain(`href="/${name}"`);
    }
    expect(response.headers.get("content-security-policy")).toContain("manifest-src 'self'");
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
    const session = await sessionOf(app.url, OWNER);
    const nonces = new Set<string>();
    const paths = [
      ...site.pages,
      ...site.calls,
      "/nowhere",
      "/api/v1/nowhere",
      "/_next/static/nowhere.js",
    ];
    await forEachAtOnce([...paths, ...paths], AT_ONCE, async (path) => {
      const answer = await ask(`${app.url}${path}`, { headers: { cookie: session } });
      expect(answer.status, path).toBeLessThan(500);
      for (const [name, value] of Object.entries(LOCKS)) {
        expect(answer.headers.get(name), `${name} of ${path}`).toMatch(value);
      }
      expect(answer.headers.get("x-powered-by")).toBeNull();
      nonces.add(nonceIn(answer.headers.get("content-security-policy")));
    });
    expect(nonces.size).toBe(2 * paths.length);
  });

  test("that is a page runs only scripts with its own nonce, and none written into it without", async () => {
    const session = await sessionOf(app.url, OWNER);
    let scripts = 0;
    await forEachAtOnce(site.pages, AT_ONCE, async (path) => {
      const answer = await ask(`${app.url}${path}`, { headers: { cookie: session } });
      const nonce = nonceIn(answer.headers.get("content-security-policy"));
      for (const tag of String(answer.body).match(/<script\b[^>]*>/g) ?? []) {
        expect(tag, path).toContain(`nonce="${nonce}"`);
        scripts += 1;
      }
      expect(String(answer.body), path).not.toMatch(/<[^>]+\son[a-z]+=/i);
    });
    expect(scripts).toBeGreaterThan(site.pages.length);
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

  /** Removes what differs between two loads of the same page anyway. */
  function withoutNonces({ status, body }: { status: number; body: string }): string {
    return `${status} ${body.replace(/nonce="[^"]*"|"nonce":"[^"]*"|\\"nonce\\":\\"[^"\\]*\\"/g, "")}`
      .replace(/nonce-[\w+/]{22}==/g, "")
      .replace(/[\w+/]{22}==/g, "")
      .replace(/\b[0-9a-f]{64}\b(%7C|\|)[0-9a-f]{64}|"csrfToken":"\w+"/g, "")
      .replace(/^obelus_.*|^(nodejs|process)_.*/gm, "");
  }

  test("change nothing for who is not signed in", async () => {
    const paths = [...site.pages, ...site.calls].filter((one) => one !== "/api/metrics");
    // One after the other: how a page is cut into pieces depends on what else the server does.
    for (const path of paths) {
      const plain = withoutNonces(await rawGet(app.port, path));
      for (const [name, value] of Object.entries(FORGED)) {
        const forged = withoutNonces(await rawGet(app.port, path, { [name]: value }));
        expect(forged === plain, `${name} on ${path}:\n${forged}\n${plain}`).toBe(true);
      }
    }
  });

  test("reach no server action, for there is none", async () => {
    const body = `["$1"]${"x".repeat(1_000_000)}`;
    const began = performance.now();
    for (const path of site.pages) {
      const answer = await ask(`${app.url}${path}`, {
        method: "POST",
        headers: { "next-action": "0".repeat(42), "content-type": "text/plain;charset=UTF-8" },
        body,
      });
      expect(answer.status, path).toBe(404);
    }
    expect((performance.now() - began) / site.pages.length).toBeLessThan(30_000);
    expect((await ask(`${app.url}/api/health`)).status).toBe(200);
  });

  test("of the API at which nothing stands answer a problem, as every refusal does", async () => {
    for (const path of ["/api/v1", "/api/v1/nothing", "/api/v1/projects/1/nothing/at/all"]) {
      for (const method of ["GET", "POST", "DELETE"]) {
        const answer = await ask(`${app.url}${path}`, { method });
        expect(answer.status, `${method} ${path}`).toBe(404);
        expect(answer.headers.get("content-type")).toContain("application/problem+json");
        expect(answer.body).toMatchObject({ code: "not-found" });
      }
    }
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
