import { z } from "zod";
import { findLikes, rankClaims, type Comparison } from "../../lib/claim/compare.ts";
import { differencesOf } from "../../lib/claim/differences.ts";
import { B, CLOSER_LOOKS, countsOf, K1, weightsOf } from "../../lib/claim/rank.ts";
import { termsOf } from "../../lib/claim/terms.ts";
import { readShared, type Section } from "./rows.ts";

const register = z.object({
  claims: z.array(z.string()),
  queries: z.array(z.object({ query: z.string(), claim: z.number() })),
});
type Pair = readonly [string, string];
const pairs = z.object({
  same: z.array(z.tuple([z.string(), z.string()])),
  different: z.array(z.tuple([z.string(), z.string()])),
});

/** Used where the research data is not there. */
const OWN_REGISTER: z.infer<typeof register> = {
  claims: [
    "The harbour lost a fifth of its traffic in ten years.",
    "Two thirds of the dockers were on strike in May.",
    "The old lighthouse was sold for one crown.",
    "No ferry has sailed to the outer islands since the storm.",
    "The council spent 14.4 million crowns on the sea wall.",
  ],
  queries: [
    { query: "they say 20 % of harbour traffic is gone", claim: 0 },
    { query: "#DockersStrike was enormous, 66.7 percent of them!", claim: 1 },
    { query: "sold a lighthouse for a crown", claim: 2 },
    { query: "the storm stopped sailings to outer islands", claim: 3 },
    { query: "14.4 million for a wall at sea", claim: 4 },
  ],
};
const OWN_PAIRS: z.infer<typeof pairs> = {
  same: [
    ["A fifth of the boats leak.", "20 percent of the boats are leaking."],
    ["The pilot warned the captain.", "The captain was warned by the pilot."],
  ],
  different: [
    ["The pilot sued the captain.", "The captain sued the pilot."],
    ["The dam held.", "The dam did not hold."],
    ["Rents in the harbour fell.", "Rents in the harbour rose."],
    ["The mill burned down in 1911.", "The mill burned down in 1912."],
  ],
};

const parsed = <T>(schema: z.ZodType<T>, path: string, own: T): T => {
  const text = readShared(path);
  return text ? schema.parse(JSON.parse(text)) : own;
};

/**
 * An earlier claim found by a new passage: its place among all claims, as the product ranks them.
 * MAP@5 is the mean of one through its place, zero beyond the fifth.
 */
export function measure(): Section {
  const { claims, queries } = parsed(register, "corpora/like-claims.json", OWN_REGISTER);
  const { same, different } = parsed(pairs, "cases/claim-pairs.json", OWN_PAIRS);
  const search = searchIn(claims);
  const wrong: string[] = [];
  let [hits, sum] = [0, 0];
  for (const { query, claim } of queries) {
    const place = search(query).indexOf(claim) + 1;
    if (place > 0 && place <= 5) [hits, sum] = [hits + 1, sum + 1 / place];
    else wrong.push(`${query} → ${claims[claim]} (place ${place || "beyond"})`);
  }
  const kept = same.filter(([one, other]) => differencesOf(one, other).length === 0);
  const caught = different.filter(([one, other]) => differencesOf(one, other).length > 0);
  return {
    title: "Like claims",
    data: `${queries.length} queries over ${claims.length} claims, ${same.length + different.length} pairs`,
    rows: [
      { name: "found among five, %", figure: (100 * hits) / queries.length, goal: { atLeast: 86 } },
      { name: "MAP@5, %", figure: (100 * sum) / queries.length, goal: { atLeast: 72 } },
      {
        name: "same above different in the suggestions, AUC in %",
        figure: 100 * areaUnder(same, different),
        goal: { atLeast: 95 },
      },
      {
        name: "pairs that say the same",
        figure: kept.length,
        goal: { atLeast: same.length },
        of: same.length,
      },
      {
        name: "pairs whose difference is named",
        figure: caught.length,
        goal: { atLeast: different.length },
        of: different.length,
      },
    ],
    wrong,
  };
}

/**
 * How often a pair that says the same stands above one that does not, by the likeness under which
 * both would be suggested in a register of all of them; half for a tie (the area under the curve).
 */
function areaUnder(same: readonly Pair[], different: readonly Pair[]): number {
  const statements = [...new Set([...same, ...different].flat())];
  const compare = comparisonsIn(statements);
  const likenessOf = ([one, other]: Pair) => {
    const comparison = compare(one);
    const others = comparison.candidates.filter(({ statement }) => statement !== one);
    const likes = findLikes({ ...comparison, candidates: others });
    return likes.find(({ id }) => statements[Number(id)] === other)?.likeness ?? 0;
  };
  const [ones, others] = [same.map(likenessOf), different.map(likenessOf)];
  const above = ones.flatMap((one) =>
    others.map((other) => (one > other ? 1 : one < other ? 0 : 0.5)),
  );
  return above.reduce((sum: number, each) => sum + each, 0) / Math.max(1, above.length);
}

/** The claims in the order of their likeness to some words, by the functions of the product. */
function searchIn(claims: readonly string[]): (query: string) => number[] {
  const compare = comparisonsIn(claims);
  return (query) => rankClaims(compare(query)).map(({ id }) => Number(id));
}

/** What the database finds for some words: the statements with most of their terms, by BM25. */
function comparisonsIn(claims: readonly string[]): (query: string) => Comparison {
  const lengths: number[] = [];
  const rows = new Map<string, [number, number][]>();
  claims.forEach((claim, at) => {
    const terms = termsOf(claim);
    lengths.push(terms.length);
    for (const [term, count] of countsOf(terms)) {
      const of = rows.get(term) ?? [];
      of.push([at, count]);
      rows.set(term, of);
    }
  });
  const averageLength = lengths.reduce((sum, length) => sum + length, 0) / claims.length;
  return (query) => {
    const terms = countsOf(termsOf(query));
    const occurrences = new Map(
      [...terms.keys()].map((term) => [term, rows.get(term)?.length ?? 0]),
    );
    const known = { statements: claims.length, averageLength, occurrences };
    const scores = new Map<number, number>();
    for (const [term, weight] of weightsOf(terms.keys(), known)) {
      for (const [at, count] of rows.get(term) ?? []) {
        const held = K1 * (1 - B + (B * (lengths[at] ?? 0)) / averageLength);
        scores.set(at, (scores.get(at) ?? 0) + (weight * count * (K1 + 1)) / (count + held));
      }
    }
    const candidates = [...scores]
      .sort(([, a], [, b]) => b - a)
      .slice(0, CLOSER_LOOKS)
      .map(([at, score]) => ({ id: String(at), statement: claims[at] ?? "", score }));
    return { words: query, candidates, register: known };
  };
}
