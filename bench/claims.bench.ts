// What a register of claims costs at 10, 1,000 and 10,000 claims, on the embedded database and on
// PostgreSQL: its possible duplicates, the claims like some words, and a new claim, which is
// compared with all others. npm run bench claims
import { v7 } from "uuid";
import { buildPrograms } from "../bin/build.mjs";
import { countsOf } from "../lib/claim/rank.ts";
import { termsOf } from "../lib/claim/terms.ts";
import { likePairs } from "../server/claim/pairs.ts";
import { listClaims } from "../server/claim/read.ts";
import { stopWorkers } from "../server/platform/workers.ts";
import { addClaim } from "../server/claim/write.ts";
import { expectDone, makePerson, makeProject } from "../test/make/make.ts";
import { onEachDatabase, type Query } from "./databases.ts";
import { median, seconds } from "./pairs.ts";

const SIZES = [10, 1_000, 10_000];
const RUNS = 11;
const NAMES = ["Brackwater", "Sandholm", "Ness", "Aldport", "Quarr"];
const LIMIT_MS = { duplicates: 200, like: 50, added: 250 };
/** So many claims in a hundred stand beside another that is like them. */
const LIKE_IN_HUNDRED = 4;

/** Claims that were compared, in words of which some are common to many. */
async function fill(query: Query, projectId: string, personId: string, claims: number) {
  const made = Array.from({ length: claims }, (_, i) => {
    const harbour = NAMES[i % NAMES.length] ?? "";
    const statement = `In ${1900 + (i % 120)} the harbour of ${harbour} ${i >> 1} took in ${i % 97} percent more ships`;
    const terms = termsOf(statement);
    return {
      id: v7(),
      statement,
      length: terms.length,
      terms: Object.fromEntries(countsOf(terms)),
    };
  });
  await query(
    `WITH made AS (
       SELECT * FROM jsonb_to_recordset($3::jsonb) AS m(id uuid, statement text, length int, terms jsonb)
     ), claims AS (
       INSERT INTO "Claim" (id, "projectId", statement, compared, "createdById")
       SELECT id, $1::uuid, statement, true, $2::uuid FROM made
     ), words AS (
       INSERT INTO "ClaimWords" ("claimId", "projectId", length) SELECT id, $1::uuid, length FROM made
     )
     INSERT INTO "ClaimTerm" ("projectId", term, "claimId", count, length)
     SELECT $1::uuid, t.key, m.id, t.value::int, m.length FROM made m, jsonb_each_text(m.terms) t`,
    [projectId, personId, JSON.stringify(made)],
  );
  await query(
    `INSERT INTO "ClaimLikeness" ("projectId", "oneId", "otherId", likeness)
     SELECT $1::uuid, id, next, 0.4 + n % 60 / 100.0
     FROM (SELECT id, lead(id) OVER (ORDER BY id) AS next, row_number() OVER (ORDER BY id) AS n
       FROM "Claim" WHERE "projectId" = $1::uuid) claim
     WHERE next IS NOT NULL AND n % 100 < $2`,
    [projectId, LIKE_IN_HUNDRED],
  );
  for (const table of ["Claim", "ClaimWords", "ClaimTerm", "ClaimLikeness"])
    await query(`ANALYZE "${table}"`, []);
}

async function measure(name: string, query: Query): Promise<void> {
  const ana = await makePerson("Ana");
  for (const size of SIZES) {
    const { id: projectId } = await makeProject(ana);
    await fill(query, projectId, ana.id, size);
    const print = async (what: keyof typeof LIMIT_MS, act: (run: number) => Promise<unknown>) => {
      const times: number[] = [];
      for (let run = 0; run < RUNS; run++)
        times.push((await seconds(() => act(run).then())) * 1000);
      const middle = median(times);
      const over = middle > LIMIT_MS[what] ? "  — over the limit" : "";
      console.log(
        `${name}, ${size} claims, ${what}: ${middle.toFixed(0)} ms, longest ` +
          `${Math.max(...times).toFixed(0)} (limit ${LIMIT_MS[what]})${over}`,
      );
    };
    await print("duplicates", async () =>
      expectDone(await likePairs(ana, projectId, { limit: 50 })),
    );
    await print("like", async (run) =>
      expectDone(
        await listClaims(ana, projectId, { q: `harbour took ${run} percent more` }, { limit: 5 }),
      ),
    );
    await print("added", async (run) =>
      expectDone(
        await addClaim(ana, projectId, { statement: `In 19${run + 10} the harbour took ships in` }),
      ),
    );
  }
}

await buildPrograms();
await onEachDatabase(measure);
await stopWorkers();
