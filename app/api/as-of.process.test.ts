import { beforeAll, test } from "vitest";
import { expectAsItStood } from "@/test/api/as-it-stood";
import { makeFixture, makePlace } from "@/test/api/fixture";
import { openOnPostgres } from "@/test/database/on-postgres";
import { SEED } from "@/test/make/random";

beforeAll(openOnPostgres);

test(`a PostgreSQL server answers any time as it was answered then (seed ${SEED})`, async () => {
  process.env.OBELUS_RATE_SCALE = "1000";
  const fixture = await makeFixture();
  await expectAsItStood(fixture, await makePlace(fixture, "SHARED"), 2);
});
