import "server-only";
import { emailKey } from "@/lib/access/email";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { read, transaction } from "@/server/platform/db";
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

/**
 * E-mail and password. The answer is the same, in words and in time, for a wrong password, an
 * address without an account, and an account that is disabled. "too-many" tells in
 * `more.retryAfter` how many seconds to wait.
 */
export async function signIn(
  email: string,
  password: string,
  place: string,
  clock?: () => number,
): Promise<Outcome<Person>> {
  const key = emailKey(email);
  const account = key ?? email.slice(0, 1000).toLowerCase();
  const tried = await attempt(account, place, () => look(key, password), clock);
  if ("wait" in tried) return tooMany(tried.wait);
  return tried.found
    ? done(tried.found)
    : refused("not-signed-in", reason("Refusals.account.wrongPassword"));
}

export function tooMany(wait: number) {
  return refused("too-many", reason("Refusals.account.tooManyPasswords", { seconds: wait }), {
    more: { retryAfter: wait },
  });
}
