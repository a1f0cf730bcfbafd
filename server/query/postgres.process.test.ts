import { EventEmitter, once } from "node:events";
import { beforeAll, expect, test } from "vitest";
import { answerError } from "@/app/api/handler/handle";
import { likePairs } from "@/server/claim/pairs";
import { readWithin, TookTooLong, transaction } from "@/server/platform/db";
import { askQuery } from "./answer";
import { queryFacets } from "@/server/query/facets";
import { makeCorpus } from "@/test/make/corpus";
import { expectDone, makePerson, makeProject } from "@/test/make/make";
import { openOnPostgres } from "@/test/database/on-postgres";

beforeAll(openOnPostgres);

test("a PostgreSQL server answers queries, counts them, and stops what takes too long", async () => {
  const ana = await makePerson("Ana");
  const { id: projectId } = await makeProject(ana);
  const size = { documents: 2, annotations: 1_000, length: 100_000 };
  await makeCorpus({ ...size, projectId, authorId: ana.id });
  const ask = async (q: string) =>
    expectDone(await askQuery(ana, projectId, q, { from: null, limit: 1_000 })).items.length;
  expect(await ask("rhetoric tag:appeal-to-fear")).toBeGreaterThan(10);
  expect(await ask("rhetoric tag:appeal-to-fear within 200 before claim")).toBeGreaterThan(5);
  expect(await ask('claim words:"word 777" speaker:Nobody date:2024.. made:2024..')).toBe(0);
  const { facets } = expectDone(await queryFacets(ana, projectId, "annotation"));
  expect(facets.kind).toHaveLength(3);
  await expect(readWithin(50, (from) => from.$queryRaw`SELECT pg_sleep(5)::text`)).rejects.toThrow(
    TookTooLong,
  );
});

test("possible duplicates that could not be read in time are refused with a sentence", async () => {
  const ana = await makePerson("Ana");
  const { id } = await makeProject(ana);
  const events = new EventEmitter();
  const locked = once(events, "locked");
  const lock = transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE "ClaimLikeness" IN ACCESS EXCLUSIVE MODE`;
    const released = once(events, "released");
    events.emit("locked");
    await released;
  });
  await locked;
  const error: unknown = await likePairs(ana, id, { limit: 50 }).catch((caught: unknown) => caught);
  events.emit("released");
  await lock;
  expect(error).toBeInstanceOf(TookTooLong);
  const answer = answerError(error, "GET duplicates");
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ code: "too-costly", detail: expect.any(String) });
  expect(expectDone(await likePairs(ana, id, { limit: 50 })).items).toEqual([]);
});
