import { afterAll, beforeAll, expect, test } from "vitest";
import { endApps, OWNER } from "@/test/server/app";
import { ask, Client, sessionOf } from "@/test/server/client";
import { CachingProxy } from "@/test/server/caching-proxy";
import { startSite, type Site } from "@/test/server/site";
import { raw, type RawAnswer } from "@/test/server/raw";
import { forEachAtOnce } from "@/test/run/at-once";

/** How many requests are on their way at the same time. */
const AT_ONCE = 8;

/** A word in the private notes of both; what follows it belongs to one of them alone. */
const WORD = "saltmarsh";
const BEN = { email: "ben.process-test@obelus.test", password: "reads-every-word-twice" };

interface Reader {
  readonly client: Client;
  readonly cookie: string;
  /** Only this reader may ever be sent it. */
  readonly marker: string;
}

let site: Site;
let proxy: CachingProxy;
let readers: readonly [Reader, Reader];
/** Addresses with something that belongs to one of them, and addresses of nothing. */
let own: readonly string[];
/** All other addresses of the site. */
let others: readonly string[];

beforeAll(async () => {
  site = await startSite();
  const { app, client, projectId } = site;
  proxy = await CachingProxy.before(app.port);
  await invite(client, projectId);
  const ben = await Client.signIn(app.url, BEN);
  readers = [
    { client, cookie: await sessionOf(app.url, OWNER), marker: "hannahs-own-5b1f" },
    { client: ben, cookie: await sessionOf(app.url, BEN), marker: "bens-own-9c7e" },
  ];
  own = (await Promise.all(readers.map(addOwn))).flat();
  others = [...site.pages, ...site.calls];
});

afterAll(async () => {
  await endApps();
  proxy.close();
});

/** Ben joins the owner's project by the invitation link. */
async function invite(owner: Client, projectId: string): Promise<void> {
  const { invitation } = await owner.must<{ invitation: { link: string } }>(
    "POST",
    `/api/v1/projects/${projectId}/members`,
    { email: BEN.email, role: "annotator" },
  );
  const token = invitation.link.split("/").at(-1);
  const { status } = await ask(`${owner.url}/api/v1/invitations/accept`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token, name: "Ben", password: BEN.password }),
  });
  expect(status).toBe(200);
}

/**
 * Adds a private annotation in the text both read, a project and a token; answers their addresses.
 */
async function addOwn({ client, marker }: Reader): Promise<string[]> {
  const body = `${WORD} ${marker}`;
  const annotations = `/api/v1/documents/${site.documentId}/annotations`;
  const draft = { kind: "claim", target: [{ start: 4, end: 11 }], body, visibility: "private" };
  const { id } = await client.must<{ id: string }>("POST", annotations, draft);
  await client.must("POST", `/api/v1/annotations/${id}/notes`, { body });
  const project = await client.must<{ id: string }>("POST", "/api/v1/projects", { name: body });
  await client.must("POST", `/api/v1/projects/${project.id}/documents`, {
    title: body,
    content: body,
    format: "plain",
  });
  return [
    `/api/v1/annotations/${id}`,
    `/api/v1/annotations/${id}/notes`,
    `/api/v1/annotations/${id}/history`,
    `/api/v1/projects/${project.id}/documents`,
    `/projects/${project.id}`,
    `/search?q=${WORD}`,
    `/api/v1/search?q=${WORD}`,
    `/projects/${site.projectId}/search?q=${WORD}`,
    `/api/v1/documents/${site.documentId}/export/jsonl`,
    `/api/v1/projects/${project.id}/export/w3c`,
    "/projects/%ff%fe",
    "/api/v1/projects/%c0%af",
  ];
}

/** A GET through the proxy, byte for byte. */
function get(path: string, headers: Record<string, string>, body = ""): Promise<RawAnswer> {
  const all = { host: `localhost:${proxy.port}`, connection: "close", ...headers };
  const length = body ? { "content-length": String(body.length) } : {};
  const lines = Object.entries({ ...all, ...length }).map(([name, value]) => `${name}: ${value}`);
  const bytes = `GET ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n${body}`;
  return raw(proxy.port, Buffer.from(bytes, "latin1"), 60_000);
}

type Way = (reader: Reader, path: string) => Promise<RawAnswer>;

const plainly: Way = ({ cookie }, path) => get(path, { cookie });

/** A call as a script makes it; the body of a GET has no meaning. */
const withBody: Way = ({ client, cookie, marker }, path) =>
  path.startsWith("/api/")
    ? get(path, { ...client.headers, "content-type": "application/json" }, `{"q":"${marker}"}`)
    : get(path, { cookie, "content-type": "text/plain" }, `\xff\xfe ${marker}`);

const withBytesThatAreNoText: Way = ({ cookie }, path) =>
  get(`${path}${path.includes("?") ? "&" : "?"}x=%ff%fe%c0%af`, { cookie });

/** Next sends a page in a format of its own, at an address that asks for it. */
const asNextAsks: Way = ({ cookie }, path) =>
  get(`${path}${path.includes("?") ? "&" : "?"}_rsc`, { cookie, rsc: "1" });

const WAYS = [plainly, withBody, withBytesThatAreNoText, asNextAsks];

test("through a cache that keeps whatever it may, nobody is sent a byte of another's", async () => {
  const turns = [
    ...own.flatMap((path) => WAYS.map((way) => ({ path, way }))),
    ...others.map((path, n) => ({ path, way: WAYS[n % WAYS.length] ?? plainly })),
  ];
  expect(2 * turns.length).toBeGreaterThanOrEqual(300);
  let seen = 0;
  await forEachAtOnce(turns, AT_ONCE, async ({ path, way }, n) => {
    for (const reader of n % 2 === 0 ? readers : readers.toReversed()) {
      const { status, head, body } = await way(reader, path);
      expect(status, path).toBeGreaterThan(0);
      expect(status, path).toBeLessThan(500);
      if (body.includes(reader.marker)) seen += 1;
      for (const { marker } of readers.filter((other) => other !== reader)) {
        expect((head + body).includes(marker), `${marker} at ${path}`).toBe(false);
      }
    }
  });
  expect(seen, "answers with what is one's own").toBeGreaterThan(50);

  const before = proxy.hits;
  for (const { cookie } of readers)
    expect((await get("/favicon.svg", { cookie })).status).toBe(200);
  expect(proxy.hits - before, "the same picture for both").toBe(1);
});

test("whatever is answered to who is signed in says that it is for nobody else", async () => {
  const [reader] = readers;
  const personal = others.filter((path) => !path.startsWith("/api/") || isPersonal(path));
  await forEachAtOnce([...own, ...personal], AT_ONCE, async (path) => {
    for (const way of [plainly, asNextAsks]) {
      const { status, head } = await way(reader, path);
      expect(head, `${status} of ${path}`).toMatch(/^cache-control: .*\bprivate\b.*\bno-store\b/m);
      expect(head, `${status} of ${path}`).toMatch(/^vary: .*\bcookie\b/m);
    }
  });
  const events = `${site.app.url}/api/v1/documents/${site.documentId}/events`;
  const stream = await fetch(events, { headers: { cookie: reader.cookie } });
  expect(stream.headers.get("cache-control")).toMatch(/\bprivate\b.*\bno-store\b/);
  expect(stream.headers.get("vary")).toMatch(/\bcookie\b/i);
  await stream.body?.cancel();
});

/** The description of the API is the same for everybody. */
function isPersonal(call: string): boolean {
  return /^\/api\/(v1|auth)\//.test(call) && !call.endsWith("/openapi.json");
}
