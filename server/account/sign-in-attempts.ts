import "server-only";
import { createHash } from "node:crypto";
import { read, transaction } from "@/server/platform/db";
import { log } from "@/server/platform/log";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Wrong passwords that cost nothing but the next try: everybody mistypes. */
const FREE = 5;
/** Wrong passwords for one account, from all places it never signed in from, in an hour. */
const FROM_STRANGERS = 24;
/** How long a place where somebody signed in counts as theirs. */
const KNOWN_FOR = 90 * DAY;

/** Keys hold no address and no name in the clear. */
function keyOf(kind: "failed" | "failed-at" | "known-at", ...parts: string[]): string {
  return `${kind}:${createHash("sha256").update(parts.join("\n")).digest("hex")}`;
}

interface Row {
  readonly key: string;
  readonly points: number;
  readonly expire: Date | null;
}

/** After the free ones each wrong password doubles the wait: 1 s, 2 s, 4 s …, at most an hour. */
function pauseAfter(failures: number): number {
  return failures < FREE ? 0 : Math.min(HOUR, 1000 * 2 ** (failures - FREE));
}

/** A count lives for an hour after its last failure, so its end tells when that was. */
function waitFor(row: Row | undefined, now: number): number {
  if (!row?.expire) return 0;
  const last = row.expire.getTime() - HOUR;
  return Math.max(0, last + pauseAfter(row.points) - now);
}

/** Milliseconds until another password for this account is looked at; 0 when it is now. */
async function waitBefore(account: string, place: string, now: number): Promise<number> {
  const here = keyOf("failed-at", account, place);
  const anywhere = keyOf("failed", account);
  const known = keyOf("known-at", account, place);
  const rows = await read.rateLimiterFlexible.findMany({
    where: { key: { in: [here, anywhere, known] }, expire: { gt: new Date(now) } },
  });
  const row = (key: string) => rows.find((found) => found.key === key);
  const strangers = row(anywhere);
  const shut = !row(known) && strangers && strangers.points >= FROM_STRANGERS;
  const untilOpen = shut && strangers.expire ? strangers.expire.getTime() - now : 0;
  return Math.max(waitFor(row(here), now), untilOpen);
}

async function keepFailure(account: string, place: string, now: number): Promise<void> {
  const until = new Date(now + HOUR);
  const present = new Date(now);
  await transaction(async (tx) => {
    for (const key of [keyOf("failed", account), keyOf("failed-at", account, place)]) {
      await tx.$executeRaw`
        INSERT INTO "RateLimiterFlexible" AS old (key, points, expire) VALUES (${key}, 1, ${until})
        ON CONFLICT (key) DO UPDATE SET
          points = CASE WHEN old.expire > ${present} THEN old.points + 1 ELSE 1 END,
          expire = excluded.expire`;
    }
    await tx.rateLimiterFlexible.deleteMany({ where: { expire: { lt: new Date(now - DAY) } } });
  });
}

async function keepSuccess(account: string, place: string, now: number): Promise<void> {
  const key = keyOf("known-at", account, place);
  const fresh = await read.rateLimiterFlexible.count({
    where: { key, expire: { gt: new Date(now + KNOWN_FOR - DAY) } },
  });
  const failures = await read.rateLimiterFlexible.count({
    where: { key: keyOf("failed-at", account, place) },
  });
  if (fresh > 0 && failures === 0) return;
  const row = { points: 1, expire: new Date(now + KNOWN_FOR) };
  await transaction(async (tx) => {
    await tx.rateLimiterFlexible.deleteMany({ where: { key: keyOf("failed-at", account, place) } });
    await tx.rateLimiterFlexible.upsert({ where: { key }, create: { key, ...row }, update: row });
  });
}

/** Who knows the password comes in to read, even when nothing can be written. */
function notKept(error: unknown): void {
  log.warn({ err: error }, "a sign-in was not kept");
}

/** Passwords for one account are looked at one after the other, or a burst would not be counted. */
const queues = new Map<string, Promise<unknown>>();

async function inTurn<T>(account: string, act: () => Promise<T>): Promise<T> {
  const before = queues.get(account) ?? Promise.resolve();
  const mine = before.then(act, act);
  const settled = mine.catch(() => {});
  queues.set(account, settled);
  try {
    return await mine;
  } finally {
    if (queues.get(account) === settled) queues.delete(account);
  }
}

export type Attempt<T> = { readonly wait: number } | { readonly found: T | null };

/**
 * Look at a password, unless too many wrong ones came before it. `account` is what was typed as
 * the account, whether or not it exists; `place` where the attempt comes from. Wrong passwords
 * are counted for both together, so a class behind one address does not lock itself out, and for
 * the account from everywhere it is not known to sign in from. Right ones never count. Counts lie
 * in the database and hold for all instances. A wait is in whole seconds.
 */
export function attempt<T>(
  account: string,
  place: string,
  look: () => Promise<T | null>,
  clock: () => number = Date.now,
): Promise<Attempt<T>> {
  return inTurn(account, async () => {
    const wait = await waitBefore(account, place, clock());
    if (wait > 0) return { wait: Math.ceil(wait / 1000) };
    const found = await look();
    if (found === null) await keepFailure(account, place, clock());
    else await keepSuccess(account, place, clock()).catch(notKept);
    return { found };
  });
}
