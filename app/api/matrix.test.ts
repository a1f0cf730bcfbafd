import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FORMAT_IDS } from "@/lib/format/formats";
import { closeTestDatabase, openTestDatabase } from "@/server/testing/database";
import { OPERATIONS } from "./operations/operations";
import { ask } from "./testing/ask";
import { REQUESTS, requestFor } from "./testing/requests";
import { ASKERS, makePlace, makeWorld, type Asker, type Place, type World } from "./testing/world";

/**
 * What everybody gets who asks for a thing of a project that was made by its annotator: nobody
 * (not signed in), a stranger to the project, and its reader, annotator, curator, owner.
 * An operation that has no row here fails.
 */
const TABLE: Readonly<Record<string, string>> = {
  //                      nobody stranger reader annotator curator owner
  listProjects: "            401 200 200 200 200 200",
};

let world: World;

beforeAll(async () => {
  process.env.OBELUS_RATE_SCALE = "1000";
  await openTestDatabase();
  world = await makeWorld();
});
afterAll(() => closeTestDatabase());

const tokenOf = (asker: Asker) => (asker === "nobody" ? null : world.tokens[asker]);

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
        const asked = await requestFor(id, world, asker);
        const { status } = await ask(operation, asked, tokenOf(asker));
        statuses.push(status);
      }
      expect(statuses.join(" ")).toBe(TABLE[id]?.trim());
    },
  );
});
