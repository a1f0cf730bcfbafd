import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { STATUS } from "@/lib/outcome";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { addToken } from "@/server/account/tokens";
import { expectDone, makePerson } from "@/test/make/make";
import type { Operation } from "@/lib/contract/operation";
import { openApiDocument } from "@/app/api/openapi";
import { OPERATIONS } from "@/lib/contract/operations";
import { valuesOf } from "@/test/api/arbitrary";
import { ask, type Answer } from "@/test/api/ask";
import { placeAgain } from "@/test/api/place-again";
import type { RequestParts } from "@/test/api/request";
import { requestFor } from "@/test/api/requests";
import { makePlace, makeFixture, type Place, type Fixture } from "@/test/api/fixture";

/** OBELUS_FUZZ_SEED sees a red run again, OBELUS_FUZZ_RUNS makes it longer. */
const SEED = Number(process.env.OBELUS_FUZZ_SEED ?? Date.now() % 2 ** 31);
const RUNS = Number(process.env.OBELUS_FUZZ_RUNS ?? 8);

/** Stands in a project that the asker knows nothing of. */
const FOREIGN = "Quillivant";

let fixture: Fixture;
let place: Place;
let foreign: Place;

/** What ends the token that everything is asked with, when a request happens to say so. */
const ENDS_TOKENS = new Set(["changePassword", "signOutEverywhere"]);

async function giveToken(): Promise<void> {
  const { token } = expectDone(await addToken(fixture.people.owner, "a script"));
  fixture = { ...fixture, tokens: { ...fixture.tokens, owner: token } };
}

beforeAll(async () => {
  console.warn(`fuzz: OBELUS_FUZZ_SEED=${SEED} OBELUS_FUZZ_RUNS=${RUNS}`);
  process.env.OBELUS_RATE_SCALE = "1000";
  await openTestDatabase();
  fixture = await makeFixture();
  place = await makePlace(fixture, "SHARED");
  const others = { ...fixture, people: { ...fixture.people } };
  for (const role of ["owner", "curator", "annotator", "reader"] as const) {
    others.people[role] = await makePerson(`${FOREIGN} ${role}`);
  }
  foreign = await makePlace(others, FOREIGN);
});
afterAll(() => closeTestDatabase());

/** One thing wrong with a request that was right. */
type Mutation = (request: RequestParts) => RequestParts;

const BAD_VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  1.5,
  2 ** 53,
  1e308,
  -0,
  "",
  " ",
  "\u0000",
  "\ud800",
  "\u200b",
  "constructor",
  "__proto__",
  "' OR 1=1--",
  "%_%",
  "=1+1",
  "x".repeat(30_000),
  [],
  [null],
  {},
  { not: "" },
  { startsWith: "a" },
  { in: ["a", "b"] },
  { toString: 1 },
  { constructor: { prototype: { x: 1 } } },
  ["x"],
];

const BAD_WORDS = BAD_VALUES.filter((value): value is string => typeof value === "string").concat(
  "00000000-0000-0000-0000-000000000000",
  "../../etc/passwd",
  "%2e%2e%2f",
  "0x10",
  "1e9",
  "' | & ! ( ) :* <-> \\",
  "a OR",
  "null",
);

const HEADERS: readonly Record<string, string>[] = [
  { authorization: "Bearer %E0%A4%A" },
  { authorization: "Bearer" },
  { authorization: 'Bearer ""' },
  { authorization: `Bearer obelus_${"a".repeat(43)}` },
  { authorization: "Basic !!!" },
  { "if-match": "garbage" },
  { "if-match": 'W/"x"' },
  { "if-match": '"v1", "v2"' },
  { "last-event-id": "-1" },
  { "last-event-id": "9".repeat(40) },
  { "x-http-method-override": "DELETE" },
  { "x-middleware-subrequest": "middleware:middleware:middleware" },
  { "x-forwarded-host": "evil.invalid" },
  { origin: "https://evil.invalid" },
  { origin: "null" },
  { cookie: `obelus.session=${"a".repeat(60_000)}` },
  { "content-type": "text/plain" },
  { "content-type": "application/x-www-form-urlencoded" },
  { "content-type": "application/json; charset=utf-16" },
  { "content-type": "multipart/form-data" },
  { "content-length": "-1" },
];

