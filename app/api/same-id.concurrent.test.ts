import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { givenId, type Operation } from "@/lib/contract/operation";
import { OPERATIONS } from "@/lib/contract/operations";
import { newId } from "@/server/platform/new-id";
import { ask } from "@/test/api/ask";
import { makeFixture, makePlace, type Fixture, type Place } from "@/test/api/fixture";
import type { RequestParts } from "@/test/api/request";
import { requestFor } from "@/test/api/requests";
import { openOnPostgres } from "@/test/database/on-postgres";

const AT_ONCE = 6;
const CHOSEN = givenId.meta()?.description ?? "";

/** Every operation whose body may bring the id of what it makes. */
const CREATIONS = OPERATIONS.filter(
  ({ body }) =>
    body !== undefined &&
    JSON.stringify(z.toJSONSchema(body, { io: "input", unrepresentable: "any" })).includes(CHOSEN),
);

/** What only owners make: the second is the same person, in another project. */
const OF_OWNERS = new Set(["addClassLink"]);

let fixture: Fixture;

beforeAll(async () => {
  const end = await openOnPostgres();
  fixture = await makeFixture();
  return end;
});

const makePlaces = async () =>
  [await makePlace(fixture, "HERE"), await makePlace(fixture, "THERE")] as const;

/** The request with this id as that of what it makes. */
function withId(id: string, { body, ...rest }: RequestParts): RequestParts {
  const fields = body as { into?: readonly object[]; cases?: [object]; decision?: string };
  if (fields.decision !== undefined) {
    return { ...rest, body: { decision: "adjust", annotation: { body: "In other words.", id } } };
  }
  if (fields.cases) return { ...rest, body: { cases: [{ ...fields.cases[0], id }] } };
  return fields.into
    ? {
        ...rest,
        body: { ...fields, into: fields.into.map((one, n) => ({ ...one, id: nth(id, n) })) },
      }
    : { ...rest, body: { ...fields, id } };
}

const nth = (id: string, n: number) =>
  id.slice(0, -1) + ((Number.parseInt(id.at(-1) ?? "", 16) + n) % 16).toString(16);

async function atOnce(
  operation: Operation,
  requests: readonly { readonly request: RequestParts; readonly by?: "owner" | "curator" }[],
) {
  const answers = await Promise.all(
    requests.map(({ request, by = "owner" }) => ask(operation, request, fixture.tokens[by])),
  );
  return answers
    .map(({ status, text }) => ({ status, body: JSON.parse(text) as { code?: string } }))
    .sort((a, b) => a.status - b.status);
}

/** An act that makes something on the way answers 200 the first time, too. */
const firstStatus = ({ answers }: Operation) => (201 in answers ? 201 : 200);

describe.each(CREATIONS.map((operation) => [operation.id, operation] as const))(
  "%s",
  (name, operation) => {
    let places: readonly [Place, Place];
    beforeEach(async () => void (places = await makePlaces()));
    const make = (place: Place) => requestFor(name, fixture, "owner", place);

    test("sent several times at once with one id, it is made once", async () => {
      const request = withId(newId(), await make(places[0]));
      const sent = Array.from({ length: AT_ONCE }, () => ({ request }));
      const answers = await atOnce(operation, sent);
      const again = Array.from({ length: AT_ONCE - 1 }, () => 200);
      expect(answers.map(({ status }) => status)).toEqual([...again, firstStatus(operation)]);
      for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
    });

    test("sent at once by two people in two projects with one id, it is made in one", async () => {
      const id = newId();
      const [here, there] = [await make(places[0]), await make(places[1])];
      const answers = await atOnce(operation, [
        { request: withId(id, here) },
        { request: withId(id, there), by: OF_OWNERS.has(name) ? "owner" : "curator" },
      ]);
      expect(answers.map(({ status }) => status)).toEqual([firstStatus(operation), 409]);
      expect(answers[1]?.body.code).toBe("id-taken");
    });
  },
);

test("two tags that are split at once into parts with the same ids, in another order", async () => {
  const operation = CREATIONS.find(({ id }) => id === "splitTag");
  if (!operation) throw new Error("no tag is split");
  const split = async (place: Place, ids: readonly (string | undefined)[]) => {
    const request = await requestFor("splitTag", fixture, "owner", place);
    const { into } = request.body as { into: readonly object[] };
    return {
      request: { ...request, body: { into: into.map((part, n) => ({ ...part, id: ids[n] })) } },
    };
  };
  const places = await makePlaces();
  for (let round = 0; round < 10; round++) {
    const [first, second] = [newId(), newId()].sort();
    const requests = [
      await split(places[0], [first, second]),
      await split(places[1], [second, first]),
    ];
    const answers = await atOnce(operation, requests);
    expect(answers.map(({ status }) => status)).toEqual([200, 409]);
  }
});
