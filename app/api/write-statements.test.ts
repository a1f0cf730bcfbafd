import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  addAnnotationCall,
  editAnnotationCall,
  removeAnnotationCall,
  restoreAnnotationCall,
} from "@/lib/contract/annotations";
import { addNoteCall, editNoteCall, removeNoteCall } from "@/lib/contract/notes";
import type { Operation } from "@/lib/contract/operation";
import { addReferenceCall, removeReferenceCall } from "@/lib/contract/sources";
import { indexTexts } from "@/server/document/index-texts";
import { newId } from "@/server/platform/new-id";
import { ask } from "@/test/api/ask";
import { makeFixture, type Fixture } from "@/test/api/fixture";
import type { RequestParts } from "@/test/api/request";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { recordStatements } from "@/test/database/statements";
import { makeDocument, makeProject } from "@/test/make/make";

let statements: ReturnType<typeof recordStatements>;
let fixture: Fixture;
let documentId: string;

beforeAll(async () => {
  statements = recordStatements(await openTestDatabase());
  fixture = await makeFixture();
  const { owner, annotator } = fixture.people;
  const project = await makeProject(owner, { annotator });
  documentId = (await makeDocument(owner, project.id, "🌉 The wall was never built.")).document.id;
  await indexTexts();
});
afterAll(closeTestDatabase);

const target = [{ start: 2, end: 10 }];
const again = { "if-match": "*" };

/** What an operation answers, by status, and how many statements it costs, BEGIN and COMMIT apart. */
async function cost(operation: Operation, request: RequestParts): Promise<string> {
  let status = 0;
  const sent = await statements.during(async () => {
    ({ status } = await ask(operation, request, fixture.tokens.annotator));
  });
  return `${status}: ${sent.length}`;
}

const annotate = (id: string, more: object = {}) => ({
  params: { documentId },
  body: { id, kind: "claim", target, ...more },
});

/** The first of each reads the text of the document and the time of the token's last use. */
beforeAll(() => cost(addAnnotationCall, annotate(newId())));

describe("the statements of a write, from the request to the answer", () => {
  let annotationId: string;
  const params = () => ({ annotationId });
  beforeEach(async () => {
    annotationId = newId();
    await cost(addAnnotationCall, annotate(annotationId));
  });

  test("a new annotation, a private one, and one that is sent twice", async () => {
    const id = newId();
    expect(await cost(addAnnotationCall, annotate(id))).toBe("201: 5");
    expect(await cost(addAnnotationCall, annotate(id))).toBe("200: 8");
    // As the reading page sends it, with the revision that it shows.
    const named = annotate(newId(), { revision: 1 });
    expect(await cost(addAnnotationCall, named)).toBe("201: 4");
    const hidden = annotate(newId(), { visibility: "private" });
    expect(await cost(addAnnotationCall, hidden)).toBe("201: 5");
  });

  test("a change, another target, removal and return", async () => {
    const change = (body: object) => ({ params: params(), headers: again, body });
    expect(await cost(editAnnotationCall, change({ body: "Why?" }))).toBe("200: 7");
    const moved = change({ target: [{ start: 2, end: 5 }] });
    expect(await cost(editAnnotationCall, moved)).toBe("200: 10");
    expect(await cost(editAnnotationCall, change({ visibility: "private" }))).toBe("200: 9");
    expect(await cost(removeAnnotationCall, { params: params(), headers: again })).toBe("204: 7");
    expect(await cost(restoreAnnotationCall, { params: params() })).toBe("200: 10");
  });

  test("a note, an answer to it, its change and its removal", async () => {
    const noteId = newId();
    const note = (body: object) => ({ params: params(), body: { body: "Why?", ...body } });
    expect(await cost(addNoteCall, note({ id: noteId }))).toBe("201: 5");
    expect(await cost(addNoteCall, note({ replyTo: noteId }))).toBe("201: 6");
    const edit = { params: { noteId }, headers: again, body: { body: "Who?" } };
    expect(await cost(editNoteCall, edit)).toBe("200: 7");
    expect(await cost(removeNoteCall, { params: { noteId }, headers: again })).toBe("204: 7");
  });

  test("a reference to a new source, to a known one, and its removal", async () => {
    const referenceId = newId();
    const reference = { id: referenceId, relation: "supports", url: "https://example.org/wall" };
    const refer = (body: object) => ({ params: params(), body: { ...reference, ...body } });
    expect(await cost(addReferenceCall, refer({}))).toBe("201: 6");
    expect(await cost(addReferenceCall, refer({ id: newId() }))).toBe("201: 8");
    expect(await cost(removeReferenceCall, { params: { referenceId } })).toBe("204: 6");
  });
});