const RAW: readonly NonNullable<RequestParts["raw"]>[] = [
  { bytes: new TextEncoder().encode("{"), type: "application/json" },
  { bytes: new TextEncoder().encode(""), type: "application/json" },
  { bytes: new TextEncoder().encode('{"a":1}x'), type: "application/json" },
  { bytes: new TextEncoder().encode('{"name":"a","name":{"x":1}}'), type: "application/json" },
  {
    bytes: new TextEncoder().encode(`${"[".repeat(50_000)}${"]".repeat(50_000)}`),
    type: "application/json",
  },
  { bytes: new TextEncoder().encode(`{"__proto__":{"isAdmin":true}}`), type: "application/json" },
  { bytes: new TextEncoder().encode("[1e999]"), type: "application/json" },
  { bytes: Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d), type: "application/json" },
  { bytes: new TextEncoder().encode("--x--"), type: "multipart/form-data; boundary=x" },
  { bytes: new TextEncoder().encode("a=b"), type: null },
];

function mutations({ body, query, params }: Operation): fc.Arbitrary<Mutation> {
  const bad = fc.constantFrom(...BAD_VALUES);
  const badWords = fc.constantFrom(...BAD_WORDS);
  const ways: fc.Arbitrary<Mutation>[] = [
    fc.constant((request) => request),
    fc
      .constantFrom(...HEADERS)
      .map((headers) => (request) => ({ ...request, headers: { ...request.headers, ...headers } })),
  ];
  const names = Object.keys(params?.shape ?? {});
  if (names.length > 0) {
    const ids = fc.constantFrom<keyof Place>(...(Object.keys(PLACE) as (keyof Place)[]));
    const name = fc.constantFrom(...names);
    ways.push(
      fc.tuple(name, badWords).map(([key, value]) => (request) => ({
        ...request,
        params: { ...request.params, [key]: value },
      })),
      // Something of another project, under its own name and under that of another kind of thing.
      fc.tuple(name, ids, fc.boolean()).map(([key, id, same]) => (request) => ({
        ...request,
        params: {
          ...request.params,
          [key]: foreign[same && key in foreign ? (key as keyof Place) : id],
        },
      })),
    );
  }
  if (query) {
    const key = fc.constantFrom(...Object.keys(query.shape), "where", "orderBy", "nxtPid");
    ways.push(
      fc.tuple(key, badWords).map(([name, value]) => (request) => ({
        ...request,
        query: { ...request.query, [name]: value },
      })),
      valuesOf(query).map((values) => (request) => {
        const entries = Object.entries(values ?? {});
        return {
          ...request,
          query: {
            ...request.query,
            ...Object.fromEntries(entries.map(([k, v]) => [k, String(v)])),
          },
        };
      }),
    );
  }
  if (body) ways.push(...bodyMutations(body, bad));
  return fc.oneof(...ways);
}

/** Only its keys matter: what a place holds ids of. */
const PLACE: Record<keyof Place, true> = {
  projectId: true,
  documentId: true,
  annotationId: true,
  noteId: true,
  referenceId: true,
  occurrenceId: true,
  evidenceId: true,
  claimId: true,
  tagId: true,
};

function bodyMutations(schema: z.ZodType, bad: fc.Arbitrary<unknown>): fc.Arbitrary<Mutation>[] {
  const injected = fc.constantFrom<object>(
    { id: "x" },
    { id: { not: "" } },
    { projectId: "PROJECT", role: "owner", createdById: "x", deletedAt: null, version: 99 },
    { claim: { id: "CLAIM" } },
    { replyTo: "NOTE" },
    { parent: "TAG" },
    { where: {}, OR: [{}], __proto__: { admin: true } },
    { createdAt: "1970-01-01", visibility: "public", status: "accepted" },
  );
  return [
    valuesOf(schema).map((body) => (request) => ({ ...request, body })),
    fc.tuple(valuesOf(schema), fc.nat(), bad).map(([body, which, value]) => (request) => {
      const mixed = { ...(request.body as object), ...(body as object) };
      return { ...request, body: replaced(mixed, which, value) };
    }),
    fc.tuple(fc.nat(), bad).map(([which, value]) => (request) => ({
      ...request,
      body: replaced(request.body, which, value),
    })),
    fc.nat().map((which) => (request) => ({
      ...request,
      body: replaced(request.body, which, undefined),
    })),
    bad.map((body) => (request) => ({ ...request, body })),
    injected.map((more) => (request) => {
      const ids = JSON.stringify(more)
        .replace("PROJECT", foreign.projectId)
        .replace("CLAIM", foreign.claimId)
        .replace("NOTE", foreign.noteId)
        .replace("TAG", foreign.tagId);
      return { ...request, body: { ...(request.body as object), ...(JSON.parse(ids) as object) } };
    }),
    fc.constantFrom(...RAW).map((raw) => (request) => ({ ...request, raw })),
  ];
}

