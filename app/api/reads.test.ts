import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Operation } from "@/lib/contract/operation";
import { OPERATIONS } from "@/lib/contract/operations";
import { flushReadings } from "@/server/audit/readings";
import { read } from "@/server/platform/db";
import { ask } from "@/test/api/ask";
import { makeFixture, makePlace, type Fixture, type Place } from "@/test/api/fixture";
import { requestFor } from "@/test/api/requests";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { READS } from "./handler/reading";

let fixture: Fixture;
let place: Place;

beforeAll(async () => {
  process.env.OBELUS_RATE_SCALE = "1000";
  await openTestDatabase();
  fixture = await makeFixture();
  place = await makePlace(fixture, "SHARED");
});
afterAll(() => closeTestDatabase());

test("of every call that reads it is known what it reads for the audit log", () => {
  const reading = OPERATIONS.filter(({ id, method }) => method === "get" || id.startsWith("find"));
  expect(Object.keys(READS).toSorted()).toEqual(reading.map(({ id }) => id).toSorted());
});

describe("it leaves a row of its kind, and a refused one leaves none", () => {
  test.each(Object.entries(READS))("%s", async (id, kind) => {
    const operation = OPERATIONS.find((one) => one.id === id) as Operation;
    const request = await requestFor(id, fixture, "owner", place);
    const rowsAfter = async (asker: "owner" | "stranger") => {
      await flushReadings();
      const before = await countOf();
      await ask(operation, request, fixture.tokens[asker]);
      await flushReadings();
      return (await countOf()) - before;
    };
    expect(await rowsAfter("stranger")).toBe(0);
    expect(await rowsAfter("owner")).toBe(kind === null ? 0 : 1);
  });
});

test("the rows name their kinds and the token that read", async () => {
  const { projectId } = place;
  const { id: userId } = fixture.people.owner;
  const rows = await read.reading.findMany({ where: { projectId } });
  const expected = Object.values(READS).filter((kind) => kind !== null);
  expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(expected));
  const tokens = await read.token.findMany({ where: { userId }, select: { id: true } });
  expect(tokens.map(({ id }) => id)).toEqual([...new Set(rows.map(({ tokenId }) => tokenId))]);
});

/** How often anything was read: some requests are about a project of their own. */
async function countOf(): Promise<number> {
  const { _sum } = await read.reading.aggregate({ _sum: { count: true } });
  return _sum.count ?? 0;
}
