import "server-only";
import { mayBePassword } from "@/lib/access/password";
import { act } from "@/server/act/act";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { BodyOf } from "@/lib/contract/operation";
import type { changeMeCall, me } from "@/lib/contract/people";
import { MENTION_MAILS } from "@/lib/contract/terms";
import { lookAsWord, lookFrom } from "@/lib/contract/look-as-word";
import { badPassword } from "./accounts";
import { recordEvent } from "@/server/audit/events";
import { read, transaction } from "@/server/platform/db";
import { hashPassword, isPassword } from "./password";
import { endResets } from "./password-resets";
import { endSessions } from "./people";
import { endTokens } from "./tokens";
import { tooMany } from "./password-sign-in";
import { attempt } from "./sign-in-attempts";
import type { Viewer } from "@/server/access/viewer";

/** A person's own account. */
export type Me = ShapeOf<typeof me>;

export async function readMe(viewer: Viewer): Promise<Outcome<Me>> {
  const row = await read.user.findUnique({
    where: { id: viewer.id },
    select: {
      id: true,
      name: true,
      email: true,
      admin: true,
      passwordHash: true,
      textLook: true,
      mentionMail: true,
      identities: { select: { issuer: true }, orderBy: { id: "asc" } },
    },
  });
  if (!row) return refused("not-found");
  const { passwordHash, email, textLook, mentionMail, ...rest } = row;
  return done({
    ...rest,
    email: email ?? "",
    hasPassword: passwordHash !== null,
    textLook: lookFrom(textLook),
    mentionMail: MENTION_MAILS.find((one) => one === mentionMail) ?? "at-once",
  });
}

export async function changeMe(
  viewer: Viewer,
  change: BodyOf<typeof changeMeCall>,
): Promise<Outcome<Me>> {
  const name = change.name?.trim();
  const { textLook, mentionMail } = change;
  if (name !== undefined || textLook !== undefined || mentionMail !== undefined) {
    await transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${viewer.id}::uuid FOR UPDATE`;
      const where = { id: viewer.id };
      const { textLook: word } = await tx.user.findUniqueOrThrow({
        where,
        select: { textLook: true },
      });
      const look = textLook && { textLook: lookAsWord({ ...lookFrom(word), ...textLook }) };
      await tx.user.update({ where, data: { name, mentionMail, ...look } });
    });
  }
  return readMe(viewer);
}

/**
 * Choose another password, knowing the present one. Whoever has signed in through a provider
 * only has none and chooses a first. Ends every session, the present one too, and all tokens
 * where that is asked for. Wrong guesses at the present password are slowed down as in one known
 * browser: whoever asks is signed in, so guesses of others do not count.
 */
export async function changePassword(
  viewer: Viewer,
  change: { current?: string; next: string; endTokens?: boolean },
  place: string,
  now = new Date(),
): Promise<Outcome<null>> {
  const { current, next } = change;
  if (!mayBePassword(next)) return badPassword("next");
  const account = await read.user.findUnique({
    where: { id: viewer.id },
    select: { emailKey: true, passwordHash: true },
  });
  if (!account) return refused("not-found");
  if (account.passwordHash !== null) {
    const origin = { place, browser: "signed in" };
    const tried = await attempt(account.emailKey ?? viewer.id, origin, async () =>
      (await isPassword(current ?? "", account.passwordHash)) ? true : null,
    );
    if ("wait" in tried) return tooMany(tried.wait);
    if (!tried.found) {
      const wrong = reason("Refusals.account.currentPassword");
      return refused("not-yours", wrong, { errors: [{ path: "current", reason: wrong }] });
    }
  }
  const passwordHash = await hashPassword(next);
  return act(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: viewer.id, passwordHash: account.passwordHash },
      data: { passwordHash },
    });
    if (count === 0) return refused("someone-was-faster");
    await recordEvent(tx, { kind: "password.changed", userId: viewer.id }, now);
    await endSessions(tx, viewer.id);
    await endResets(tx, viewer.id, now);
    if (change.endTokens) await endTokens(tx, viewer.id, now);
    return done(null);
  });
}

export async function signOutEverywhere(
  viewer: Viewer,
  options: { endTokens?: boolean } = {},
  now = new Date(),
): Promise<Outcome<null>> {
  return act(async (tx) => {
    await endSessions(tx, viewer.id);
    if (options.endTokens) await endTokens(tx, viewer.id, now);
    return done(null);
  });
}
