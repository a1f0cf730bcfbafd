import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listAnnotationsCall, readAnnotationCall } from "@/lib/contract/annotations";
import { listClaimsCall } from "@/lib/contract/claims";
import { listDocumentsCall, readDocumentCall, readTextCall } from "@/lib/contract/documents";
import { listNotesCall } from "@/lib/contract/notes";
import type { Operation } from "@/lib/contract/operation";
import { editAnnotation } from "@/server/annotation/edit";
import { saveAnnotation } from "@/server/annotation/write";
import { reviseText } from "@/server/document/revise";
import { removeDocument } from "@/server/document/write";
import { transaction } from "@/server/platform/db";
import { ask } from "@/test/api/ask";
import { makeFixture, makePlace, type Fixture, type Place } from "@/test/api/fixture";
import type { RequestParts } from "@/test/api/request";
import { answerTo as answerOf, expectAsItStood, nextMoment, READERS } from "@/test/api/as-it-stood";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { SEED } from "@/test/make/random";

let fixture: Fixture;
let place: Place;

beforeAll(async () => {
  process.env.OBELUS_RATE_SCALE = "1000";
  await openTestDatabase();
  fixture = await makeFixture();
  place = await makePlace(fixture, "SHARED");
}, 60_000);
afterAll(() => closeTestDatabase());

const answerTo = (asker: (typeof READERS)[number], operation: Operation, request: RequestParts) =>
  answerOf(fixture, asker, operation, request);

test(`what is read of any time is what was answered then, whatever was done since (seed ${SEED})`, async () => {
  await expectAsItStood(fixture, place, 3);
}, 600_000);

describe("what nobody may see is not seen of any time", () => {
  const body = (answer: string) => answer.slice(answer.indexOf("{"));
  const read1 = (id: string, asker: (typeof READERS)[number], at: string) =>
    answerTo(asker, readAnnotationCall, { params: { annotationId: id }, query: { at } });

  test("an annotation that is private now, or was private then", async () => {
    const { annotator } = fixture.people;
    const draft = { kind: "note", target: [{ start: 2, end: 6 }], body: "first" } as const;
    const made = await saveAnnotation(annotator, place.documentId, draft);
    if (!made.ok) throw new Error(made.problem);
    const { id } = made.value;
    const shared = await nextMoment();
    await editAnnotation(annotator, id, () => true, { visibility: "private", body: "second" });
    const hidden = await nextMoment();
    expect(await read1(id, "reader", shared)).toMatch(/^404/);
    expect(JSON.parse(body(await read1(id, "annotator", shared)))).toMatchObject({ body: "first" });
    await editAnnotation(annotator, id, () => true, { visibility: "project", body: "third" });
    expect(await read1(id, "reader", hidden)).toMatch(/^404/);
    expect(JSON.parse(body(await read1(id, "reader", shared)))).toMatchObject({ body: "first" });
    expect(JSON.parse(body(await read1(id, "annotator", hidden)))).toMatchObject({
      body: "second",
    });
  });

  test("a document that was taken away, with all that was in it", async () => {
    const gone = await makePlace(fixture, "GONE");
    const query = { at: await nextMoment() };
    const requested: [Operation, RequestParts][] = [
      [readDocumentCall, { params: { documentId: gone.documentId }, query }],
      [readTextCall, { params: { documentId: gone.documentId }, query }],
      [listAnnotationsCall, { params: { documentId: gone.documentId }, query }],
      [readAnnotationCall, { params: { annotationId: gone.annotationId }, query }],
      [listNotesCall, { params: { annotationId: gone.annotationId }, query }],
    ];
    for (const [operation, request] of requested) {
      expect(await answerTo("reader", operation, request)).toMatch(/^200/);
    }
    await removeDocument(fixture.people.owner, gone.documentId);
    for (const [operation, request] of requested) {
      expect(await answerTo("reader", operation, request)).toMatch(/^404/);
    }
    const list = { params: { projectId: gone.projectId }, query };
    expect(JSON.parse(body(await answerTo("reader", listDocumentsCall, list)))).toMatchObject({
      items: [],
    });
  });

  test("a project to whoever has no part in it", async () => {
    const request = { params: { documentId: place.documentId }, query: { at: await nextMoment() } };
    const { status } = await ask(readDocumentCall, request, fixture.tokens.stranger);
    expect(status).toBe(404);
  });
});

describe("times that have no answer", () => {
  const at = (time: string) => ({ params: { projectId: place.projectId }, query: { at: time } });
  const json = async (operation: Operation, request: RequestParts) => {
    const { status, text } = await ask(operation, request, fixture.tokens.reader);
    return { status, ...(JSON.parse(text) as object) };
  };

  test.each(["yesterday", "2026-11-27", "2026-13-01T00:00:00Z", ""])(
    "%j is refused",
    async (time) => {
      const answer = await json(listDocumentsCall, at(time));
      expect(answer).toMatchObject({ status: 400, errors: [{ path: "?at" }] });
    },
  );

  test("a time that is still to come is refused", async () => {
    const answer = await json(listDocumentsCall, at("2999-01-01T00:00:00Z"));
    expect(answer).toMatchObject({ status: 400, errors: [{ path: "?at" }] });
  });

  test.each(["0000-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "2001-02-03T04:05:06+05:00"])(
    "at %s, before the project, nothing was there",
    async (time) => {
      expect(await json(listDocumentsCall, at(time))).toMatchObject({ status: 200, items: [] });
      expect(await json(listClaimsCall, at(time))).toMatchObject({ status: 200, items: [] });
      const { documentId } = place;
      const document = { params: { documentId }, query: { at: time } };
      expect(await json(readDocumentCall, document)).toMatchObject({ status: 404 });
    },
  );

  test("a time zone and a fraction of any length are understood", async () => {
    const past = [
      "2001-02-03T04:05:06+23:59",
      "2001-02-03T04:05:06.123456789012345678901234-16:00",
    ];
    for (const time of past) {
      expect(await json(listDocumentsCall, at(time))).toMatchObject({ status: 200, items: [] });
    }
  });

  test("a revision that came later is not there yet", async () => {
    const { documentId } = place;
    const time = await nextMoment();
    const draft = { content: "Another text altogether.", format: "plain" } as const;
    const revised = await reviseText(fixture.people.owner, documentId, draft);
    const revision = revised.ok ? String(revised.value.revision.number) : "";
    const request = (query: Record<string, string>) => ({ params: { documentId }, query });
    const ofNow = await ask(readTextCall, request({ revision }), fixture.tokens.reader);
    expect(ofNow.text).toBe(draft.content);
    expect(await json(readTextCall, request({ revision, at: time }))).toMatchObject({
      status: 404,
    });
  });

  test("a time before the record began is not guessed", async () => {
    const recordedSince = await nextMoment();
    const data = { name: "recorded-since", value: recordedSince };
    await transaction((tx) => tx.setting.create({ data }));
    try {
      expect(await json(listDocumentsCall, at("2026-11-01T00:00:00Z"))).toMatchObject({
        status: 404,
        recordedSince,
      });
      expect(await json(listDocumentsCall, at(recordedSince))).toMatchObject({ status: 200 });
    } finally {
      await transaction((tx) => tx.setting.delete({ where: { name: data.name } }));
    }
  });
});
