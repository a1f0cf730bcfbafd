import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FORMAT_IDS, FORMATS } from "@/lib/contract/formats";
import { LOSSES } from "@/lib/format/loss";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import type { Operation } from "@/lib/contract/operation";
import { OPERATIONS } from "@/lib/contract/operations";
import { ask } from "@/test/api/ask";
import { placeAgain } from "@/test/api/place-again";
import { TABLE } from "@/test/api/who-may";
import { REQUESTS, requestFor } from "@/test/api/requests";
import {
  ASKERS,
  makePlace,
  makeFixture,
  type Asker,
  type Place,
  type Fixture,
} from "@/test/api/fixture";

let fixture: Fixture;
let place: Place;

beforeAll(async () => {
  process.env.OBELUS_RATE_SCALE = "1000";
  await openTestDatabase();
  fixture = await makeFixture();
  place = await makePlace(fixture, "SHARED");
});
afterAll(() => closeTestDatabase());

const tokenOf = (asker: Asker) => (asker === "nobody" ? null : fixture.tokens[asker]);

test("every operation has a row and a request, and no row is without an operation", () => {
  const ids = OPERATIONS.map(({ id }) => id).toSorted();
  expect(Object.keys(REQUESTS).toSorted()).toEqual(ids);
  expect(Object.keys(TABLE).toSorted()).toEqual(ids);
});

describe("who may do what", () => {
  test.each(OPERATIONS.map((operation) => [operation.id, operation] as const))(
    "%s",
    async (id, operation) => {
      const statuses: number[] = [];
      for (const asker of ASKERS) {
        const request = await requestFor(id, fixture, asker, place);
        const { status } = await ask(operation, request, tokenOf(asker));
        statuses.push(status);
        // What was deleted can not be requested again.
        if (operation.method === "delete" && status < 300) {
          place = await placeAgain(operation, request, fixture, place);
        }
      }
      expect(statuses.join(" ")).toBe(TABLE[id]);
    },
  );
});

describe("a private annotation and what hangs on it", () => {
  const MARKER = "Zephyrine";
  const hanging = OPERATIONS.filter(({ params }) =>
    ["annotationId", "noteId", "referenceId", "occurrenceId", "checkId"].some(
      (name) => name in (params?.shape ?? {}),
    ),
  );
  const reading = OPERATIONS.filter(({ method }) => method === "get");
  const others = ["stranger", "reader", "curator", "owner"] as const;
  const named = (id: string) => OPERATIONS.find((one) => one.id === id) as Operation;
  let own: Place;

  beforeAll(async () => {
    own = await makePlace(fixture, MARKER, "private");
  });

  test.each(hanging.map((operation) => [operation.id, operation] as const))(
    "is not there for anybody else: %s",
    async (id, operation) => {
      for (const asker of others) {
        const request = await requestFor(id, fixture, asker, own);
        const { status, text } = await ask(operation, request, tokenOf(asker));
        expect([asker, status, text.includes(MARKER)]).toEqual([asker, 404, false]);
      }
    },
  );

  test.each(reading.map((operation) => [operation.id, operation] as const))(
    "shows in no answer to anybody else: %s",
    async (id, operation) => {
      const request = await requestFor(id, fixture, "owner", own);
      const formats = request.params?.format ? FORMAT_IDS : [""];
      for (const format of formats) {
        const params = { ...request.params, ...(format ? { format } : {}) };
        for (const asker of others) {
          const query = id === "search" ? { q: MARKER } : undefined;
          const { text } = await ask(operation, { ...request, params, query }, tokenOf(asker));
          expect(text).not.toContain(MARKER);
          expect(text).not.toContain(own.annotationId);
        }
      }
    },
  );

  test("is counted for nobody else", async () => {
    const counted = async (id: string, asker: Asker) => {
      const request = await requestFor(id, fixture, asker, own);
      const { text } = await ask(named(id), request, tokenOf(asker));
      return JSON.parse(text) as Record<string, unknown> & { items?: Record<string, unknown>[] };
    };
    for (const [asker, number] of [
      ["owner", 0],
      ["annotator", 1],
    ] as const) {
      expect((await counted("readDocument", asker)).annotationCount).toBe(number);
      expect((await counted("listDocuments", asker)).items?.[0]?.annotationCount).toBe(number);
      expect((await counted("listAnnotations", asker)).items).toHaveLength(number);
      expect((await counted("listSources", asker)).items).toHaveLength(number);
      expect((await counted("readClaim", asker)).occurrences).toHaveLength(number);
      expect((await counted("listClaims", asker)).items?.[0]?.occurrenceCount).toBe(number);
    }
    const changes = (await counted("readChanges", "owner")).changes as { id: string }[];
    expect(changes.filter(({ id }) => id === own.annotationId)).toEqual([]);
  });

  test("is all there for its author", async () => {
    for (const id of ["listAnnotations", "listNotes", "listReferences", "listReviews"]) {
      const request = await requestFor(id, fixture, "annotator", own);
      expect((await ask(named(id), request, tokenOf("annotator"))).text, id).toContain(MARKER);
    }
    for (const { id: format, ending } of FORMATS) {
      const { lost } = LOSSES[format];
      // What a zip holds is tested where it is written.
      if ([".zip", ".qdpx", ".xlsx", ".docx"].includes(ending)) continue;
      if (lost.includes("comments") && lost.includes("references")) continue;
      const params = { documentId: own.documentId, format };
      const { text } = await ask(named("exportDocument"), { params }, tokenOf("annotator"));
      expect(text, format).toContain(MARKER);
    }
    const found = await ask(named("search"), { query: { q: MARKER } }, tokenOf("annotator"));
    expect((JSON.parse(found.text) as { items: unknown[] }).items).not.toEqual([]);
  });

  test("is not told by the counts of a new revision", async () => {
    const { params } = await requestFor("reviseText", fixture, "curator", own);
    const body = { content: "She said that crime fell by half, and no more.", format: "plain" };
    const { status, text } = await ask(named("reviseText"), { params, body }, tokenOf("curator"));
    expect(status).toBe(200);
    const { exact, moved, changed, ambiguous, lost } = JSON.parse(text) as Record<string, number>;
    expect({ exact, moved, changed, ambiguous, lost }).toEqual({
      exact: 0,
      moved: 0,
      changed: 0,
      ambiguous: 0,
      lost: 0,
    });
  });
});
