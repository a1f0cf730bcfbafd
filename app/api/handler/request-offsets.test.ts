import { afterAll, beforeAll, expect, test } from "vitest";
import { addAnnotationCall } from "@/lib/contract/annotations";
import { reviseText } from "@/server/document/revise";
import { ask } from "@/test/api/ask";
import { makeFixture, type Fixture } from "@/test/api/fixture";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makeDocument, makeProject } from "@/test/make/make";

let fixture: Fixture;
let documentId: string;

beforeAll(async () => {
  await openTestDatabase();
  fixture = await makeFixture();
  const { owner, annotator } = fixture.people;
  const { id } = await makeProject(owner, { annotator });
  documentId = (await makeDocument(owner, id, "🌉 The mill stood still.")).document.id;
  // The text of the first revision is at hand from here on.
  await add("annotator", { start: 2, end: 5 });
});
afterAll(closeTestDatabase);

async function add(who: "annotator" | "stranger", segment: object, revision = 1) {
  const body = { kind: "claim", target: [segment], revision };
  const request = { params: { documentId }, body };
  const { status, text } = await ask(addAnnotationCall, request, fixture.tokens[who]);
  return { status, body: JSON.parse(text) as { code?: string; target?: { exact: string }[] } };
}

test("a write that names its revision counts code points of that revision", async () => {
  const { status, body } = await add("annotator", { start: 2, end: 5 });
  expect(status).toBe(201);
  expect(body.target?.map(({ exact }) => exact)).toEqual(["The"]);
});

test("who may not see a text learns nothing of it, wherever the offsets lie", async () => {
  const inside = await add("stranger", { start: 2, end: 5 });
  expect(inside.status).toBe(404);
  expect(await add("stranger", { start: 2, end: 5_000 })).toEqual(inside);
  expect(await add("stranger", { start: 2, end: 5 }, 9)).toEqual(inside);
});

test("offsets outside the text and those of an older revision are refused", async () => {
  const outside = await add("annotator", { start: 2, end: 5_000 });
  expect(outside).toMatchObject({ status: 422, body: { code: "span-outside-text" } });
  const revision = { content: "Still.", format: "plain" } as const;
  expectDone(await reviseText(fixture.people.owner, documentId, revision));
  const old = await add("annotator", { start: 2, end: 20 });
  expect(old).toMatchObject({ status: 409, body: { code: "text-moved-on" } });
});
