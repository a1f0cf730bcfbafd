import type { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { recordStatements } from "@/test/database/statements";
import { expectDone, makePerson, makeProject } from "@/test/make/make";
import { MAX_LIKES } from "@/lib/claim/compare";
import { areWaiting, compareWaiting } from "./compare-waiting";
import { mergeClaim } from "./merge";
import { likePairs, markDistinct, type PairPlace } from "./pairs";
import { listClaims } from "./read";
import { unmergeClaim } from "./unmerge";
import { addClaim, editClaim, removeClaim } from "./write";

let pglite: PGlite;
let ana: Viewer;
const any = () => true;

beforeAll(async () => {
  pglite = await openTestDatabase();
  ana = await makePerson("Ana");
});
afterAll(closeTestDatabase);

const makeRegister = async () => (await makeProject(ana, {})).id;
const claim = async (projectId: string, statement: string) =>
  expectDone(await addClaim(ana, projectId, { statement })).id;
const pairsOf = async (projectId: string, limit = 500, after?: PairPlace) =>
  expectDone(await likePairs(ana, projectId, { limit, ...(after ? { after } : {}) }));
const idsOf = (pairs: Awaited<ReturnType<typeof pairsOf>>) =>
  pairs.items.map(({ one, other }) => [one.id, other.id].sort());

/** Puts claims into a register without comparing them, as a database of an older version has them. */
async function fill(projectId: string, statements: readonly string[]) {
  await pglite.query(
    `INSERT INTO "Claim" (id, "projectId", statement)
     SELECT gen_random_uuid(), $1::uuid, s FROM jsonb_array_elements_text($2::jsonb) s`,
    [projectId, JSON.stringify(statements)],
  );
}

test("pairs are of claims that share their words, the most alike first", async () => {
  const projectId = await makeRegister();
  const statements = [
    "Rents doubled in the old harbour.",
    "In the old harbour rents doubled.",
    "Rents in the new town doubled.",
    "Nobody counted the votes of the council.",
    "The council’s votes were counted by nobody at all.",
  ];
  const ids: string[] = [];
  for (const statement of statements) ids.push(await claim(projectId, statement));
  const found = await pairsOf(projectId);
  const places = found.items.map(({ one, other }) =>
    [ids.indexOf(one.id), ids.indexOf(other.id)].sort((a, b) => a - b),
  );
  expect(places[0]).toEqual([0, 1]);
  expect(places).toContainEqual([3, 4]);
  expect(places).toContainEqual([0, 2]);
  expect(places.every(([one = 0, other = 0]) => one < 3 === other < 3)).toBe(true);
  const likeness = found.items.map((pair) => pair.likeness);
  expect(likeness).toEqual([...likeness].sort((a, b) => b - a));
  expect(found.comparing).toBe(false);
});

test("what two claims differ in is said, and puts them below those that say the same", async () => {
  const projectId = await makeRegister();
  const same = [
    await claim(projectId, "One in five boats is leaking."),
    await claim(projectId, "20 percent of the boats leak."),
  ].sort();
  const first = await claim(projectId, "The pilot paid the captain in 2019.");
  const second = await claim(projectId, "The captain paid the pilot in 2019.");
  const { items } = await pairsOf(projectId);
  expect(items.map(({ one, other }) => [one.id, other.id])).toEqual([same, [first, second].sort()]);
  expect(items[0]?.differs).toEqual([]);
  const words = first < second ? ["pilot", "captain"] : ["captain", "pilot"];
  expect(items[1]?.differs).toEqual([{ kind: "roles", one: words[0], other: words[1] }]);
});

test("a claim is found by other forms of its words, whatever the register's size", async () => {
  const projectId = await makeRegister();
  for (let i = 0; i < 60; i++)
    await claim(projectId, `Ship ${i} carried ${i * 7} barrels of salt.`);
  const sought = await claim(projectId, "Two thirds of the dockers were on strike in May.");
  for (const q of [
    "strikes of docker",
    "66.7 % of all workers",
    "#DockersStrike https://x.test/a",
  ]) {
    expect(expectDone(await listClaims(ana, projectId, { q }, { limit: 5 })).items[0]?.id).toBe(
      sought,
    );
  }
});

test("pairs follow what becomes of their claims", async () => {
  const projectId = await makeRegister();
  const one = await claim(projectId, "Harbour traffic doubled between 2021 and 2023.");
  const other = await claim(projectId, "Harbour traffic doubled between 2021 and 2024.");
  const third = await claim(projectId, "Rents in the old town did not rise.");
  const pair = [[one, other].sort()];
  expect(idsOf(await pairsOf(projectId))).toEqual(pair);
  expectDone(await editClaim(ana, other, any, { statement: "Rents in the old town did rise." }));
  expect(idsOf(await pairsOf(projectId))).toEqual([[other, third].sort()]);
  expectDone(await editClaim(ana, other, any, { statement: "Harbour traffic doubled." }));
  expectDone(await editClaim(ana, other, any, { context: "In 2024" }));
  expect(idsOf(await pairsOf(projectId))).toEqual(pair);
  expectDone(await mergeClaim(ana, other, one));
  expect(idsOf(await pairsOf(projectId))).toEqual([]);
  expectDone(await unmergeClaim(ana, other));
  expect(idsOf(await pairsOf(projectId))).toEqual(pair);
  expectDone(await removeClaim(ana, one, any));
  expect(idsOf(await pairsOf(projectId))).toEqual([]);
  expect(await read.claimWords.count({ where: { projectId } })).toBe(2);
  expect(await read.claimLikeness.count({ where: { projectId } })).toBe(0);
});

test.each([
  ["digits of three bytes", "๑".repeat(900)],
  ["letters of one and two units", "é" + "𐌰".repeat(400)],
  ["a character that is cut in two", "x".repeat(999) + "𐌰 and more"],
  ["nothing that is a term", "— … —"],
  ["the longest words", "w".repeat(1_000)],
])("a claim of %s is kept, found and compared", async (_, statement) => {
  const projectId = await makeRegister();
  const first = await claim(projectId, statement);
  const second = await claim(projectId, `${statement} `);
  const found = expectDone(await listClaims(ana, projectId, { q: statement }, { limit: 5 }));
  expect(found.next).toBeNull();
  expect(await areWaiting(projectId)).toBe(false);
  expect([first, second].every(Boolean)).toBe(true);
});

test("another project's claims are like none of this one", async () => {
  const [mine, others] = [await makeRegister(), await makeRegister()];
  await claim(mine, "Harbour traffic doubled.");
  await claim(others, "Harbour traffic doubled.");
  expect((await pairsOf(mine)).items).toEqual([]);
});

test("claims that were never compared are said to be missing, and are compared", async () => {
  const projectId = await makeRegister();
  await fill(projectId, ["The tides fell by half.", "The tides fell by a half."]);
  expect(await pairsOf(projectId)).toMatchObject({ items: [], comparing: true });
  // They are found by their words even before.
  const typed = () => listClaims(ana, projectId, { q: "tides fell" }, { limit: 5 });
  expect(expectDone(await typed()).items).toHaveLength(2);
  await compareWaiting();
  expect(await areWaiting(projectId)).toBe(false);
  const found = await pairsOf(projectId);
  expect(found).toMatchObject({ comparing: false, next: null });
  expect(found.items).toHaveLength(1);
});

test("pages of pairs go on after one another, without those that are answered", async () => {
  const projectId = await makeRegister();
  for (let year = 2000; year < 2008; year++) {
    await claim(projectId, `Harbour traffic doubled between 1990 and ${year}.`);
  }
  const all = idsOf(await pairsOf(projectId));
  expect(all).toHaveLength(28);
  const [one = "", other = ""] = all[3] ?? [];
  expectDone(await markDistinct(ana, projectId, { one, other }));
  const seen: string[][] = [];
  let after: PairPlace | undefined;
  for (let page = await pairsOf(projectId, 5); ; page = await pairsOf(projectId, 5, after)) {
    seen.push(...idsOf(page));
    if (!page.next) break;
    expect(page.items).toHaveLength(5);
    after = page.next;
  }
  expect(seen).toEqual(all.filter((_, at) => at !== 3));
});

interface Plan {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly Plan[];
}

/** How many rows of a table a statement reads. */
function rowsRead(plan: Plan, table: string): number {
  const below = (plan.Plans ?? []).reduce((sum, part) => sum + rowsRead(part, table), 0);
  if (plan["Relation Name"] !== table) return below;
  return (
    below + (plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0)) * plan["Actual Loops"]
  );
}

