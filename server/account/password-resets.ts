import "server-only";
import { emailKey } from "@/lib/access/email";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { act } from "@/server/act/act";
import { recordEvent } from "@/server/audit/events";
import { publicUrl } from "@/server/http/public-url";
import { sendMail } from "@/server/mail/send";
import { sendsMail } from "@/server/mail/settings";
import { read, transaction, type ReadClient, type Transaction } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { translator } from "@/server/platform/messages";
import { newId } from "@/server/platform/new-id";
import { LINK_TOKEN, linkToken, linkTokenHash } from "./link-token";
import { hashPassword } from "./password";
import { endSessions } from "./people";
import { attempt, forgetFailures } from "./sign-in-attempts";
import { endTokens } from "./tokens";

const HOUR = 3_600_000;
/** How long a link holds that was sent by mail, in milliseconds. */
const BY_MAIL = HOUR;
/** How long one holds that is handed over, in milliseconds. */
const BY_HAND = 72 * HOUR;

const t = translator("Mail");

/** A link that was made, and until when it holds. */
interface Made {
  readonly id: string;
  readonly link: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

async function resetLink(id: string): Promise<string> {
  return `${publicUrl()}/reset/${await linkToken("password reset", id)}`;
}

async function makeReset(
  tx: Transaction,
  userId: string,
  { id, createdById, expiresAt }: { id: string; createdById: string | null; expiresAt: Date },
  now: Date,
): Promise<Made> {
  const tokenHash = linkTokenHash(await linkToken("password reset", id));
  const data = { id, userId, tokenHash, createdById, createdAt: now, expiresAt };
  await tx.passwordReset.create({ data });
  // Whoever asks by mail has not signed in, so it may be anybody.
  const by = createdById ?? undefined;
  await recordEvent(tx, { kind: "reset.added", userId: by, subjectId: userId }, now);
  return { id, link: await resetLink(id), expiresAt: expiresAt.toISOString() };
}

/**
 * A link that is handed over in person, made by whoever runs the installation. One they made for
 * this person that is still open is renewed and stays the same. The person's row is locked.
 */
export async function makeResetByHand(
  tx: Transaction,
  userId: string,
  createdById: string,
  now: Date,
): Promise<Outcome<Made>> {
  const expiresAt = new Date(now.getTime() + BY_HAND);
  const open = await tx.passwordReset.findFirst({
    where: { userId, createdById, usedAt: null, revokedAt: null, expiresAt: { gt: now } },
    orderBy: { id: "desc" },
  });
  const token = open && (await linkToken("password reset", open.id));
  if (!open || linkTokenHash(token ?? "") !== open.tokenHash) {
    return created(await makeReset(tx, userId, { id: newId(), createdById, expiresAt }, now));
  }
  const { id } = open;
  await tx.passwordReset.update({ where: { id }, data: { expiresAt } });
  return done({ id, link: await resetLink(id), expiresAt: expiresAt.toISOString() });
}

/** What requests for links to an address are counted under, apart from its wrong passwords. */
export function resetsOf(account: string): string {
  return `password reset\n${account}`;
}

/**
 * Sends a link for another password to an address, if it has an account. Whether it has one is
 * looked up after the answer, so that neither its words nor its time tell. Every request counts as
 * a wrong password does for signing in, in counts of their own, so who asks often has to wait.
 */
export async function askForReset(
  email: string,
  place: string,
  now = new Date(),
): Promise<Outcome<null>> {
  if (!sendsMail()) return refused("not-yours", reason("Refusals.account.noMail"));
  const key = emailKey(email);
  const counted = resetsOf(key ?? email.slice(0, 1000));
  const tried = await attempt(counted, { place, browser: null }, () => Promise.resolve(null));
  if ("wait" in tried) {
    const { wait } = tried;
    return refused("too-many", reason("Refusals.account.tooManyResets", { seconds: wait }), {
      more: { retryAfter: wait },
    });
  }
  if (key !== null) {
    sendReset(key, now).catch((error: unknown) => {
      log.error({ err: error }, "a link for another password could not be made");
    });
  }
  return done(null);
}

async function sendReset(key: string, now: Date): Promise<void> {
  const user = await read.user.findUnique({
    where: { emailKey: key },
    select: { id: true, name: true, email: true, disabledAt: true },
  });
  if (!user?.email || user.disabledAt) return;
  const expiresAt = new Date(now.getTime() + BY_MAIL);
  const { link } = await transaction((tx) =>
    makeReset(tx, user.id, { id: newId(), createdById: null, expiresAt }, now),
  );
  await sendMail(
    { name: user.name, address: user.email },
    {
      subject: t("reset.subject"),
      before: [t("reset.asked", { name: user.name })],
      link,
      action: t("reset.action"),
      after: [t("reset.once"), t("reset.notYou")],
    },
  );
}

/** What stands on the page a link leads to. */
export type ResetPage =
  | { readonly state: "open"; readonly email: string; readonly name: string }
  | { readonly state: "used" | "expired" | "replaced" | "disabled" | "unknown" };

async function find(from: ReadClient, token: string, now: Date) {
  if (!LINK_TOKEN.test(token)) return null;
  const row = await from.passwordReset.findUnique({
    where: { tokenHash: linkTokenHash(token) },
    include: { user: { select: { name: true, email: true, emailKey: true, disabledAt: true } } },
  });
  if (!row?.user.email) return null;
  const { id, userId, user } = row;
  const { name, email, emailKey: key } = user;
  return { id, userId, name, email: email ?? "", key: key ?? "", state: stateOf(row, now) };
}

interface Row {
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly expiresAt: Date;
  readonly user: { readonly disabledAt: Date | null };
}

function stateOf({ usedAt, revokedAt, expiresAt, user }: Row, now: Date): ResetPage["state"] {
  if (usedAt) return "used";
  if (revokedAt) return "replaced";
  if (expiresAt <= now) return "expired";
  return user.disabledAt ? "disabled" : "open";
}

export async function readResetPage(token: string, now = new Date()): Promise<ResetPage> {
  const found = await find(read, token, now);
  if (!found) return { state: "unknown" };
  const { state, email, name } = found;
  return state === "open" ? { state, email, name } : { state };
}

function refuse(state: Exclude<ResetPage["state"], "open">) {
  return refused("not-found", reason(`Refusals.reset.${state}`));
}

/**
 * Choose another password by a link. Ends every session of the account, all tokens where that is
 * asked for, and every other such link; wrong passwords typed before no longer make anybody wait.
 */
export async function resetPassword(
  token: string,
  { password, endTokens: endsTokens }: { password: string; endTokens?: boolean },
  place: string,
  now = new Date(),
): Promise<Outcome<{ email: string }>> {
  const seen = await find(read, token, now);
  if (!seen || seen.state !== "open") {
    return refuse(seen && seen.state !== "open" ? seen.state : "unknown");
  }
  const passwordHash = await hashPassword(password);
  const outcome = await act<{ email: string; key: string }>(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "User" WHERE id = ${seen.userId}::uuid FOR UPDATE`;
    const found = await find(tx, token, now);
    if (!found || found.state !== "open") {
      return refuse(found && found.state !== "open" ? found.state : "unknown");
    }
    const { id, userId, email, key } = found;
    await tx.passwordReset.update({ where: { id }, data: { usedAt: now } });
    await endResets(tx, userId, now);
    await tx.user.update({ where: { id: userId }, data: { passwordHash } });
    await recordEvent(tx, { kind: "reset.used", userId }, now);
    await endSessions(tx, userId);
    if (endsTokens) await endTokens(tx, userId, now);
    return done({ email, key });
  });
  if (!outcome.ok) return outcome;
  await forgetFailures(outcome.value.key, place);
  return done({ email: outcome.value.email });
}

/** Puts the links of a person out of force that nobody has used: the password is another now. */
export async function endResets(tx: Transaction, userId: string, now: Date): Promise<void> {
  await tx.passwordReset.updateMany({
    where: { userId, usedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
}
