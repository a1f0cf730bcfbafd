import { afterEach, expect, test } from "vitest";
import { endLoopbacks, startLoopback } from "@/test/server/loopback";
import {
  contentSecurityPolicy,
  setSecurityHeaders,
  type SecurityOptions,
} from "./security-headers";

afterEach(endLoopbacks);

async function headersFor(options: SecurityOptions) {
  const passedOn: unknown[] = [];
  const { port } = await startLoopback(() => (request, response) => {
    setSecurityHeaders(request, response, options);
    passedOn.push(request.headers["content-security-policy"]);
    response.end();
  });
  const { headers } = await fetch(`http://127.0.0.1:${port}/`);
  return { port, headers, passedOn };
}

test("lock a page, with the policy that Next is given for its scripts", async () => {
  const { headers, passedOn } = await headersFor({ dev: false, secure: false });
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(/script-src 'nonce-[\w+/]{22}==' 'strict-dynamic';/);
  expect(passedOn).toEqual([policy]);
  expect(Object.fromEntries(headers)).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": expect.stringContaining("camera=()"),
  });
  expect(headers.has("strict-transport-security")).toBe(false);
});

test("hold another nonce each time", async () => {
  const { port } = await headersFor({ dev: false, secure: false });
  const policies = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const { headers } = await fetch(`http://127.0.0.1:${port}/`);
      return headers.get("content-security-policy");
    }),
  );
  expect(new Set(policies).size).toBe(20);
});

test("insist on TLS where people use it", async () => {
  const { headers } = await headersFor({ dev: false, secure: true });
  expect(headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
});

test("allow eval and WebSockets in development alone", () => {
  expect(contentSecurityPolicy("n", true)).toMatch(/'unsafe-eval'.*connect-src 'self' ws:;/);
  expect(contentSecurityPolicy("n", false)).not.toMatch(/unsafe-eval|ws:/);
  expect(contentSecurityPolicy("n", false)).toContain("default-src 'none'; ");
  expect(contentSecurityPolicy("n", false)).toContain("manifest-src 'self'");
});
