import "server-only";
import { may } from "@/lib/access/policy";
import { done, refused, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { BodyOf } from "@/lib/contract/operation";
import type { deleteMeCall } from "@/lib/contract/deletion";
import { findMembership, lockProject, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { recordEvent } from "@/server/audit/events";
import { resetsOf } from "@/server/account/password-resets";
import { forgetAttempts } from "@/server/account/sign-in-attempts";
import {
  announceAccessOf,
  announceFormer,
  announceProjectAccess,
} from "@/server/feed/announcement";
import { recordProjectChange } from "@/server/feed/changes";
import type { Transaction } from "@/server/platform/db";
import { translator } from "@/server/platform/messages";
import { endRoleRequest, isLastOwner } from "@/server/project/members";
import { isLastAdministrator } from "./last-administrator";
import { pseudonymIn } from "./pseudonym";

const t = translator("Account");

/** What becomes of the work, and of the projects that have no other owner. */
export type DeletionChoice = Omit<BodyOf<typeof deleteMeCall>, "password">;

interface Closing {
  readonly tx: Transaction;
  readonly viewer: Viewer;
  readonly choice: DeletionChoice;
  readonly now: Date;
}

/** Closes the viewer's own account: nobody can sign in to it, and it is a member of nothing. */
export async function closeAccount(
  tx: Transaction,
  viewer: Viewer,
  choice: DeletionChoice,
  now: Date,
): Promise<Outcome<null>> {
  const { id: userId } = viewer;
  const locked = await lockAccount(tx, userId);
  if (!locked || locked.account.disabledAt) return refused("not-signed-in");
  const lastAdministrator = await isLastAdministrator(tx, userId);
  if (!may("account.delete", { role: null, mine: true, lastAdministrator })) {
    return refused("not-yours", reason("Refusals.account.onlyAdministrator"));
  }
  return closeLocked({ tx, viewer, choice, now }, locked);
}

/** The account of a person with the ids of their projects; all of them are locked. */
interface Locked {
  readonly account: { readonly name: string; readonly emailKey: string | null } & {
    readonly id: string;
    readonly disabledAt: Date | null;
  };
  readonly projectIds: readonly string[];
}

async function lockAccount(tx: Transaction, userId: string): Promise<Locked | null> {
  // In the order of their ids, as everybody locks several; the account after them.
  const projectIds = await projectsOf(tx, userId);
  for (const projectId of projectIds) await lockProject(tx, projectId);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('obelus first owner'))`;
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${userId}::uuid FOR UPDATE`;
  const account = await tx.user.findUnique({ where: { id: userId } });
  return account && { account, projectIds };
}

/**
 * Delete an account that was deleted before and came back with a backup, whoever shut it meanwhile.
 * `choose` says what becomes of its projects.
 */
export async function closeAgain(
  tx: Transaction,
  viewer: Viewer,
  choose: (projectIds: readonly string[]) => Promise<DeletionChoice>,
  now: Date,
): Promise<Outcome<null>> {
  const locked = await lockAccount(tx, viewer.id);
  if (!locked) return refused("not-found");
  // A restore has shut it; who is the last owner of what is asked of accounts that are open.
  await tx.user.update({ where: { id: viewer.id }, data: { disabledAt: null } });
  if (await isLastAdministrator(tx, viewer.id)) return refused("not-yours");
  const choice = await choose(locked.projectIds);
  return closeLocked({ tx, viewer, choice, now }, locked);
}

async function closeLocked(
  closing: Closing,
  { account, projectIds }: Locked,
): Promise<Outcome<null>> {
  const { tx, viewer, choice, now } = closing;
  const { id: userId } = viewer;
  const known = await projectsOf(tx, userId);
  if (known.join() !== projectIds.join()) return refused("someone-was-faster");
  const { work } = choice;
  // Outlives the account, so that a backup that still has it does not bring it back.
  const again = { work, deletedAt: now };
  await tx.deletedAccount.upsert({
    where: { id: userId },
    create: { id: userId, ...again },
    update: again,
  });
  await tx.accountDeletion.create({
    data: { userId, work, name: account.name, requestedAt: now },
  });
  const refusal = await leaveOwners(closing, projectIds);
  if (refusal) return refusal;
  for (const projectId of projectIds) await leave(closing, projectId);
  await forgetPerson(tx, account, now);
  await announceAccessOf(tx, userId);
  await announceFormer(tx, userId);
  await recordEvent(tx, { kind: "account.deleted" }, now);
  return done(null);
}

/** Deleted ones too: their rows name the person as well. */
async function projectsOf(tx: Transaction, userId: string): Promise<string[]> {
  const rows = await tx.member.findMany({
    where: { userId },
    orderBy: { projectId: "asc" },
    select: { projectId: true },
  });
  return rows.map(({ projectId }) => projectId);
}

/** Gives projects to others or deletes them, so that none is without an owner afterwards. */
async function leaveOwners(closing: Closing, projectIds: readonly string[]) {
  const { tx, viewer, choice } = closing;
  const { handOver = [], deleteProjects = [] } = choice;
  for (const [position, { projectId, userId }] of handOver.entries()) {
    const membership = await findMembership(tx, viewer, projectId);
    const refusal = whyNot("member.manage", membership);
    if (refusal) return refusal;
    if (!(await makeOwner(closing, projectId, userId))) {
      return wrongField(`handOver.${position}.userId`, reason("Refusals.account.notAMember"));
    }
  }
  const ownerless: string[] = [];
  for (const projectId of projectIds) {
    const membership = await findMembership(tx, viewer, projectId);
    const isSole = membership !== null && (await isLastOwner(tx, projectId, viewer.id));
    if (isSole && !deleteProjects.includes(projectId)) ownerless.push(projectId);
  }
  if (ownerless.length > 0) {
    const why = reason("Refusals.account.ownerless", { count: ownerless.length });
    return refused("last-owner", why, { more: { projects: ownerless } });
  }
  for (const [position, projectId] of deleteProjects.entries()) {
    const refusal = whyNot("project.delete", await findMembership(tx, viewer, projectId));
    if (refusal) return refusal;
    if (!(await isLastOwner(tx, projectId, viewer.id))) {
      return wrongField(`deleteProjects.${position}`, reason("Refusals.account.hasOtherOwner"));
    }
    await deleteProject(closing, projectId);
  }
  return null;
}

async function makeOwner({ tx, viewer, now }: Closing, projectId: string, userId: string) {
  const heir = await tx.member.findFirst({
    where: { projectId, userId: { equals: userId, not: viewer.id }, user: { disabledAt: null } },
    select: { role: true },
  });
  if (!heir) return false;
  const where = { projectId_userId: { projectId, userId } };
  await tx.member.update({ where, data: { role: "owner" } });
  await endRoleRequest(tx, projectId, userId);
  const by = await pseudonymIn(tx, viewer.id, projectId, now);
  const roles = { before: heir.role, after: "owner" } as const;
  await recordProjectChange(tx, {
    kind: "member.saved",
    id: userId,
    projectId,
    by,
    at: now,
    roles,
  });
  await announceAccessOf(tx, userId);
  return true;
}

async function deleteProject({ tx, viewer, now }: Closing, projectId: string): Promise<void> {
  const by = await pseudonymIn(tx, viewer.id, projectId, now);
  const members = await tx.member.count({ where: { projectId } });
  await tx.accountDeletionPart.update({
    where: { userId_projectId: { userId: viewer.id, projectId } },
    data: { purge: members === 1 },
  });
  await tx.project.update({ where: { id: projectId }, data: { deletedAt: now } });
  const kind = "project.deleted";
  await recordProjectChange(tx, { kind, id: projectId, projectId, by, at: now });
  await announceProjectAccess(tx, projectId);
}

async function leave({ tx, viewer, now }: Closing, projectId: string): Promise<void> {
  const { id: userId } = viewer;
  const by = await pseudonymIn(tx, userId, projectId, now);
  const where = { projectId_userId: { projectId, userId } };
  const { role } = await tx.member.delete({ where, select: { role: true } });
  const kind = "member.deleted";
  const roles = { before: role, after: null };
  await recordProjectChange(tx, { kind, id: userId, projectId, by, at: now, roles });
}

/** What lets somebody in and what says who it was. The row itself goes when all that names it has. */
async function forgetPerson(
  tx: Transaction,
  { id: userId, emailKey }: { readonly id: string; readonly emailKey: string | null },
  now: Date,
): Promise<void> {
  await tx.token.deleteMany({ where: { userId } });
  await tx.identity.deleteMany({ where: { userId } });
  await tx.passwordReset.deleteMany({ where: { userId } });
  const madeBy = { createdById: userId };
  await tx.passwordReset.updateMany({ where: madeBy, data: { createdById: null } });
  await tx.invitation.deleteMany({
    where: {
      OR: [
        ...(emailKey ? [{ emailKey }] : []),
        { acceptedById: userId },
        { invitedById: userId, acceptedAt: null },
      ],
    },
  });
  await tx.reading.deleteMany({ where: { userId } });
  await tx.mention.deleteMany({ where: { userId } });
  await tx.auditEvent.deleteMany({ where: { OR: [{ userId }, { subjectId: userId }] } });
  const counted = emailKey ? [emailKey, resetsOf(emailKey)] : [];
  for (const account of [...counted, userId]) await forgetAttempts(tx, account);
  await tx.user.update({
    where: { id: userId },
    data: {
      name: t("former"),
      email: null,
      emailKey: null,
      passwordHash: null,
      admin: false,
      lastSeenAt: null,
      textLook: "",
      mentionMail: "off",
      disabledAt: now,
      sessionVersion: { increment: 1 },
    },
  });
}
