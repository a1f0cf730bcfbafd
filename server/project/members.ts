import "server-only";
import { emailKey } from "@/lib/access/email";
import type { Role } from "@/lib/access/policy";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { badEmail } from "@/server/account/accounts";
import { recordProjectChange } from "@/server/feed/changes";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { member } from "@/lib/contract/people";
import { announceAccessOf } from "@/server/feed/announcement";
import { read, type ReadClient, type Transaction } from "@/server/platform/db";
import { mailInvitation } from "./invitation-mail";
import { invite } from "./invitations";
import { findMembership, whyNot } from "@/server/access/membership";
import { PROJECT_PLACE } from "@/server/act/places";
import { under } from "@/server/act/act";
import type { Write } from "@/server/act/subject";
import type { Viewer } from "@/server/access/viewer";

export type Member = ShapeOf<typeof member>;

const SELECT = {
  userId: true,
  role: true,
  createdAt: true,
  user: { select: { name: true, email: true } },
} as const;

type Row = {
  userId: string;
  role: Role;
  createdAt: Date;
  user: { name: string; email: string | null };
};

function memberFrom({ userId, role, createdAt, user }: Row, reader: Role): Member {
  const email = reader === "owner" ? user.email : null;
  return { userId, name: user.name, email, role, createdAt: createdAt.toISOString() };
}

export async function memberOf(
  from: ReadClient,
  projectId: string,
  userId: string,
  reader: Role,
): Promise<Member | null> {
  const where = { projectId_userId: { projectId, userId } };
  const row = await from.member.findUnique({ where, select: SELECT });
  return row && memberFrom(row, reader);
}

/** In the order of their ids. `after` is the id of the last one seen. */
export async function listMembers(
  viewer: Viewer,
  projectId: string,
  { after, limit }: { after?: string; limit: number },
): Promise<Outcome<{ items: Member[]; next: string | null }>> {
  const membership = await findMembership(read, viewer, projectId);
  const refusal = whyNot("member.read", membership);
  if (refusal || !membership) return refusal ?? refused("not-found");
  const rows = await read.member.findMany({
    where: { projectId, ...(after ? { userId: { gt: after } } : {}) },
    orderBy: { userId: "asc" },
    take: limit + 1,
    select: SELECT,
  });
  const items = rows.slice(0, limit).map((row) => memberFrom(row, membership.role));
  return done({ items, next: rows.length > limit ? (items.at(-1)?.userId ?? null) : null });
}

/** A change of membership, for the project and at once for the live streams of that person. */
export async function publishMembership(
  { tx, viewer, now, projectId }: Write & { readonly projectId: string },
  userId: string,
  roles: { readonly before: Role | null; readonly after: Role | null },
): Promise<void> {
  const kind = roles.after === null ? "member.deleted" : "member.saved";
  await recordProjectChange(tx, { kind, id: userId, projectId, by: viewer.id, at: now, roles });
  await announceAccessOf(tx, userId);
}

const storeMember = under(PROJECT_PLACE)(
  "member.manage",
  async (write, draft: { email: string; role: Role }): Promise<Outcome<Member>> => {
    const { tx, viewer, now, projectId } = write;
    const key = emailKey(draft.email);
    if (!key) return badEmail();
    const user = await tx.user.findUnique({ where: { emailKey: key }, select: { id: true } });
    if (!user) return invite(tx, viewer, projectId, { ...draft, emailKey: key }, now);
    const there = await memberOf(tx, projectId, user.id, "owner");
    if (there?.role === draft.role) return done(there);
    if (there) {
      return refused("already-there", reason("Refusals.project.isMember", { role: there.role }));
    }
    const data = { projectId, userId: user.id, role: draft.role, createdAt: now };
    await tx.member.create({ data });
    await publishMembership(write, user.id, { before: null, after: draft.role });
    const member = await memberOf(tx, projectId, user.id, "owner");
    return member ? created(member) : refused("not-found");
  },
);

/**
 * Who has an account becomes a member at once; anybody else is invited, with a link to give them,
 * which is also sent by mail where that is set up.
 */
export async function addMember(
  viewer: Viewer,
  projectId: string,
  draft: { email: string; role: Role },
  now = new Date(),
): Promise<Outcome<Member>> {
  const outcome = await storeMember(viewer, projectId, draft, now);
  const invitation = outcome.ok ? outcome.value.invitation : undefined;
  if (!outcome.ok || !invitation) return outcome;
  const letter = { ...invitation, email: draft.email.trim(), role: draft.role };
  const mail = await mailInvitation(viewer, projectId, letter);
  return { ...outcome, value: { ...outcome.value, invitation: { ...invitation, mail } } };
}

/** Whether a project would be left without an owner who can sign in. Asked under its lock. */
export async function isLastOwner(
  tx: Transaction,
  projectId: string,
  userId: string,
): Promise<boolean> {
  const owners = await tx.member.findMany({
    where: { projectId, role: "owner", user: { disabledAt: null } },
    select: { userId: true },
  });
  return owners.length === 1 && owners[0]?.userId === userId;
}

export const changeMember = under(PROJECT_PLACE)(
  "member.manage",
  async (write, userId: string, { role }: { role: Role }): Promise<Outcome<Member>> => {
    const { tx, projectId } = write;
    const there = await memberOf(tx, projectId, userId, "owner");
    if (!there) return refused("not-found");
    if (there.role === role) return done(there);
    if (await isLastOwner(tx, projectId, userId)) return refused("last-owner");
    return setRole(write, there, role);
  },
);

/** Gives a member another role. Whatever they asked for is answered by it. */
export async function setRole(
  write: Write & { readonly projectId: string },
  member: Member,
  role: Role,
): Promise<Outcome<Member>> {
  const { tx, projectId } = write;
  const userId = member.userId ?? "";
  await tx.member.update({ where: { projectId_userId: { projectId, userId } }, data: { role } });
  await endRoleRequest(tx, projectId, userId);
  await publishMembership(write, userId, { before: member.role, after: role });
  return done({ ...member, role });
}

/** A request ends when its member gets another role, whichever and by whomever. */
export async function endRoleRequest(
  tx: Transaction,
  projectId: string,
  userId: string,
): Promise<void> {
  await tx.roleRequest.deleteMany({ where: { projectId, userId } });
}

/** Owners take out anybody; everybody may leave. The last owner stays. */
export const removeMember = under(PROJECT_PLACE)(
  ({ viewer }, userId: string) => (userId === viewer.id ? "member.read" : "member.manage"),
  async (write, userId) => {
    const { tx, projectId } = write;
    const there = await memberOf(tx, projectId, userId, "owner");
    if (!there) return refused("not-found");
    if (await isLastOwner(tx, projectId, userId)) return refused("last-owner");
    await tx.member.delete({ where: { projectId_userId: { projectId, userId } } });
    await publishMembership(write, userId, { before: there.role, after: null });
    return done(null);
  },
);
