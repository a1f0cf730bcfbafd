import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { Viewer } from "@/server/access/viewer";
import { isPassword } from "@/server/account/password";
import { tooMany } from "@/server/account/password-sign-in";
import { attempt } from "@/server/account/sign-in-attempts";
import { read } from "@/server/platform/db";

/** How long a sign-in through a provider confirms what somebody without a password does. */
export const FRESH_FOR_MS = 10 * 60_000;

/** By what a request shows that it comes from the person and not from a browser left open. */
export interface Confirmation {
  readonly password?: string;
  /** What calls from one address are counted under. */
  readonly place: string;
  /** When the session was opened, in milliseconds since 1970; null for tokens. */
  readonly signedInAt: number | null;
}

/**
 * Whether a person confirmed what can not be undone: by their password, or, where they have none, by
 * having signed in through the provider just now. Wrong passwords slow down the next try, as in one
 * known browser.
 */
export async function confirm(
  viewer: Viewer,
  { password, place, signedInAt }: Confirmation,
  now: Date,
): Promise<Outcome<null>> {
  const account = await read.user.findUnique({
    where: { id: viewer.id },
    select: { emailKey: true, passwordHash: true },
  });
  if (!account) return refused("not-signed-in");
  if (account.passwordHash === null) {
    const isFresh = signedInAt !== null && now.getTime() - signedInAt < FRESH_FOR_MS;
    return isFresh ? done(null) : refused("not-yours", reason("Refusals.account.signInAgain"));
  }
  const origin = { place, browser: "signed in" };
  const tried = await attempt(account.emailKey ?? viewer.id, origin, async () =>
    (await isPassword(password ?? "", account.passwordHash)) ? true : null,
  );
  if ("wait" in tried) return tooMany(tried.wait);
  if (tried.found) return done(null);
  const wrong = reason("Refusals.account.currentPassword");
  return refused("not-yours", wrong, { errors: [{ path: "password", reason: wrong }] });
}
