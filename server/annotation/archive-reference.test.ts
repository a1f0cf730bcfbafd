import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { downloadArchiveCall } from "@/lib/contract/archives";
import { exportDocumentCall } from "@/lib/contract/exports";
import { archiveReferenceCall, listReferencesCall } from "@/lib/contract/sources";
import { readChangesCall } from "@/lib/contract/feeds";
import { read } from "@/server/platform/db";
import { ask } from "@/test/api/ask";
import { makeFixture, makePlace, type Fixture } from "@/test/api/fixture";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { startSite, type Site } from "@/test/fetch/site";
import { expectDone } from "@/test/make/make";
import type { Visibility } from "@/lib/annotation/annotation";
import { addReference } from "./references";

let fixture: Fixture;
let site: Site;
let words = "Twelve crates were counted.";

beforeAll(async () => {
  await openTestDatabase();
  fixture = await makeFixture();
  site = await startSite((request, response) => {
    const isThere = request.url === "/ledger";
    response.writeHead(isThere ? 200 : 404, { "content-type": "text/plain" }).end(words);
  });
});
afterAll(async () => {
  await site.close();
  await closeTestDatabase();
});

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

async function refer(path: string, visibility: Visibility = "project") {
  const place = await makePlace(fixture, "SHARED", visibility);
  const draft = { relation: "supports", url: `${site.origin}${path}` } as const;
  const { annotator } = fixture.people;
  const { id } = expectDone(await addReference(annotator, place.annotationId, draft));
  return { ...place, referenceId: id };
}

async function archive(referenceId: string, token = fixture.tokens.annotator) {
  const answer = await ask(archiveReferenceCall, { params: { referenceId } }, token);
  return { status: answer.status, body: JSON.parse(answer.text) as Record<string, unknown> };
}

test("what a reference points to is kept with time and hash, and shown with it everywhere", async () => {
  const { referenceId, annotationId, documentId } = await refer("/ledger");
  const changes = async () => {
    const { text } = await ask(readChangesCall, { params: { documentId } }, fixture.tokens.reader);
    return (JSON.parse(text) as { changes: { kind: string; id: string }[] }).changes;
  };
  const before = await changes();
  const { status, body } = await archive(referenceId);
  expect(status).toBe(201);
  const copy = {
    url: `${site.origin}/ledger`,
    finalUrl: `${site.origin}/ledger`,
    status: 200,
    mediaType: "text/plain",
    size: words.length,
    sha256: sha256(words),
  };
  expect(body).toMatchObject({ id: referenceId, archive: copy });
  const listed = await ask(listReferencesCall, { params: { annotationId } }, fixture.tokens.reader);
  expect((JSON.parse(listed.text) as { items: unknown[] }).items).toContainEqual(body);
  expect((await changes()).slice(before.length)).toMatchObject([
    { kind: "reference.saved", id: referenceId },
  ]);
  const params = { documentId, format: "jsonl" };
  const { text } = await ask(exportDocumentCall, { params }, fixture.tokens.reader);
  expect(text).toContain(sha256(words));
});

test("a later copy is shown in place of the first, which stays", async () => {
  const { referenceId } = await refer("/ledger");
  const first = (await archive(referenceId)).body.archive as { id: string };
  words = "Thirteen crates were counted.";
  const second = (await archive(referenceId)).body.archive as { id: string };
  expect(second).toMatchObject({ sha256: sha256(words) });
  const bytes = async ({ id: archiveId }: { id: string }) =>
    (await ask(downloadArchiveCall, { params: { archiveId } }, fixture.tokens.reader)).text;
  expect(await bytes(first)).toBe("Twelve crates were counted.");
  expect(await bytes(second)).toBe(words);
});

test("what is not there, and who may not, leaves nothing", async () => {
  const { referenceId } = await refer("/nothing");
  const [copies, requests] = [await read.archive.count(), site.requests.length];
  expect((await archive(referenceId, fixture.tokens.reader)).status).toBe(403);
  expect((await archive(referenceId, fixture.tokens.stranger)).status).toBe(404);
  expect(site.requests).toHaveLength(requests);
  expect(await archive(referenceId)).toMatchObject({ status: 422, body: { code: "not-fetched" } });
  expect(await read.archive.count()).toBe(copies);
});

test("a copy of what a private note points to is for its author alone", async () => {
  const { referenceId } = await refer("/ledger", "private");
  const { id: archiveId } = (await archive(referenceId)).body.archive as { id: string };
  const status = async (token: string) =>
    (await ask(downloadArchiveCall, { params: { archiveId } }, token)).status;
  expect(await status(fixture.tokens.annotator)).toBe(200);
  expect(await status(fixture.tokens.owner)).toBe(404);
  expect((await archive(referenceId, fixture.tokens.owner)).status).toBe(404);
});
