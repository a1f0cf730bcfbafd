import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { openApiDocument } from "@/app/api/openapi";
import { OPERATIONS } from "@/lib/contract/operations";
import { ask } from "@/test/api/ask";
import type { RequestParts } from "@/test/api/request";
import { requestFor } from "@/test/api/requests";
import { makePlace, makeFixture, type Place, type Fixture } from "@/test/api/fixture";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";

let fixture: Fixture;
let place: Place;
beforeAll(async () => {
  await openTestDatabase();
  fixture = await makeFixture();
  place = await makePlace(fixture, "UNKNOWN");
});
afterAll(() => closeTestDatabase());

function named(id: string) {
  const operation = OPERATIONS.find((one) => one.id === id);
  if (!operation) throw new Error(`there is no operation ${id}`);
  return operation;
}

async function problemsOf(id: string, change: (request: RequestParts) => RequestParts) {
  const request = await requestFor(id, fixture, "owner", place);
  const { status, text } = await ask(named(id), change(request), fixture.tokens.owner);
  const { errors } = (text === "" ? {} : JSON.parse(text)) as { errors?: { path: string }[] };
  return { status, paths: errors?.map(({ path }) => path) };
}

const withBody =
  (more: object) =>
  (request: RequestParts): RequestParts => ({
    ...request,
    body: { ...(request.body as object), ...more },
  });

test.each([
  ["a field of the body", "judgeAnnotation", { because: "too weak" }, "because"],
  [
    "a field within a segment",
    "addAnnotation",
    { target: [{ start: 0, end: 3, page: 2 }] },
    "target.0.page",
  ],
  ["a setting", "changeProject", { settings: { blind: true } }, "settings.blind"],
  ["a field within a detail", "addAnnotation", { claim: { statment: "x" } }, "claim.statment"],
  [
    "a field of a document's source",
    "changeDocument",
    { source: { editor: "x" } },
    "source.editor",
  ],
])("%s that the operation does not know is refused with its path", async (_, id, body, path) => {
  expect(await problemsOf(id, withBody(body))).toEqual({ status: 400, paths: [path] });
});

test("every list takes a cursor and a limit, also one that is answered whole", () => {
  const lists = OPERATIONS.filter(({ method, answers }) => {
    const answer = answers[200];
    return method === "get" && answer instanceof z.ZodObject && "next" in answer.shape;
  });
  expect(lists.length).toBeGreaterThan(20);
  for (const { id, query } of lists) {
    expect(Object.keys(query?.shape ?? {}), id).toEqual(
      expect.arrayContaining(["cursor", "limit"]),
    );
  }
});

test("a name of the query that the operation does not know is refused with its path", async () => {
  const query = { when: "2026-11-27T10:00:00Z" };
  for (const id of ["listAnnotations", "listDocuments", "readDocument"]) {
    const answer = await problemsOf(id, (request) => ({
      ...request,
      query: { ...request.query, ...query },
    }));
    expect(answer, id).toEqual({ status: 400, paths: ["?when"] });
  }
});

test("unknown fields are told together with those that are wrong", async () => {
  const { status, paths } = await problemsOf(
    "judgeAnnotation",
    withBody({ status: "done", because: "x" }),
  );
  expect({ status, paths: paths?.toSorted() }).toEqual({
    status: 400,
    paths: ["because", "status"],
  });
});

test.each([
  ["readAnnotation", "editAnnotation"],
  ["readProject", "changeProject"],
  ["readDocument", "changeDocument"],
  ["readClaim", "editClaim"],
  ["readSpeaker", "editSpeaker"],
  ["readMe", "changeMe"],
])("what %s answered can be sent back by %s", async (reading, writing) => {
  const request = await requestFor(writing, fixture, "owner", place);
  const token = fixture.tokens[writing === "editAnnotation" ? "annotator" : "owner"];
  const read = await ask(named(reading), { params: request.params }, token);
  expect(read.status).toBe(200);
  const headers = { "if-match": read.headers.get("etag") ?? "*" };
  const body = JSON.parse(read.text) as unknown;
  const written = await ask(named(writing), { params: request.params, body, headers }, token);
  expect({ status: written.status, text: written.status === 200 ? "" : written.text }).toEqual({
    status: 200,
    text: "",
  });
});

test("the published description says that a body has no further fields", () => {
  const { paths } = JSON.parse(JSON.stringify(openApiDocument())) as { paths: Paths };
  const content = paths["/annotations/{annotationId}/status"]?.put?.requestBody.content;
  expect(content?.["application/json"]?.schema).toMatchObject({ additionalProperties: false });
});

type Paths = Record<
  string,
  Record<string, { requestBody: { content: Record<string, { schema: object }> } }>
>;
