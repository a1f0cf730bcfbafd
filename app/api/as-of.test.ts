import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listAnnotationsCall, readAnnotationCall } from "@/lib/contract/annotations";
import { listClaimsCall, readClaimCall } from "@/lib/contract/claims";
import { listDocumentsCall, readDocumentCall, readTextCall } from "@/lib/contract/documents";
import { listEvidenceCall } from "@/lib/contract/evidence";
import { listNotesCall } from "@/lib/contract/notes";
import type { Operation } from "@/lib/contract/operation";
import { OPERATIONS } from "@/lib/contract/operations";
import { editAnnotation } from "@/server/annotation/edit";
import { saveAnnotation } from "@/server/annotation/write";
import { reviseText } from "@/server/document/revise";
import { removeDocument } from "@/server/document/write";
import { read, transaction } from "@/server/platform/db";
import { ask } from "@/test/api/ask";
import { makeFixture, makePlace, type Fixture, type Place } from "@/test/api/fixture";
import type { RequestParts } from "@/test/api/request";
import { requestFor } from "@/test/api/requests";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { randomFrom, SEED } from "@/test/make/random";

let fixture: Fixture;
let place: Place;

beforeAll(async () => {
  process.env.OBELUS_RATE_SCALE = "1000";
  await openTestDatabase();
  fixture = await makeFixture();
  place = await makePlace(fixture, "SHARED");
}, 60_000);
afterAll(() => closeTestDatabase());

const WRITERS = ["annotator", "curator", "owner"] as const;
const READERS = ["reader", "annotator"] as const;

/** What takes away the project, its text or its people, or is about none of them. */
const LEFT_OUT =
  /^(remove(Project|Document|Member)|(change|add)(Member|Project)|.*(Account|Token|Invitation|Backup|Installation|RoleRequest|ClassLink|Deletion|Password).*|sign.*|keepPlace|sayPresence|export.*|measure.*)$/i;

/** Waits for another millisecond, in which nothing has been written yet. */
async function nextMoment(): Promise<string> {
  const from = Date.now();
  while (Date.now() < from + 2) await new Promise(setImmediate);
  const at = new Date().toISOString();
  while (Date.now() < from + 5) await new Promise(setImmediate);
  return at;
}

/** One request for each thing that can be read as it stood, and some filters and pages. */
async function requests(): Promise<[Operation, RequestParts][]> {
  const { projectId, documentId } = place;
  const document = { params: { documentId } };
  const project = { params: { projectId } };
  const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  const annotations = idsOf(await read.annotation.findMany({ where: { documentId } }));
  const claims = idsOf(await read.claim.findMany({ where: { projectId } }));
  return [
    [readDocumentCall, document],
    [readTextCall, document],
    [listDocumentsCall, project],
    [listDocumentsCall, { ...project, query: { sort: "title", limit: "1" } }],
    [listAnnotationsCall, document],
    [listAnnotationsCall, { ...document, query: { limit: "2" } }],
    [listAnnotationsCall, { ...document, query: { tag: "hearsay" } }],
    [listAnnotationsCall, { ...document, query: { kind: "claim", q: "word" } }],
    [listAnnotationsCall, { ...document, query: { start: "0", end: "12" } }],
    [listAnnotationsCall, { ...document, query: { status: "open", orphan: "false" } }],
    [listClaimsCall, project],
    [listClaimsCall, { ...project, query: { limit: "1", verdict: "none" } }],
    [listClaimsCall, { ...project, query: { q: "crime fell" } }],
    [listClaimsCall, { ...project, query: { q: "rents", type: "factual" } }],
    ...annotations.flatMap((annotationId): [Operation, RequestParts][] => [
      [readAnnotationCall, { params: { annotationId } }],
      [listNotesCall, { params: { annotationId } }],
    ]),
    ...claims.flatMap((claimId): [Operation, RequestParts][] => [
      [readClaimCall, { params: { claimId } }],
      [listEvidenceCall, { params: { claimId } }],
    ]),
  ];
}

type Observed = [asker: (typeof READERS)[number], Operation, RequestParts, answer: string];

async function answerTo(
  asker: (typeof READERS)[number],
  operation: Operation,
  request: RequestParts,
): Promise<string> {
  const { status, text, headers } = await ask(operation, request, fixture.tokens[asker]);
  return `${status} ${headers.get("etag") ?? ""} ${text}`;
}

test(`what is read of any time is what was answered then, whatever was done since (seed ${SEED})`, async () => {
  const random = randomFrom(SEED);
  const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)] as T;
  const writes = OPERATIONS.filter(({ method, id }) => method !== "get" && !LEFT_OUT.test(id));
  const { documentId } = place;
  const mine: string[] = [];
  const before = new Map<string, Observed[]>();

  const writeOne = async () => {
    const asker = pick(WRITERS);
    const viewer = fixture.people[asker];
    const kind = random();
    if (kind < 0.25) {
      const start = 2 + Math.floor(random() * 20);
      const made = await saveAnnotation(viewer, documentId, {
        kind: pick(["claim", "rhetoric", "note"] as const),
        target: [{ start, end: start + 5 }],
        body: `words of ${asker} ${mine.length}`,
        visibility: random() < 0.3 ? "private" : "project",
        tags: random() < 0.5 ? ["hearsay"] : [],
      });
      if (made.ok) mine.push(made.value.id);
    } else if (kind < 0.5 && mine.length > 0) {
      const edit = pick([{ body: `other words ${random()}` }, { visibility: "project" as const }]);
      await editAnnotation(viewer, pick(mine), () => true, edit);
    } else {
      const operation = pick(writes);
      const request = await requestFor(operation.id, fixture, asker, place);
      const { status } = await ask(operation, request, fixture.tokens[asker]);
      expect(status, operation.id).toBeLessThan(500);
    }
  };

  for (let round = 0; round < 4; round++) {
    for (let write = 0; write < 6; write++) await writeOne();
    const at = await nextMoment();
    const seen: Observed[] = [];
    for (const [operation, request] of await requests()) {
      for (const asker of READERS) {
        seen.push([asker, operation, request, await answerTo(asker, operation, request)]);
      }
    }
    before.set(at, seen);
  }

  let differing = 0;
  for (const [at, seen] of before) {
    for (const [asker, operation, request, answer] of seen) {
      const query = { ...request.query, at };
      const name = `${asker} ${operation.id} ${JSON.stringify(request)}`;
      expect(`${name} ${await answerTo(asker, operation, { ...request, query })}`).toBe(
        `${name} ${answer}`,
      );
      if ((await answerTo(asker, operation, request)) !== answer) differing += 1;
    }
  }
  expect(differing).toBeGreaterThan(0);
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
