import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  archive as archiveShape,
  downloadArchiveCall,
  listArchivesCall,
} from "@/lib/contract/archives";
import { addDocumentCall, documentPreview, listDocumentsCall } from "@/lib/contract/documents";
import { read } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { ask } from "@/test/api/ask";
import { makeFixture, type Fixture } from "@/test/api/fixture";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { startSite, type Site } from "@/test/fetch/site";
import { makeProject } from "@/test/make/make";

const WORDS = "The harbour office counts crates twice a day, and the books differ. ".repeat(6);
const HEAD = `<title>Crates</title><link rel="canonical" href="/crates"><meta name="author" content="Ana Mole">`;
const PAGE = `<!doctype html><html lang="en"><head>${HEAD}</head><body><nav>Home News</nav><article><h1>Crates</h1><p>${WORDS}<a href="../ledger">ledger</a></p></article></body></html>`;

let fixture: Fixture;
let projectId: string;
let site: Site;

beforeAll(async () => {
  await openTestDatabase();
  fixture = await makeFixture();
  const { owner, curator, annotator } = fixture.people;
  projectId = (await makeProject(owner, { curator, annotator })).id;
  site = await startSite((request, response) => {
    const html = { "content-type": "text/html" };
    switch (request.url) {
      case "/news/crates":
        return response.writeHead(200, { ...html, "content-encoding": "gzip" }).end(gzipSync(PAGE));
      case "/from":
        return response.writeHead(301, { location: "/news/crates" }).end();
      case "/koi8":
        // The page says otherwise; browsers believe the header.
        return response
          .writeHead(200, { "content-type": 'text/html; charset="koi8-r"' })
          .end(Buffer.from([...Buffer.from('<meta charset="utf-8"><p>caf'), 0xc9]));
      case "/minutes":
        return response.writeHead(200, { "content-type": "text/plain" }).end("Seen at noon.");
      case "/paper":
        return response.writeHead(200, html).end("{\\rtf1 Rich words.}");
      case "/untyped.md":
        return response.writeHead(200).end("# Tides\n\n*Twice* a day.");
      case "/zip":
        return response.writeHead(200, { "content-type": "application/zip" }).end("PK\x03\x04x");
      case "/blank":
        return response.writeHead(200, html).end("<!doctype html><p> </p>");
      default:
        return response.writeHead(404, html).end("nothing here");
    }
  });
});
afterAll(async () => {
  await site.close();
  await closeTestDatabase();
});
beforeEach(() => {
  site.requests.length = 0;
});

async function post(body: object, query?: Record<string, string>, token = fixture.tokens.curator) {
  const answer = await ask(addDocumentCall, { params: { projectId }, query, body }, token);
  return { status: answer.status, body: JSON.parse(answer.text) as Record<string, unknown> };
}

const dryRun = { dryRun: "true" };

async function countAll() {
  const { items } = JSON.parse(
    (await ask(listDocumentsCall, { params: { projectId } }, fixture.tokens.owner)).text,
  ) as { items: unknown[] };
  return [items.length, await read.archive.count()];
}

