import { afterAll, beforeAll, expect, test } from "vitest";
import { addDecisionCall } from "@/lib/contract/adjudication";
import { editAnnotation } from "@/server/annotation/edit";
import { ask } from "@/test/api/ask";
import { makeFixture, makePlace, type Fixture, type Place } from "@/test/api/fixture";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone } from "@/test/make/make";

let fixture: Fixture;
let place: Place;

beforeAll(async () => {
  await openTestDatabase();
  fixture = await makeFixture();
  place = await makePlace(fixture, "SHARED");
});
afterAll(closeTestDatabase);

test("a decision on what its author has changed meanwhile is refused with the version it has", async () => {
  const { annotationId, documentId } = place;
  const { people, tokens } = fixture;
  const edited = expectDone(
    await editAnnotation(people.annotator, annotationId, () => true, { body: "Said again." }),
  );
  const answer = await ask(
    addDecisionCall,
    {
      params: { documentId },
      body: { outcome: "reject", annotations: [{ id: annotationId, version: edited.version - 1 }] },
    },
    tokens.curator,
  );
  expect(answer.status).toBe(409);
  expect(JSON.parse(answer.text)).toMatchObject({
    code: "verdict-out-of-order",
    annotation: { id: annotationId, version: edited.version },
  });
});
