import "server-only";
import { createHash } from "node:crypto";
import { read, transaction, type Transaction } from "@/server/platform/db";
import { log } from "@/server/platform/log";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How wrong passwords slow down the next try: the wait doubles after each that is not free. */
interface Slowing {
  readonly free: number;
  readonly first: number;
  readonly longest: number;
}

/** For one account from one place. Everybody mistypes. */
const AT_A_PLACE: Slowing = { free: 5, first: SECOND, longest: 15 * MINUTE };
/** For one account from all places it never signed in from, together. */
const FROM_STRANGERS: Slowing = { free: 24, first: MINUTE, longest: 15 * MINUTE };
/** For one account in one browser it signed in from: nobody else can use up its tries. */
const IN_A_BROWSER: Slowing = { free: 5, first: SECOND, longest: MINUTE };
/** Wrong passwords in a row after which a known browser is one like any other: it was copied. */
const MAX_IN_A_BROWSER = 100;
/** How long a place where somebody signed in counts as theirs. */
const KNOWN_FOR = 90 * DAY;

const KINDS = ["failed", "failed-at", "failed-in", "known-at"] as const;
type Kind = (typeof KINDS)[number];

function hashOf(...parts: string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex");
}

/** Keys hold no address and no name in the clear. All of an account begin alike. */
function keyOf(kind: Kind, account: string, ...rest: string[]): string {
  return `${keysOf(kind, account)}${hashOf(account, ...rest)}`;
}

function keysOf(kind: Kind, account: string): string {
  return `${kind}:${hashOf(account)}:`;
}

/** Forget what was counted for an account that is deleted, and from where it signed in. */
export async function forgetAttempts(tx: Transaction, account: string): Promise<void> {
  for (const kind of KINDS) {
    await tx.rateLimiterFlexible.deleteMany({
      where: { key: { startsWith: keysOf(kind, account) } },
    });
  }
}

interface Row {
  readonly key: string;
  readonly points: number;
  readonly expire: Date | null;
}

function pauseAfter(failures: number, { free, first, longest }: Slowing): number {
  return failures < free ? 0 : Math.min(longest, first * 2 ** (failures - free));
}

/** A count lives for an hour after its last failure, so its end tells when that was. */
function waitFor(row: Row | undefined, slowing: Slowing, now: number): number {
  if (!row?.expire) return 0;
  const last = row.expire.getTime() - HOUR;
  return Math.max(0, last + pauseAfter(row.points, slowing) - now);
}

/** Where a password is typed. */
export interface Origin {
  /** What calls from one address are counted under. */
  readonly place: string;
  /** The browser, when it has shown that this account signed in with it before. */
  readonly browser: string | null;
}

/** What an attempt has to wait for, and what its failure counts for. */
interface Allowance {
  /** Milliseconds until another password for this account is looked at; 0 when it is now. */
  readonly wait: number;
  readonly counts: readonly string[];
}

async function allowanceOf(account: string, origin: Origin, now: number): Promise<Allowance> {
  const { place, browser } = origin;
  const inBrowser = keyOf("failed-in", account, browser ?? "");
  const here = keyOf("failed-at", account, place);
  const anywhere = keyOf("failed", account);
  const known = keyOf("known-at", account, place);
  const rows = await read.rateLimiterFlexible.findMany({
    where: { key: { in: [inBrowser, here, anywhere, known] }, expire: { gt: new Date(now) } },
  });
  const row = (key: string) => rows.find((found) => found.key === key);
  if (browser !== null && (row(inBrowser)?.points ?? 0) < MAX_IN_A_BROWSER) {
    return { wait: waitFor(row(inBrowser), IN_A_BROWSER, now), counts: [inBrowser] };
  }
  const strangers = row(known) ? 0 : waitFor(row(anywhere), FROM_STRANGERS, now);
  const wait = Math.max(waitFor(row(here), AT_A_PLACE, now), strangers);
  return { wait, counts: [anywhere, here] };
}

async function keepFailure(counts: readonly string[], now: number): Promise<void> {
  const until = new Date(now + HOUR);
  const present = new Date(now);
  await transaction(async (tx) => {
    for (const key of counts) {
      await tx.$executeRaw`
        INSERT INTO "RateLimiterFlexible" AS old (key, points, expire) VALUES (${key}, 1, ${until})
        ON CONFLICT (key) DO UPDATE SET
          points = CASE WHEN old.expire > ${present} THEN old.points + 1 ELSE 1 END,
          expire = excluded.expire`;
    }
  });
}

/**
 * A known browser clears only what it used up itself: what others typed at the same place stays
 * counted.
 */
async function keepSuccess(account: string, origin: Origin, now: number): Promise<void> {
  const { place, browser } = origin;
  const key = keyOf("known-at", account, place);
  const failed =
    browser === null ? keyOf("failed-at", account, place) : keyOf("failed-in", account, browser);
  const fresh = await read.rateLimiterFlexible.count({
    where: { key, expire: { gt: new Date(now + KNOWN_FOR - DAY) } },
  });
  const failures = await read.rateLimiterFlexible.count({ where: { key: failed } });
  if (fresh > 0 && failures === 0) return;
  const row = { points: 1, expire: new Date(now + KNOWN_FOR) };
  await transaction(async (tx) => {
    await tx.rateLimiterFlexible.deleteMany({ where: { key: failed } });
    await tx.rateLimiterFlexible.upsert({ where: { key }, create: { key, ...row }, update: row });
  });
}

/** Wrong passwords for an account no longer make this place wait; it has another password now. */
export async function forgetFailures(account: string, place: string): Promise<void> {
  const keys = [keyOf("failed-at", account, place), keyOf("failed", account)];
  await transaction((tx) => tx.rateLimiterFlexible.deleteMany({ where: { key: { in: keys } } }));
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
  const finished = mine.catch(() => {});
  queues.set(account, finished);
  try {
    return await mine;
  } finally {
    if (queues.get(account) === finished) queues.delete(account);
  }
}

export type Attempt<T> = { readonly wait: number } | { readonly found: T | null };

/**
 * Look at a password, unless too many wrong ones came before it. `account` is what was typed as
 * the account, whether or not it exists. In a browser that signed in to the account before, wrong
 * passwords are counted for that browser alone, so nobody can keep its owner out from elsewhere.
 * All others are counted for account and place together, so a class behind one address does not
 * lock itself out, and for the account from everywhere it is not known to sign in from; they are
 * slowed down and never shut out for good. Right ones never count. Counts lie in the database and
 * hold for all instances; each instance looks at one password for an account at a time, so what
 * comes to several at the same moment is at most one password more for each. A wait is in whole
 * seconds.
 */
export function attempt<T>(
  account: string,
  origin: Origin,
  look: () => Promise<T | null>,
  clock: () => number = Date.now,
): Promise<Attempt<T>> {
  return inTurn(account, async () => {
    const { wait, counts } = await allowanceOf(account, origin, clock());
    if (wait > 0) return { wait: Math.ceil(wait / SECOND) };
    const found = await look();
    if (found === null) await keepFailure(counts, clock());
    else await keepSuccess(account, origin, clock()).catch(notKept);
    return { found };
  });
}
