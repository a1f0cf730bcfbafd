import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Change } from "@/lib/change/change";
import type { AnnotationAnswer } from "@/lib/contract/annotation";
import { Reading } from "./reading";
import { untilPasses } from "@/test/run/until";

const me = { id: "mira", name: "Mira", role: "annotator", secondReader: false } as const;
const place = { projectId: "p", documentId: "d", revision: 1, text: "It fell.", seen: 0 };

/** What the page asked of the network, in order, and what answers it. */
let requests: { method: string; path: string; answer: (value: unknown) => void }[] = [];

beforeEach(() => {
  requests = [];
  vi.stubGlobal("fetch", (url: string, { method }: { method: string }) => {
    return new Promise<Response>((resolve) => {
      const answer = (value: unknown) => resolve(Response.json(value));
      requests.push({ method, path: url.replace("/api/v1", ""), answer });
    });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const calls = () => requests.map(({ method, path }) => `${method} ${path.split("?")[0]}`);

function change(number: number, id: string, by: string): Change {
  const at = "2024-03-04T09:00:00Z";
  return { number, kind: "annotation.saved", id, annotationId: null, by: { id: by, name: by }, at };
}

/** A page on which one annotation was made, whose POST has gone out and is not answered yet. */
async function annotated() {
  const reading = new Reading(me, { ...place, seenOfProject: 0 });
  const id = reading.annotate([{ start: 3, end: 7 }], { kind: "claim" });
  await untilPasses(() => expect(requests).toHaveLength(1));
  const made = { ...reading.store.now().byId.get(id), version: 1, change: 1 };
  const answer = async () => {
    requests[0]?.answer(made);
    await untilPasses(() => expect(reading.store.now().writes).toEqual([]));
  };
  return { reading, id, made, answer };
}

test("an annotation of one's own is one POST and is not read again when the feed tells of it", async () => {
  const { reading, id, answer } = await annotated();
  await answer();
  expect(await reading.takeIn([change(1, id, "mira")])).toBe(true);
  expect(calls()).toEqual(["POST /documents/d/annotations"]);
  expect(reading.store.now().known).toMatchObject({ seen: 1 });
  expect(reading.store.now().byId.get(id)).toMatchObject({ version: 1 });
});

test("the feed may tell of it before the answer is there", async () => {
  const { reading, id, answer } = await annotated();
  const taken = reading.takeIn([change(1, id, "mira")]);
  await answer();
  expect(await taken).toBe(true);
  expect(calls()).toEqual(["POST /documents/d/annotations"]);
  expect(reading.store.now().byId.get(id)).toMatchObject({ version: 1 });
});

test("what somebody else changed of it is read, once", async () => {
  const { reading, id, made, answer } = await annotated();
  await answer();
  const theirs = { ...made, body: "Says who?", version: 2, change: 2 };
  const taken = reading.takeIn([change(1, id, "mira"), change(2, id, "yusuf")]);
  await untilPasses(() => expect(requests).toHaveLength(2));
  requests[1]?.answer({ items: [theirs], next: null });
  expect(await taken).toBe(true);
  await reading.takeIn([change(2, id, "yusuf")]);
  expect(calls()).toEqual(["POST /documents/d/annotations", "GET /documents/d/annotations"]);
  expect(reading.store.now().byId.get(id)).toMatchObject({ body: "Says who?", version: 2 });
});

test("what somebody else changed is not read when the event brings it", async () => {
  const { reading, id, made, answer } = await annotated();
  await answer();
  const theirs = reading.client.received({
    ...change(2, id, "yusuf"),
    annotation: {
      ...made,
      body: "Says who?",
      version: 2,
      change: 2,
    } as unknown as AnnotationAnswer,
  });
  expect(await reading.takeIn([change(1, id, "mira"), theirs])).toBe(true);
  expect(reading.store.now().byId.get(id)).toMatchObject({ body: "Says who?", version: 2 });
  const gone = { ...change(3, id, "yusuf"), kind: "annotation.deleted" as const, annotation: null };
  expect(await reading.takeIn([reading.client.received(gone)])).toBe(true);
  expect(reading.store.now().byId.has(id)).toBe(false);
  expect(calls()).toEqual(["POST /documents/d/annotations"]);
});

test("it is read when a later change does not bring it", async () => {
  const { reading, id, made, answer } = await annotated();
  await answer();
  const second = { ...made, body: "Says who?", version: 2, change: 2 };
  const brought = reading.client.received({
    ...change(2, id, "yusuf"),
    annotation: second as unknown as AnnotationAnswer,
  });
  const taken = reading.takeIn([change(1, id, "mira"), brought, change(3, id, "yusuf")]);
  await untilPasses(() => expect(requests).toHaveLength(2));
  requests[1]?.answer({
    items: [{ ...second, body: "Nobody.", version: 3, change: 3 }],
    next: null,
  });
  expect(await taken).toBe(true);
  expect(reading.store.now().byId.get(id)).toMatchObject({ body: "Nobody.", version: 3 });
});
