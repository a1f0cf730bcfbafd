import { afterAll, beforeAll, expect, test } from "vitest";
import { HOME, makeBrowser } from "@/test/api/browser";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import * as invitationAccept from "./invitations/accept/route";
import * as me from "./me/route";
import * as password from "./me/password/route";
import * as sessions from "./me/sessions/route";
import * as members from "./projects/[projectId]/members/route";
import * as projects from "./projects/route";
import * as setUp from "./set-up/route";
import * as signUp from "./sign-up/route";
import * as tokens from "./tokens/route";
import * as token from "./tokens/[tokenId]/route";

const OWNER = { email: "zoë@x.test", name: "Zoë", password: "pâß:wörd ☃" };

beforeAll(async () => {
  process.env.OBELUS_SECRET = "a secret of this test that is long enough";
  await openTestDatabase();
});
afterAll(() => closeTestDatabase());

type Door = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

interface CallInit {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly params?: Record<string, string>;
}

/** A script's call: no cookie, no origin. */
async function call(door: Door, { method = "GET", body, headers, params = {} }: CallInit = {}) {
  const request = new Request(`${HOME}/api/v1/x`, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: { "content-type": "application/json", "x-obelus-address": "192.0.2.1", ...headers },
  });
  const response = await door(request, { params: Promise.resolve(params) });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: (text && JSON.parse(text)) as Record<string, never>,
  };
}

const basic = (email: string, secret: string, place = "192.0.2.1") => ({
  authorization: `Basic ${Buffer.from(`${email}:${secret}`).toString("base64")}`,
  "x-obelus-address": place,
});

async function makeToken(): Promise<{ id: string; authorization: string }> {
  const made = await call(tokens.POST, {
    method: "POST",
    body: { name: "my script" },
    headers: basic(OWNER.email, OWNER.password),
  });
  expect(made.status).toBe(201);
  return { id: made.json.id ?? "", authorization: `Bearer ${made.json.token}` };
}

test("a set-up form sent empty is answered at each of its fields, in words of ours", async () => {
  const body = { name: "", email: "", password: "" };
  const sent = await call(setUp.POST, { method: "POST", body });
  expect(sent.status).toBe(400);
  expect(sent.json).toMatchObject({
    detail: "Check “Email”. Fill this in.",
    errors: [
      { path: "email", message: "Fill this in." },
      { path: "name", message: "Fill this in." },
      { path: "password", message: "Fill this in." },
    ],
  });
});

test("the first visitor sets the house up, the second is told that it is", async () => {
  const bad = await call(setUp.POST, { method: "POST", body: { ...OWNER, password: "short" } });
  expect(bad.status).toBe(400);
  expect(bad.json.errors).toMatchObject([{ path: "password" }]);
  expect((await call(setUp.POST, { method: "POST", body: OWNER })).status).toBe(201);
  const again = { ...OWNER, email: "other@x.test" };
  expect((await call(setUp.POST, { method: "POST", body: again })).status).toBe(409);
});

test("a page of another site can not set the house up", async () => {
  const headers = { origin: "http://evil.invalid" };
  expect((await call(setUp.POST, { method: "POST", body: OWNER, headers })).status).toBe(403);
});

test("a script gets a token for e-mail and password, once, and works with it", async () => {
  const made = await call(tokens.POST, {
    method: "POST",
    body: { name: "my script" },
    headers: basic(OWNER.email, OWNER.password),
  });
  expect(made.status).toBe(201);
  expect(made.json).toMatchObject({ name: "my script" });
  expect(made.json.token).toMatch(/^obelus_[\w-]{43}$/);
  const headers = { authorization: `Bearer ${made.json.token}` };
  expect((await call(me.GET, { headers })).json).toMatchObject({ name: "Zoë", admin: true });
  const list = await call(tokens.GET, { headers });
  expect(list.json.items).toMatchObject([{ id: made.json.id, name: "my script" }]);
  expect(list.text).not.toContain("obelus_");
});

