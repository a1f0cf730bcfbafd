import { afterEach, expect, expectTypeOf, test, vi } from "vitest";
import type { AnswerAt, RequestTo } from "@/lib/contract/endpoint";
import type { CodePoint } from "@/lib/text/code-points";
import { answerFrom, call, detailBelow, errorAt, sendStored, requestTo } from "./api";

afterEach(() => vi.unstubAllGlobals());

/** Answers every request with this body, and records the requests. */
function answering(body: string, status = 200) {
  const requests: [string, RequestInit][] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    requests.push([url, init]);
    init.signal?.throwIfAborted();
    return new Response(status === 204 ? null : body, { status });
  });
  return requests;
}

test("a call fills in the path and the query, encoded", async () => {
  const requests = answering('{"items":[],"next":null}');
  const answer = await call("GET /projects/{projectId}/claims", {
    params: { projectId: "a/b ?" },
    query: { limit: 6, q: "50 % & more", cursor: undefined },
  });
  expect(answer).toEqual({ ok: true, value: { items: [], next: null } });
  const [url, { method, body, headers }] = requests[0] ?? expect.unreachable();
  expect(url).toBe("/api/v1/projects/a%2Fb%20%3F/claims?limit=6&q=50+%25+%26+more");
  expect([method, body]).toEqual(["GET", undefined]);
  expect(headers).toEqual({ accept: "application/json" });
});

test("a call sends its body as JSON against the version that was read", async () => {
  const requests = answering("{}");
  const body = { verdict: null };
  await call("PATCH /claims/{claimId}", { params: { claimId: "c" }, body, version: 3 });
  const [url, init] = requests[0] ?? expect.unreachable();
  expect(url).toBe("/api/v1/claims/c");
  expect(init).toMatchObject({
    method: "PATCH",
    body: '{"verdict":null}',
    headers: { "content-type": "application/json", "if-match": '"v3"' },
  });
});

test("a stored request goes out as it was stored", async () => {
  const requests = answering("", 204);
  const answer = await sendStored({ method: "DELETE", path: "/notes/n?a=b" }, 2);
  expect(answer).toEqual({ ok: true, value: null });
  const [url, init] = requests[0] ?? expect.unreachable();
  expect(url).toBe("/api/v1/notes/n?a=b");
  expect(init).toMatchObject({ method: "DELETE", headers: { "if-match": '"v2"' } });
});

test("an aborted call throws, and one that reaches nobody is a refusal", async () => {
  answering("{}");
  await expect(call("GET /me", { signal: AbortSignal.abort() })).rejects.toThrow();
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  expect(await call("GET /me")).toMatchObject({ ok: false, status: 0, code: "unreached" });
});

test("what is sent and answered has the types of its operation", () => {
  type Edit = RequestTo<"PATCH /claims/{claimId}">;
  expectTypeOf<Edit["params"]>().toEqualTypeOf<{ readonly claimId: string }>();
  expectTypeOf<Edit["body"]["verdict"]>().toEqualTypeOf<string | null | undefined>();
  expectTypeOf<Edit["version"]>().toEqualTypeOf<number | undefined>();
  expectTypeOf<
    RequestTo<"DELETE /annotations/{annotationId}">["version"]
  >().toEqualTypeOf<number>();
  type Query = NonNullable<RequestTo<"GET /projects/{projectId}/claims">["query"]>;
  expectTypeOf<Query["limit"]>().toEqualTypeOf<number | undefined>();
  expectTypeOf<AnswerAt<"DELETE /notes/{noteId}">>().toEqualTypeOf<null>();
  expectTypeOf<AnswerAt<"GET /claims/{claimId}">["merged"][number]["id"]>().toEqualTypeOf<string>();
  type Place = AnswerAt<"GET /projects/{projectId}/places">["items"][number];
  expectTypeOf<Place["start"]>().toEqualTypeOf<CodePoint>();
  expectTypeOf(call<"POST /projects">)
    .parameter(1)
    .toHaveProperty("body")
    .toHaveProperty("name")
    .toEqualTypeOf<string>();
  // @ts-expect-error No operation has this path.
  void (() => call("GET /clams"));
  // @ts-expect-error The claim is not named.
  void (() => call("GET /claims/{claimId}"));
  // @ts-expect-error The operation does not know the field.
  void (() => call("PATCH /me", { body: { surname: "" } }));
});

test("what was answered is handed on, and nothing where nothing was said", () => {
  expect(answerFrom(201, '{"id":"a"}')).toEqual({ ok: true, value: { id: "a" } });
  expect(answerFrom(204, "")).toEqual({ ok: true, value: null });
});

test("a refusal keeps its sentence, its code and its fields", () => {
  const refusal = answerFrom(
    400,
    JSON.stringify({
      status: 400,
      code: "not-understood",
      detail: "The date is no date.",
      errors: [{ path: "source.date", message: "must be 2024" }],
    }),
  );
  expect(refusal).toMatchObject({ ok: false, status: 400, detail: "The date is no date." });
  if (refusal.ok) return;
  expect(errorAt(refusal, "source.date")).toBe("must be 2024");
  expect(errorAt(refusal, "title")).toBeUndefined();
});

test("a wrong field that a form does not show is said below it", () => {
  const errors = [{ path: "token", message: "Fill this in." }];
  const refusal = answerFrom(400, JSON.stringify({ detail: "Check “token”.", errors }));
  if (refusal.ok) return expect.unreachable();
  expect(detailBelow(refusal, ["name", "password"])).toBe("Check “token”.");
  expect(detailBelow(refusal, ["name", "token"])).toBeNull();
  expect(detailBelow(null, ["name"])).toBeNull();
});

test("a page of HTML from something in between is said as a sentence, too", () => {
  expect(answerFrom(502, "<html>Bad gateway</html>")).toMatchObject({
    ok: false,
    status: 502,
    code: "went-wrong",
    errors: [],
  });
});

test("a write to store has its path filled in, and the compiler checks its operation", () => {
  expect(
    requestTo("PATCH /notes/{noteId}", { params: { noteId: "a/b" }, body: { body: "Yes." } }),
  ).toEqual({
    method: "PATCH",
    path: "/notes/a%2Fb",
    body: { body: "Yes." },
  });
  expect(requestTo("DELETE /evidence/{evidenceId}", { params: { evidenceId: "e" } })).toEqual({
    method: "DELETE",
    path: "/evidence/e",
  });
  // @ts-expect-error There is no such operation.
  requestTo("DELETE /evidences/{evidenceId}", { params: { evidenceId: "e" } });
  // @ts-expect-error The path has another parameter.
  requestTo("DELETE /evidence/{evidenceId}", { params: { id: "e" } });
  // @ts-expect-error The operation knows no such field.
  requestTo("PATCH /notes/{noteId}", { params: { noteId: "n" }, body: { words: "Yes." } });
});
