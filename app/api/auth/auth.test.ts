import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { HOME, makeBrowser } from "@/test/api/browser";
import { makeFirstOwner } from "@/server/account/people";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone } from "@/test/make/make";

const OWNER = { email: "owner@x.test", name: "Owner", password: "a long enough one" };

beforeAll(async () => {
  process.env.OBELUS_SECRET = "a secret of this test that is long enough";
  process.env.OBELUS_RATE_SCALE = "100";
  await openTestDatabase();
  expectDone(await makeFirstOwner(OWNER));
});
afterAll(() => closeTestDatabase());
afterEach(() => {
  delete process.env.OBELUS_URL;
});

const CREDENTIALS = "/api/auth/callback/credentials";

test("e-mail and password open a session that is the person's", async () => {
  const browser = makeBrowser();
  const response = await browser.post(CREDENTIALS, { ...OWNER, callbackUrl: "/account" });
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ url: `${HOME}/account` });
  expect(await browser.viewer()).toMatchObject({ name: "Owner", admin: true, by: "session" });
  const session = (await (await browser.ask("/api/auth/session")).json()) as { user: unknown };
  expect(session.user).toMatchObject({ name: "Owner" });
});

test("a form of another origin signs nobody in", async () => {
  const browser = makeBrowser();
  const response = await browser.post(CREDENTIALS, OWNER, { origin: "http://evil.invalid" });
  expect(response.status).toBe(403);
  expect(await browser.viewer()).toBeNull();
});

test("without next-auth's token nobody is signed in", async () => {
  const browser = makeBrowser();
  await browser.post(CREDENTIALS, { ...OWNER, csrfToken: "made up" });
  expect(await browser.viewer()).toBeNull();
});

test("signing in again gives another session, and signing out takes it away", async () => {
  const browser = makeBrowser();
  browser.jar.set("obelus.session", "planted");
  await browser.post(CREDENTIALS, OWNER);
  const first = browser.jar.get("obelus.session");
  expect(first).not.toBe("planted");
  await browser.post(CREDENTIALS, OWNER);
  expect(browser.jar.get("obelus.session")).not.toBe(first);
  await browser.post("/api/auth/signout", {});
  expect(await browser.viewer()).toBeNull();
});

test("a wrong password says so with a known word, and too many with another", async () => {
  const browser = makeBrowser(HOME, "192.0.2.66");
  const wrong = { ...OWNER, password: "not the one" };
  const first = await browser.post(CREDENTIALS, wrong);
  expect(first.status).toBe(401);
  expect(await first.text()).toContain("error=CredentialsSignin");
  for (let n = 0; n < 4; n++) await browser.post(CREDENTIALS, wrong);
  expect(await (await browser.post(CREDENTIALS, OWNER)).text()).toContain("error=TooMany");
});

test("who signed in with a browser before is not kept out by the guesses of others", async () => {
  const [owner, pupil] = [makeBrowser(HOME, "192.0.2.67"), makeBrowser(HOME, "192.0.2.67")];
  await owner.post(CREDENTIALS, OWNER);
  await owner.post("/api/auth/signout", {});
  for (let n = 0; n < 9; n++) await pupil.post(CREDENTIALS, { ...OWNER, password: "not the one" });
  expect(await (await pupil.post(CREDENTIALS, OWNER)).text()).toContain("error=TooMany");
  expect((await owner.post(CREDENTIALS, OWNER)).status).toBe(200);
  expect(await owner.viewer()).not.toBeNull();
  // The cookie is no session, and says nothing about who it belongs to.
  owner.jar.delete("obelus.session");
  expect(await owner.viewer()).toBeNull();
  expect(owner.jar.get("obelus.browser")).toMatch(/^[\w-]{22}\.[0-9a-z]+\.[\w-]{43}$/);
});

test("a wrong password leaves no mark of a known browser", async () => {
  const browser = makeBrowser(HOME, "192.0.2.68");
  await browser.post(CREDENTIALS, { ...OWNER, password: "not the one" });
  expect(browser.jar.has("obelus.browser")).toBe(false);
});

test.each([
  "https://evil.invalid",
  "//evil.invalid",
  "/\\evil.invalid",
  "https://host@evil.invalid",
  "http://localhost:3000@evil.invalid/",
  "javascript:alert(1)",
  "%2f%2fevil.invalid",
  "http://",
  "http://[",
  "\u0000",
])("a way on to %j ends at our own pages", async (callbackUrl) => {
  const query = `?callbackUrl=${encodeURIComponent(callbackUrl)}`;
  const browser = makeBrowser();
  const page = await browser.ask(`/api/auth/signin${query}`);
  expect(page.status).toBe(302);
  const shown = new URL(page.headers.get("location") ?? "", HOME);
  expect(new URL(shown.searchParams.get("callbackUrl") ?? "").origin).toBe(HOME);
  const done = await browser.post(`${CREDENTIALS}${query}`, { ...OWNER, callbackUrl });
  expect(done.status).toBe(200);
  expect(new URL(((await done.json()) as { url: string }).url).origin).toBe(HOME);
  browser.jar.set("obelus.callback-url", encodeURIComponent(callbackUrl));
  expect((await browser.ask("/api/auth/session")).status).toBe(200);
});

test("cookies are out of reach of scripts and other sites, and bound to the host on https", async () => {
  const plain = makeBrowser();
  await plain.post(CREDENTIALS, OWNER);
  for (const line of plain.lines) expect(line).toMatch(/HttpOnly/i);
  for (const line of plain.lines) expect(line).toMatch(/SameSite=Lax/i);
  process.env.OBELUS_URL = "https://obelus.example.org";
  const secure = makeBrowser("https://obelus.example.org");
  await secure.post(CREDENTIALS, OWNER);
  expect(await secure.viewer()).not.toBeNull();
  for (const line of secure.lines) expect(line).toMatch(/^__Host-[^;]+;.*Path=\/.*; Secure/i);
  for (const line of secure.lines) expect(line).not.toMatch(/Domain=/i);
});

test.each([
  ["GET", "/api/auth/callback/credentials"],
  ["GET", "/api/auth/callback/oidc"],
  ["GET", "/api/auth/nothing"],
  ["POST", "/api/auth/_log"],
  ["GET", "/api/auth/verify-request"],
  ["POST", "/api/auth/session"],
  ["POST", "/api/auth/signin/oidc"],
  ["GET", "/api/auth/error?error=%3Cscript%3E"],
  ["GET", "/api/auth"],
  ["GET", "/api/auth/a/b/c"],
])("%s %s is no error of the server", async (method, path) => {
  const init = method === "POST" ? { method, body: "{", headers: { origin: HOME } } : { method };
  expect((await makeBrowser().ask(path, init)).status).toBeLessThan(500);
});

test("a body of a megabyte is refused before it is read", async () => {
  const body = new URLSearchParams({ ...OWNER, password: "x".repeat(1_000_000) });
  const response = await makeBrowser().ask(CREDENTIALS, { method: "POST", body });
  expect(response.status).toBe(400);
});
