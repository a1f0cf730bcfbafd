// Whether the time of a refused sign-in reveals that an address has an account: wrong passwords for
// known and unknown addresses in turn, each address once, so that no wait applies.
// OBELUS_BENCH_RUNS sets how many of each.
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import { closeDatabase, openPglite, transaction } from "../server/platform/db.ts";
import { newId } from "../server/platform/new-id.ts";
import { hashPassword } from "../server/account/password.ts";
import { signIn } from "../server/account/password-sign-in.ts";
import { mannWhitney } from "./mann-whitney.ts";
import { median, seconds } from "./pairs.ts";

const RUNS = Number(process.env.OBELUS_BENCH_RUNS ?? 200);
const WARMING = 20;

const pglite = await PGlite.create({ extensions: { btree_gist, pg_trgm, unaccent } });
await openPglite(pglite, { mayWrite: () => true, close: () => pglite.close() });

const passwordHash = await hashPassword("the right password");
const numbers = Array.from({ length: RUNS + WARMING }, (_, n) => n);
const accounts = numbers.map((n) => `reader-${n}@known.test`);
await transaction((tx) =>
  tx.user.createMany({
    data: accounts.map((emailKey) => ({
      id: newId(),
      name: "Ana",
      email: emailKey,
      emailKey,
      passwordHash,
    })),
  }),
);

/** Milliseconds of one refusal. */
async function refusal(email: string): Promise<number> {
  const elapsed = await seconds(async () => {
    const outcome = await signIn(email, "a wrong password", "192.0.2.1");
    if (outcome.ok || outcome.problem !== "not-signed-in") throw new Error("It was not looked at.");
  });
  return elapsed * 1000;
}

const taken = { known: [] as number[], unknown: [] as number[] };
for (const n of numbers) {
  // Alternates which kind comes first, since the second finds the caches as the first left them.
  const kinds = n % 2 === 0 ? (["known", "unknown"] as const) : (["unknown", "known"] as const);
  for (const kind of kinds) taken[kind].push(await refusal(`reader-${n}@${kind}.test`));
}
const [a, b] = [taken.known.slice(WARMING), taken.unknown.slice(WARMING)];
const { z, p } = mannWhitney(a, b);
const difference = median(a) - median(b);
console.log(
  `${RUNS} of each: known ${median(a).toFixed(2)} ms, unknown ${median(b).toFixed(2)} ms (medians)`,
);
console.log(
  `known - unknown = ${difference.toFixed(3)} ms (limit 2 ms); Mann-Whitney z = ${z.toFixed(2)}, p = ${p.toFixed(3)} (limit 0.01)`,
);
await closeDatabase();