describe("a page by its address", () => {
  test("is read as its file would be, with what it says of itself, and kept as it was fetched", async () => {
    const { status, body } = await post({ url: `${site.origin}/from` });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      title: "Crates",
      author: "Ana Mole",
      language: "en",
      url: `${site.origin}/crates`,
      revision: { number: 1, format: "html" },
      notices: [{ kind: "outside-article-left-out", count: 2 }],
    });
    const archive = archiveShape.parse(body.archive);
    expect(archive).toMatchObject({
      documentId: body.id,
      revision: 1,
      referenceId: null,
      url: `${site.origin}/from`,
      finalUrl: `${site.origin}/news/crates`,
      status: 200,
      mediaType: "text/html",
      size: PAGE.length,
      sha256: createHash("sha256").update(PAGE).digest("hex"),
      fetchedBy: { id: fixture.people.curator.id, name: "The curator" },
    });
    const documentId = body.id as string;
    const listed = await ask(
      listArchivesCall,
      { params: { documentId } },
      fixture.tokens.annotator,
    );
    expect(JSON.parse(listed.text)).toEqual({ items: [archive], next: null });
    const params = { archiveId: archive.id };
    const { text, headers } = await ask(downloadArchiveCall, { params }, fixture.tokens.annotator);
    expect(text).toBe(PAGE);
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": expect.stringMatching(
        /^attachment; filename="127\.0\.0\.1-news-crates\.html"/,
      ) as string,
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
  });

  test("has links that lead where they led on the page", async () => {
    const { body } = await post({ url: `${site.origin}/news/crates` }, dryRun);
    expect(documentPreview.parse(body).structure.marks).toEqual([
      expect.objectContaining({ kind: "link", href: `${site.origin}/ledger` }),
    ]);
  });

  test("is tried without storing anything; what was looked at is stored without asking again", async () => {
    const before = await countAll();
    const url = `${site.origin}/minutes`;
    const tried = await post({ url }, dryRun);
    expect(tried.status).toBe(200);
    expect(tried.body).toMatchObject({
      title: "minutes",
      text: "Seen at noon.",
      source: { url },
      notices: [],
      fetched: { url, finalUrl: url, mediaType: "text/plain", size: 13 },
    });
    expect(await countAll()).toEqual(before);
    const again = await post({ url }, { ...dryRun, encoding: "utf-8" });
    const stored = await post({ url, title: "Minutes", source: { author: "Bo" } });
    expect(stored.body).toMatchObject({
      title: "Minutes",
      author: "Bo",
      archive: again.body.fetched as object,
    });
    expect(site.requests).toHaveLength(1);
    // Brought in, it is fetched anew the next time; so it is for somebody else.
    await post({ url }, dryRun);
    await post({ url }, dryRun, fixture.tokens.owner);
    expect(site.requests).toHaveLength(3);
  });

  test("sent again with its id is there once, and is not fetched again", async () => {
    const id = newId();
    const url = `${site.origin}/untyped.md`;
    const first = await post({ id, url });
    expect(first).toMatchObject({
      status: 201,
      body: { id, title: "Tides", revision: { format: "markdown" } },
    });
    const before = await countAll();
    const again = await post({ id, url });
    expect(again).toMatchObject({ status: 200, body: { id, archive: first.body.archive } });
    expect(site.requests).toHaveLength(1);
    expect(await post({ id, url: `${site.origin}/minutes` })).toMatchObject({
      status: 409,
      body: { code: "id-taken" },
    });
    expect(await countAll()).toEqual(before);
  });

  test("is read in the charset of the header, as browsers do, or in the one that is chosen", async () => {
    const url = `${site.origin}/koi8`;
    expect((await post({ url }, dryRun)).body).toMatchObject({ text: "cafи" });
    const chosen = await post({ url }, { ...dryRun, encoding: "windows-1252" });
    expect(chosen.body).toMatchObject({ text: "cafÉ" });
  });

  test("is what its bytes say, whatever the server calls it", async () => {
    const { body } = await post({ url: `${site.origin}/paper` }, dryRun);
    expect(body).toMatchObject({ text: "Rich words.", format: "rtf", notices: [] });
  });
});

describe("nothing is left of what", () => {
  test.each([
    ["is not there", "/nothing", 422, "not-fetched"],
    ["has no words", "/blank", 422, "text-not-usable"],
    ["is not a readable archive", "/zip", 422, "text-not-usable"],
  ])("%s", async (_what, path, status, code) => {
    const before = await countAll();
    const answer = await post({ url: `${site.origin}${path}` });
    expect(answer).toMatchObject({ status, body: { code } });
    expect(await countAll()).toEqual(before);
  });

  test("has a private address, of which a sentence says why", async () => {
    expect(await post({ url: "http://169.254.169.254/latest/" })).toMatchObject({
      status: 422,
      body: {
        code: "not-fetched",
        reason: "Refusals.fetch.noPublicServer",
        detail:
          "No public server is known at 169.254.169.254. Addresses of this machine and of private networks are not fetched.",
      },
    });
  });
});

test("who may not bring texts in has nothing fetched", async () => {
  const url = `${site.origin}/minutes`;
  for (const query of [undefined, dryRun]) {
    expect((await post({ url }, query, fixture.tokens.annotator)).status).toBe(403);
    expect((await post({ url }, query, fixture.tokens.stranger)).status).toBe(404);
  }
  expect(site.requests).toEqual([]);
});

test("an address and a text at once, and neither, are not understood", async () => {
  const url = `${site.origin}/minutes`;
  expect(await post({ url, content: "Words.", format: "plain" })).toMatchObject({
    status: 400,
    body: { errors: [{ path: "url" }] },
  });
  expect(await post({ content: "Words." })).toMatchObject({
    status: 400,
    body: { errors: [{ path: "format", reason: "Validation.missing" }] },
  });
  expect(await post({})).toMatchObject({
    status: 400,
    body: { errors: [{ path: "content" }, { path: "format" }] },
  });
});

test("a person may have so many addresses fetched in a minute, and is told how long to wait", async () => {
  let refusal = await post({ url: "http://10.0.0.1/" }, dryRun, fixture.tokens.owner);
  for (let n = 0; n < 40 && refusal.status !== 429; n++) {
    refusal = await post({ url: "http://10.0.0.1/" }, dryRun, fixture.tokens.owner);
  }
  expect(refusal).toMatchObject({ status: 429, body: { code: "too-many" } });
  expect(refusal.body.retryAfter).toBeGreaterThan(0);
  // Texts that are sent need no fetching.
  const sent = await post({ content: "Words.", format: "plain" }, dryRun, fixture.tokens.owner);
  expect(sent.status).toBe(200);
});