/** The `which`th place of a body, counted round and round, with another value or without one. */
function replaced(body: unknown, which: number, value: unknown): unknown {
  const places: (readonly [Record<string, unknown>, string])[] = [];
  const copy = structuredClone(body);
  const walk = (at: unknown) => {
    if (typeof at !== "object" || at === null) return;
    for (const [key, inner] of Object.entries(at)) {
      places.push([at as Record<string, unknown>, key]);
      walk(inner);
    }
  };
  walk(copy);
  const [at, key] = places[which % Math.max(1, places.length)] ?? [];
  if (at && key !== undefined) {
    if (value === undefined) delete at[key];
    else at[key] = value;
  }
  return copy;
}

const paths = openApiDocument().paths as unknown as Record<
  string,
  Record<string, { responses: Record<string, unknown> }>
>;

/** Every way in which an answer is not what the published description promises. */
function wrongWith(operation: Operation, { status, headers, text }: Answer): string[] {
  const wrong: string[] = [];
  const declared = paths[operation.path]?.[operation.method]?.responses ?? {};
  if (!(String(status) in declared)) wrong.push(`status ${status} is not declared`);
  if (status >= 500) wrong.push("an error of the server");
  if (text.includes(FOREIGN)) wrong.push("shows another project");
  const type = headers.get("content-type") ?? "";
  if (status >= 400) {
    if (!type.startsWith("application/problem+json")) return [...wrong, `a refusal as ${type}`];
    const { code, detail, status: statusInBody } = JSON.parse(text) as Record<string, unknown>;
    if (STATUS[code as keyof typeof STATUS] !== status) wrong.push(`code ${String(code)}`);
    if (statusInBody !== status) wrong.push(`says status ${String(statusInBody)}`);
    if (typeof detail !== "string" || detail === "") wrong.push("says nothing to a person");
    return wrong;
  }
  const answer = operation.answers[status];
  if (answer === undefined) wrong.push(`${status} has no answer`);
  else if (answer === null) {
    if (text !== "") wrong.push("says something where there is nothing to say");
  } else if (typeof answer === "string") {
    if (answer !== "*/*" && !type.startsWith(answer)) wrong.push(`is ${type}, not ${answer}`);
  } else if (!operation.alsoAnswers?.some((other) => type.startsWith(other))) {
    const read = answer.safeParse(JSON.parse(text));
    if (!read.success) wrong.push(read.error.message.slice(0, 1_000));
  }
  return wrong;
}

describe(`whatever a client sends (seed ${SEED})`, () => {
  test.each(OPERATIONS.map((operation) => [operation.id, operation] as const))(
    "%s answers as described",
    async (id, operation) => {
      await fc.assert(
        fc.asyncProperty(mutations(operation), async (mutate) => {
          const request = mutate(await requestFor(id, fixture, "owner", place));
          const answer = await ask(operation, request, fixture.tokens.owner);
          if (operation.method === "delete" && answer.status < 300) {
            place = await placeAgain(operation, request, fixture, place);
          }
          if (ENDS_TOKENS.has(id) && answer.status < 300) await giveToken();
          // Spans of other requests are in the first text.
          if (id === "reviseText" && answer.status < 300) {
            place = await makePlace(fixture, "SHARED");
          }
          const wrong = wrongWith(operation, answer);
          if (wrong.length > 0) {
            const sent = JSON.stringify(request).slice(0, 2_000);
            throw new Error(
              `${wrong.join("; ")}\nsent ${sent}\ngot ${answer.status} ${answer.text.slice(0, 500)}`,
            );
          }
        }),
        { seed: SEED, numRuns: RUNS, endOnFailure: true },
      );
    },
  );

  test("leaves the other project as it was", async () => {
    const readDocument = OPERATIONS.find(({ id }) => id === "readDocument") as Operation;
    const { status } = await ask(
      readDocument,
      { params: { documentId: foreign.documentId } },
      fixture.tokens.owner,
    );
    expect(status).toBe(404);
  });
});
