import "server-only";
import { act } from "@/server/act/act";
import type { Role } from "@/lib/access/policy";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { createAccount, validateAccount, signUpMode } from "@/server/account/accounts";
import { recordEvent } from "@/server/audit/events";
import { recordProjectChange } from "@/server/feed/changes";
import { announceAccessOf } from "@/server/feed/announcement";
import { read, type Transaction } from "@/server/platform/db";
import { refuseEnded, whyEnded, type Ended } from "./ended-invitation";
import { invitationOf, type ValidInvitation } from "./invitations";
import { lockProject } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";

export interface Accepted {
  readonly projectId: string;
  readonly email: string;
}

/**
 * Use an invitation up, under the lock of its project. Somebody who is a member already keeps
 * the role they have: an old link neither lifts nor lowers anybody.
 */
export async function consumeInvitation(
  tx: Transaction,
  { id, projectId, role }: ValidInvitation,
  userId: string,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({
    where: { id, acceptedAt: null, revokedAt: null },
    data: { acceptedAt: now, acceptedById: userId },
  });
  if (count === 0) return false;
  const accepted = { kind: "invitation.accepted", projectId, userId, subjectId: id } as const;
  await recordEvent(tx, accepted, now);
  const made = await tx.member.createMany({
    data: [{ projectId, userId, role, createdAt: now }],
    skipDuplicates: true,
  });
  if (made.count === 0) return true;
  await recordProjectChange(tx, {
    kind: "member.saved",
    id: userId,
    projectId,
    by: userId,
    at: now,
    roles: { before: null, after: role },
  });
  await announceAccessOf(tx, userId);
  return true;
}

/** Lock first, then look again: what held a moment ago may have been used or revoked since. */
async function underLock(
  tx: Transaction,
  token: string,
  now: Date,
): Promise<ValidInvitation | null> {
  const found = await invitationOf(tx, token, now);
  if (!found) return null;
  await lockProject(tx, found.projectId);
  return invitationOf(tx, token, now);
}

/** Join with the account one has; it must be the account the invitation was written to. */
export async function accept(
  viewer: Viewer,
  token: string,
  now = new Date(),
): Promise<Outcome<Accepted>> {
  return act(async (tx) => {
    const invitation = await underLock(tx, token, now);
    if (!invitation) return refuseEnded(tx, token, now);
    const me = await tx.user.findUnique({ where: { id: viewer.id }, select: { emailKey: true } });
    if (me?.emailKey !== invitation.emailKey) {
      return refused("not-yours", reason("Refusals.project.invitedOther"));
    }
    await consumeInvitation(tx, invitation, viewer.id, now);
    return done({ projectId: invitation.projectId, email: invitation.email });
  });
}

/** Make the account the invitation is for, and join with it. */
export async function acceptAsNew(
  token: string,
  draft: { name: string; password: string },
  now = new Date(),
): Promise<Outcome<Accepted>> {
  const seen = await invitationOf(read, token, now);
  if (!seen) return refuseEnded(read, token, now);
  if (signUpMode() === "closed")
    return refused("not-yours", reason("Refusals.project.noNewAccounts"));
  const ready = await validateAccount({ ...draft, email: seen.email });
  if (!ready.ok) return ready;
  return act(async (tx) => {
    const invitation = await underLock(tx, token, now);
    if (!invitation) return refuseEnded(tx, token, now);
    const id = await createAccount(tx, ready.value, now);
    if (!id) return refused("already-there", reason("Refusals.project.hasAccount"));
    await consumeInvitation(tx, invitation, id, now);
    return done({ projectId: invitation.projectId, email: invitation.email });
  });
}

/** What stands on the page a link leads to, and what the person there can do. */
export interface InvitationPage {
  readonly projectName: string;
  readonly role: Role;
  readonly invitedBy: string;
  readonly email: string;
  /** What whoever invited calls the person; it may be empty. */
  readonly name: string;
  readonly way: "accept" | "other-account" | "sign-in" | "new-account" | "closed";
}

/** Whoever holds the link may know what it is for, or what became of it; it was given to them. */
export async function readInvitation(
  viewer: Viewer | null,
  token: string,
): Promise<InvitationPage | Ended> {
  const found = await invitationOf(read, token);
  if (!found) return whyEnded(read, token, viewer);
  const where = { emailKey: found.emailKey };
  const account = await read.user.findUnique({ where, select: { id: true } });
  const { projectName, role, invitedBy, email, name } = found;
  return { projectName, role, invitedBy, email, name, way: wayFor(viewer, account) };
}

function wayFor(viewer: Viewer | null, account: { id: string } | null): InvitationPage["way"] {
  if (viewer) return viewer.id === account?.id ? "accept" : "other-account";
  if (account) return "sign-in";
  return signUpMode() === "closed" ? "closed" : "new-account";
}
