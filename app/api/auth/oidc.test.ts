import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { POST as connectIdentity } from "@/app/api/v1/me/identities/route";
import { HOME, makeBrowser } from "@/test/api/browser";
import { addMember } from "@/server/project/members";
import { makeFirstOwner } from "@/server/account/people";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makeProject } from "@/test/make/make";
import { startProvider, type TestProvider } from "@/test/oidc/provider";
import type { Viewer } from "@/server/access/viewer";
import { makeViewer } from "@/test/make/viewer";

const OWNER = { email: "owner@x.test", name: "Owner", password: "a long enough one" };
let provider: TestProvider;
let owner: Viewer;

beforeAll(async () => {
  process.env.OBELUS_SECRET = "a secret of this test that is long enough";
  await openTestDatabase();
  owner = makeViewer({ ...expectDone(await makeFirstOwner(OWNER)), admin: true }, "session");
  provider = await startProvider(`${HOME}/api/auth/callback/oidc`);
  process.env.OIDC_ISSUER = provider.issuer;
  process.env.OIDC_CLIENT_ID = provider.clientId;
  process.env.OIDC_CLIENT_SECRET = provider.clientSecret;
});
afterAll(async () => {
  await provider.stop();
  await closeTestDatabase();
});
afterEach(() => {
  delete process.env.OBELUS_SIGN_UP;
});

type Browser = ReturnType<typeof makeBrowser>;

/** What a person does at the provider: enter a login and consent. Answers where it redirects to. */
async function throughProvider(start: string, login: string): Promise<URL> {
  const jar = new Map<string, string>();
  let url = new URL(start);
  let form: Record<string, string> | null = null;
  for (let step = 0; step < 12 && url.origin === provider.issuer; step++) {
    const response: Response = await fetch(url, {
      method: form ? "POST" : "GET",
      body: form && new URLSearchParams(form),
      redirect: "manual",
      headers: { cookie: [...jar].map((pair) => pair.join("=")).join("; ") },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const location = response.headers.get("location");
    if (location) {
      url = new URL(location, url);
      form = null;
      continue;
    }
    const page = await response.text();
    if (!response.ok) throw new Error(`the provider answered ${response.status}: ${page}`);
    form = page.includes('value="login"')
      ? { prompt: "login", login, password: "any" }
      : { prompt: "consent" };
  }
  return url;
}

async function startOf(browser: Browser, next = "/projects"): Promise<string> {
  const started = await browser.post("/api/auth/signin/oidc", { callbackUrl: next });
  return ((await started.json()) as { url: string }).url;
}

/** The whole sign-in from the button to the final page. */
async function signInAs(browser: Browser, login: string): Promise<string> {
  const back = await throughProvider(await startOf(browser), login);
  const done = await browser.ask(back.pathname + back.search);
  return done.headers.get("location") ?? "";
}

test("the provider is asked with state, nonce and a PKCE challenge", async () => {
  const challenge = new URL(await startOf(makeBrowser())).searchParams;
  expect(challenge.get("code_challenge_method")).toBe("S256");
  for (const name of ["state", "nonce", "code_challenge"]) {
    expect(challenge.get(name)?.length).toBeGreaterThan(20);
  }
});

test("a person comes in through the provider where sign-up is open, twice as the same", async () => {
  process.env.OBELUS_SIGN_UP = "open";
  const [first, second] = [makeBrowser(), makeBrowser()];
  expect(await signInAs(first, "bo@x.test")).toBe(`${HOME}/projects`);
  const bo = await first.viewer();
  expect(bo).toMatchObject({ name: "bo", admin: false, by: "session" });
  await signInAs(second, "bo@x.test");
  expect((await second.viewer())?.id).toBe(bo?.id);
});

test("who is invited comes in; who is not reads why", async () => {
  const { id } = await makeProject(owner);
  expectDone(await addMember(owner, id, { email: "cy@x.test", role: "reader" }));
  const cy = makeBrowser();
  expect(await signInAs(cy, "cy@x.test")).toBe(`${HOME}/projects`);
  expect(await cy.viewer()).not.toBeNull();
  const eve = makeBrowser();
  expect(await signInAs(eve, "eve@x.test")).toBe(`${HOME}/sign-in?error=NotInvited`);
  expect(await eve.viewer()).toBeNull();
});

test("an address the provider has not verified opens no invitation", async () => {
  const { id } = await makeProject(owner);
  expectDone(await addMember(owner, id, { email: "unverified-dan@x.test", role: "owner" }));
  const browser = makeBrowser();
  expect(await signInAs(browser, "unverified-dan@x.test")).toContain("error=NotInvited");
});

test("the same address does not take an account over; its person connects it", async () => {
  const stranger = makeBrowser();
  expect(await signInAs(stranger, OWNER.email)).toBe(`${HOME}/sign-in?error=AccountExists`);
  expect(await stranger.viewer()).toBeNull();

  const browser = makeBrowser();
  await browser.post("/api/auth/callback/credentials", OWNER);
  const request = browser.request("/api/v1/me/identities", { method: "POST" });
  const response = await connectIdentity(request, { params: Promise.resolve({}) });
  expect(response.status).toBe(204);
  browser.keep(response);
  expect(await signInAs(browser, "another-login@x.test")).toBe(`${HOME}/projects`);
  const later = makeBrowser();
  await signInAs(later, "another-login@x.test");
  expect((await later.viewer())?.id).toBe(owner.id);
});

test("signing in at a computer where someone is signed in does not connect the two", async () => {
  process.env.OBELUS_SIGN_UP = "open";
  const shared = makeBrowser();
  await shared.post("/api/auth/callback/credentials", OWNER);
  await signInAs(shared, "fay@x.test");
  expect(await shared.viewer()).toMatchObject({ name: "fay", admin: false });
});

test("an answer that was meant for another browser signs nobody in", async () => {
  process.env.OBELUS_SIGN_UP = "open";
  const attacker = makeBrowser();
  const back = await throughProvider(await startOf(attacker), "gus@x.test");
  const victim = makeBrowser();
  await startOf(victim);
  const done = await victim.ask(back.pathname + back.search);
  expect(done.headers.get("location")).toContain("error=OAuthCallback");
  expect(await victim.viewer()).toBeNull();
});

test("an answer with a made-up code is no error of the server", async () => {
  const browser = makeBrowser();
  const state = new URL(await startOf(browser)).searchParams.get("state") ?? "";
  const query = `?code=made-up&state=${encodeURIComponent(state)}`;
  const done = await browser.ask(`/api/auth/callback/oidc${query}`);
  expect(done.status).toBe(302);
  expect(await browser.viewer()).toBeNull();
});