test("a revoked token is worth nothing at once; others can not revoke it", async () => {
  const { id, authorization } = await makeToken();
  const params = { tokenId: id };
  expect((await call(token.DELETE, { method: "DELETE", params })).status).toBe(401);
  const headers = { authorization };
  expect((await call(token.DELETE, { method: "DELETE", params, headers })).status).toBe(204);
  expect((await call(me.GET, { headers })).status).toBe(401);
});

test("a token makes no other tokens", async () => {
  const { authorization } = await makeToken();
  const init = { method: "POST", body: { name: "another" }, headers: { authorization } };
  expect((await call(tokens.POST, init)).status).toBe(401);
});

test("a wrong password and an unknown address are answered byte for byte the same", async () => {
  const ask = (email: string) =>
    call(tokens.POST, {
      method: "POST",
      body: { name: "x" },
      headers: basic(email, "not the password", "192.0.2.50"),
    });
  const [known, unknown] = [await ask(OWNER.email), await ask("nobody@x.test")];
  expect(known.status).toBe(401);
  expect(unknown.text).toBe(known.text);
});

test("too many wrong passwords are slowed down, with the time to wait", async () => {
  const ask = () =>
    call(tokens.POST, {
      method: "POST",
      body: { name: "x" },
      headers: basic("guessed@x.test", "not the password", "192.0.2.51"),
    });
  for (let n = 0; n < 5; n++) expect((await ask()).status).toBe(401);
  const slowed = await ask();
  expect(slowed.status).toBe(429);
  expect(Number(slowed.headers.get("retry-after"))).toBeGreaterThan(0);
});

test.each([
  "Basic",
  "Basic !!!",
  `Basic ${Buffer.from([0xff, 0x3a]).toString("base64")}`,
  "Digest x",
])("the header %j is refused and no error", async (authorization) => {
  const init = { method: "POST", body: { name: "x" }, headers: { authorization } };
  expect((await call(tokens.POST, init)).status).toBe(401);
});

test.each(["Bearer %E0%A4%A", "Bearer", "Bearer \u00ff", `Bearer ${"x".repeat(10_000)}`])(
  "with %.20j every door says that one is not signed in",
  async (authorization) => {
    for (const door of [me.GET, tokens.GET, projects.GET] as Door[]) {
      expect((await call(door, { headers: { authorization } })).status).toBe(401);
    }
  },
);

test("a megabyte of password is refused", async () => {
  const body = { ...OWNER, password: "x".repeat(900_000) };
  expect((await call(signUp.POST, { method: "POST", body })).status).toBe(400);
});

test("a browser writes with its cookie from our pages only", async () => {
  const browser = makeBrowser();
  await browser.post("/api/auth/callback/credentials", OWNER);
  const write = (headers: Record<string, string>) => {
    const cookie = [...browser.jar].map((pair) => pair.join("=")).join("; ");
    return call(me.PATCH, {
      method: "PATCH",
      body: { name: "Zoë" },
      headers: { cookie, ...headers },
    });
  };
  expect((await write({ origin: HOME })).status).toBe(200);
  expect((await write({ "sec-fetch-site": "same-origin" })).status).toBe(200);
  expect((await write({ origin: "http://evil.invalid" })).status).toBe(403);
  expect((await write({ origin: "null" })).status).toBe(403);
  expect((await write({})).status).toBe(403);
});

test("another password ends the sessions in other browsers; tokens go on", async () => {
  const { authorization } = await makeToken();
  const [here, there] = [makeBrowser(), makeBrowser()];
  for (const browser of [here, there]) {
    await browser.post("/api/auth/callback/credentials", OWNER);
  }
  const change = { current: OWNER.password, next: "an even longer one" };
  const body = JSON.stringify(change);
  const init = { method: "PUT", body, headers: { "content-type": "application/json" } };
  const request = here.request("/api/v1/me/password", init);
  const answer = await password.PUT(request, { params: Promise.resolve({}) });
  expect(answer.status).toBe(204);
  expect(await here.viewer()).toBeNull();
  expect(await there.viewer()).toBeNull();
  expect((await call(me.GET, { headers: { authorization } })).status).toBe(200);
  const back = { current: change.next, next: OWNER.password };
  const undo = { method: "PUT", body: back, headers: { authorization } };
  expect((await call(password.PUT, undo)).status).toBe(204);
});