test("a claim keeps a limited number of those that are most like it", async () => {
  const projectId = await makeRegister();
  const size = MAX_LIKES + 4;
  await fill(
    projectId,
    Array.from({ length: size }, (_, i) => `Harbour traffic doubled between 1990 and ${1990 + i}.`),
  );
  await compareWaiting();
  // Each is like all that were compared before it.
  const pairCounts = Array.from({ length: size }, (_, before) => Math.min(before, MAX_LIKES));
  expect(await read.claimLikeness.count({ where: { projectId } })).toBe(
    pairCounts.reduce((sum, count) => sum + count, 0),
  );
});

test("what is read for a page of pairs does not grow with the register", async () => {
  const counts: string[] = [];
  for (const size of [40, 80, 160]) {
    const projectId = await makeRegister();
    await fill(
      projectId,
      Array.from({ length: size }, (_, i) => `Claim ${i}`),
    );
    await pglite.query(`UPDATE "Claim" SET compared = true WHERE "projectId" = $1`, [projectId]);
    await pglite.query(
      `INSERT INTO "ClaimLikeness" ("projectId", "oneId", "otherId", likeness)
       SELECT $1::uuid, a.id, b.id, 0.4 + random() / 2 FROM "Claim" a JOIN "Claim" b ON a.id < b.id
       WHERE a."projectId" = $1::uuid AND b."projectId" = $1::uuid`,
      [projectId],
    );
    await pglite.exec('ANALYZE "ClaimLikeness"');
    const statements = await recordStatements(pglite).during(() => pairsOf(projectId, 10));
    const sql = statements.find((each) => each.includes('"ClaimLikeness"')) ?? "";
    const { rows } = await pglite.query<{ "QUERY PLAN": [{ Plan: Plan }] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`,
      [projectId, 11],
    );
    const plan = rows[0]?.["QUERY PLAN"][0].Plan;
    const read = plan ? rowsRead(plan, "ClaimLikeness") : 0;
    counts.push(`${statements.length} statements, ${read} rows`);
  }
  expect(counts[0]).toMatch(/, 11 rows$/);
  expect(new Set(counts).size).toBe(1);
});

test("what is typed, the register and the suggestions have one order", async () => {
  const projectId = await makeRegister();
  const [first = "", ...others] = await Promise.all(
    [
      "The ferry to the outer island was cancelled on nine days of March.",
      "On nine days of March the ferry to the outer island did not run.",
      "The ferry to the outer island was late on most days of March.",
      "The ferry was repaired in March.",
      "A ferry runs to the outer island.",
    ].map((statement) => claim(projectId, statement)),
  );
  const { statement } = await read.claim.findUniqueOrThrow({ where: { id: first } });
  const typed = expectDone(await listClaims(ana, projectId, { q: statement }, { limit: 20 }));
  const suggested = (await pairsOf(projectId)).items
    .filter(({ one, other, differs }) => differs.length === 0 && [one.id, other.id].includes(first))
    .map(({ one, other }) => (one.id === first ? other.id : one.id));
  expect(suggested.length).toBeGreaterThan(2);
  expect(typed.items.map(({ id }) => id).filter((id) => suggested.includes(id))).toEqual(suggested);
  expect(typed.items[0]?.id).toBe(first);
  expect(others).toEqual(expect.arrayContaining(suggested));
});

test("a filter takes claims away before the likest are chosen", async () => {
  const projectId = await makeRegister();
  // More than are compared closely, and all of them liker than the one that the filter leaves.
  await fill(
    projectId,
    Array.from({ length: 320 }, (_, i) => `The lighthouse keeper counted ${i} gulls at dawn.`),
  );
  const one = expectDone(
    await addClaim(ana, projectId, {
      statement: "Last winter a keeper of some lighthouse far away counted geese and a few gulls.",
      type: "causal",
    }),
  );
  await compareWaiting();
  const q = "The lighthouse keeper counted gulls at dawn.";
  const all = expectDone(await listClaims(ana, projectId, { q }, { limit: 20 }));
  expect(all.items.map(({ id }) => id)).not.toContain(one.id);
  const ofType = expectDone(await listClaims(ana, projectId, { q, type: "causal" }, { limit: 20 }));
  expect(ofType.items.map(({ id }) => id)).toEqual([one.id]);
  const undecided = expectDone(
    await listClaims(ana, projectId, { q, type: "causal", verdict: "none" }, { limit: 20 }),
  );
  expect(undecided.items.map(({ id }) => id)).toEqual([one.id]);
  const decided = expectDone(
    await listClaims(ana, projectId, { q, verdict: "true" }, { limit: 20 }),
  );
  expect(decided.items).toEqual([]);
});
