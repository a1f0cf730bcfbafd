import "server-only";
import { act } from "@/server/act/act";
import { emailKey } from "@/lib/access/email";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { consumeInvitation } from "@/server/project/accept-invitation";
import { createAccount, signUpMode } from "@/server/account/accounts";
import { read, type Transaction } from "@/server/platform/db";
import { invitationsFor, type ValidInvitation } from "@/server/project/invitations";
import { newId } from "@/server/platform/new-id";
import { hasOwner } from "@/server/account/people";
import { lockProject } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";

/** What an OpenID provider vouches for. */
export interface Vouched {
  readonly issuer: string;
  readonly subject: string;
  /** Null when the provider does not say that it has verified the address. */
  readonly email: string | null;
  readonly name: string;
}

/** The account an identity signs in to, or null. */
export async function personOf({ issuer, subject }: Vouched): Promise<string | null> {
  const where = { issuer_subject: { issuer, subject } };
  const row = await read.identity.findUnique({ where, select: { userId: true } });
  return row?.userId ?? null;
}

/**
 * Sign in with a provider's word: to the account the identity belongs to, else to a new one where
 * that is allowed. An account that merely has the same e-mail address is never taken over; its
 * person signs in there and connects the identity themselves, and is then `connecting`.
 */
export async function enter(
  vouched: Vouched,
  connecting: Viewer | null,
  now = new Date(),
): Promise<Outcome<{ id: string }>> {
  const setUp = await hasOwner();
  return act(async (tx) => {
    const { issuer, subject } = vouched;
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`${issuer}\n${subject}`}))`;
    const there = await tx.identity.findUnique({
      where: { issuer_subject: { issuer, subject } },
      select: { user: { select: { id: true, disabledAt: true } } },
    });
    if (there) {
      if (there.user.disabledAt) return refused("not-yours", reason("Refusals.account.disabled"));
      return connecting && connecting.id !== there.user.id
        ? refused("id-taken", reason("Refusals.account.identityInUse"))
        : done({ id: there.user.id });
    }
    if (connecting) return connect(tx, vouched, connecting.id, now);
    if (!setUp) return refused("not-ready", reason("Refusals.account.notSetUp"));
    return join(tx, vouched, now);
  });
}

async function connect(
  tx: Transaction,
  { issuer, subject }: Vouched,
  userId: string,
  now: Date,
): Promise<Outcome<{ id: string }>> {
  await tx.identity.create({ data: { id: newId(), userId, issuer, subject, createdAt: now } });
  return done({ id: userId });
}

async function join(
  tx: Transaction,
  vouched: Vouched,
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const mode = signUpMode();
  const key = vouched.email === null ? null : emailKey(vouched.email);
  if (key && (await tx.user.findUnique({ where: { emailKey: key }, select: { id: true } }))) {
    return refused("already-there", reason("Refusals.account.emailKnown"));
  }
  const invitations = key && mode !== "closed" ? await heldInvitations(tx, key, now) : [];
  if (mode === "closed" || (mode === "invite" && invitations.length === 0)) {
    return refused("not-yours", reason("Refusals.account.byInvitation"));
  }
  const name = vouched.name.trim().slice(0, 200) || vouched.email?.split("@")[0] || "?";
  const account = { email: key ? vouched.email : null, emailKey: key, name, passwordHash: null };
  const id = await createAccount(tx, account, now);
  if (!id) return refused("already-there", reason("Refusals.account.emailKnown"));
  await connect(tx, vouched, id, now);
  for (const invitation of invitations) await consumeInvitation(tx, invitation, id, now);
  return done({ id });
}

/** Lock the projects, always in the same order, and then see which invitations still hold. */
async function heldInvitations(
  tx: Transaction,
  key: string,
  now: Date,
): Promise<ValidInvitation[]> {
  const projects = new Set((await invitationsFor(tx, key, now)).map((found) => found.projectId));
  for (const projectId of [...projects].sort()) await lockProject(tx, projectId);
  return invitationsFor(tx, key, now);
}