test("another password and signing out everywhere end the tokens too, where that is asked", async () => {
  const byPassword = [await makeToken(), await makeToken()];
  const body = { current: OWNER.password, next: OWNER.password, endTokens: true };
  const headers = { authorization: byPassword[0]?.authorization ?? "" };
  expect((await call(password.PUT, { method: "PUT", body, headers })).status).toBe(204);
  const isValid = async ({ authorization }: { authorization: string }) =>
    (await call(me.GET, { headers: { authorization } })).status === 200;
  for (const each of byPassword) expect(await isValid(each)).toBe(false);

  const made = await makeToken();
  const leave = (query: string) =>
    sessions.DELETE(
      new Request(`${HOME}/api/v1/me/sessions${query}`, {
        method: "DELETE",
        headers: { authorization: made.authorization },
      }),
      { params: Promise.resolve({}) },
    );
  expect((await leave("?endTokens=false")).status).toBe(204);
  expect(await isValid(made)).toBe(true);
  expect((await leave("?endTokens=perhaps")).status).toBe(400);
  expect((await leave("?endTokens=true")).status).toBe(204);
  expect(await isValid(made)).toBe(false);
});

test("signing out everywhere is one call", async () => {
  const { authorization } = await makeToken();
  const browser = makeBrowser();
  await browser.post("/api/auth/callback/credentials", OWNER);
  const init = { method: "DELETE", headers: { authorization } };
  expect((await call(sessions.DELETE, init)).status).toBe(204);
  expect(await browser.viewer()).toBeNull();
});

test("an owner invites by the API, and the link makes an account that signs in", async () => {
  const headers = { authorization: (await makeToken()).authorization };
  const made = await call(projects.POST, { method: "POST", body: { name: "Press" }, headers });
  const params = { projectId: String(made.json.id) };
  const body = { email: "bo@x.test", role: "annotator" };
  const invited = await call(members.POST, { method: "POST", body, headers, params });
  expect(invited.status).toBe(201);
  const { link } = invited.json.invitation as unknown as { link: string };
  const secret = link.split("/").at(-1);
  const bad = { token: secret, name: "Bo", password: "short" };
  expect((await call(invitationAccept.POST, { method: "POST", body: bad })).status).toBe(400);
  const good = { ...bad, password: "the password of Bo" };
  const accepted = await call(invitationAccept.POST, { method: "POST", body: good });
  expect(accepted.json).toEqual({ projectId: params.projectId, email: "bo@x.test" });
  expect((await call(invitationAccept.POST, { method: "POST", body: good })).status).toBe(404);
  const browser = makeBrowser();
  await browser.post("/api/auth/callback/credentials", {
    email: "bo@x.test",
    password: good.password,
  });
  expect(await browser.viewer()).toMatchObject({ name: "Bo" });
});

test("an unknown role and an address that is none are told by their fields", async () => {
  const headers = { authorization: (await makeToken()).authorization };
  const made = await call(projects.POST, { method: "POST", body: { name: "Press" }, headers });
  const params = { projectId: String(made.json.id) };
  const ask = (body: unknown) => call(members.POST, { method: "POST", body, headers, params });
  expect((await ask({ email: "bo@x.test", role: "admin" })).json.errors).toMatchObject([
    { path: "role" },
  ]);
  expect((await ask({ email: "bo", role: "reader" })).json.errors).toMatchObject([
    { path: "email" },
  ]);
  expect((await ask({ email: { not: "" }, role: "reader" })).status).toBe(400);
});
