import "server-only";
import { emailKey } from "@/lib/access/email";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { recordFailedSignIn, recordSignIn } from "@/server/audit/events";
import { read, transaction } from "@/server/platform/db";
import { knownBrowser } from "./known-browser";
import { hashPassword, isOutdated, isPassword } from "./password";
import { attempt } from "./sign-in-attempts";

/** Somebody who has shown who they are. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

const ACCOUNT = {
  id: true,
  name: true,
  email: true,
  passwordHash: true,
  disabledAt: true,
} as const;

async function look(key: string | null, password: string): Promise<Person | null> {
  const row = key
    ? await read.user.findUnique({ where: { emailKey: key }, select: ACCOUNT })
    : null;
  const right = await isPassword(password, row?.passwordHash ?? null);
  if (!row || !right || row.disabledAt) return null;
  if (row.passwordHash && isOutdated(row.passwordHash))
    await renew(row.id, row.passwordHash, password);
  return { id: row.id, name: row.name, email: row.email ?? "" };
}

/** The password is known only now, so this is when an old hash is replaced. */
async function renew(id: string, before: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await transaction((tx) =>
    tx.user.updateMany({ where: { id, passwordHash: before }, data: { passwordHash } }),
  );
}

/** What an address is counted under: its account's key, or what was typed when it is none. */
function accountOf(email: string): string {
  return emailKey(email) ?? email.slice(0, 1000).toLowerCase();
}

/**
 * E-mail and password. The answer is the same, in words and in time, for a wrong password, an
 * address without an account, and an account that is disabled. "too-many" tells in
 * `more.retryAfter` how many seconds to wait. `cookies` is the header of the browser, by which it
 * is known again.
 */
export async function signIn(
  email: string,
  password: string,
  place: string,
  { cookies = null, clock }: { cookies?: string | null; clock?: () => number } = {},
): Promise<Outcome<Person>> {
  const account = accountOf(email);
  const key = emailKey(email);
  const there =
    key && (await read.user.findUnique({ where: { emailKey: key }, select: { id: true } }));
  const browser = await knownBrowser(cookies, (there && there.id) || account, clock?.());
  const origin = { place, browser };
  const tried = await attempt(account, origin, () => look(key, password), clock);
  if ("wait" in tried) return tooMany(tried.wait);
  const now = new Date(clock?.() ?? Date.now());
  if (tried.found) {
    await recordSignIn(tried.found.id, now);
    return done(tried.found);
  }
  await recordFailedSignIn(emailKey(email), now);
  return refused("not-signed-in", reason("Refusals.account.wrongPassword"));
}

export function tooMany(wait: number) {
  return refused("too-many", reason("Refusals.account.tooManyPasswords", { seconds: wait }), {
    more: { retryAfter: wait },
  });
}
