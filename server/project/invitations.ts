import "server-only";
import { under } from "@/server/act/act";
import type { Located, Place } from "@/server/act/subject";
import { createHash, randomBytes } from "node:crypto";
import type { Role } from "@/lib/access/policy";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { signUpMode } from "@/server/account/accounts";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { invitation, member } from "@/lib/contract/people";
import { read, type ReadClient, type Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { publicUrl } from "@/server/http/public-url";
import { lockProject, findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";

const VALID_FOR = 14 * 24 * 3_600_000;

export type Invitation = ShapeOf<typeof invitation>;

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A new link takes the place of one that was given out before for the same address. */
export async function invite(
  tx: Transaction,
  viewer: Viewer,
  projectId: string,
  { email, emailKey, role }: { email: string; emailKey: string; role: Role },
  now: Date,
): Promise<Outcome<ShapeOf<typeof member>>> {
  if (signUpMode() === "closed") {
    return refused("not-yours", reason("Refusals.project.notInvitable"));
  }
  await tx.invitation.updateMany({
    where: { projectId, emailKey, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + VALID_FOR);
  const id = newId();
  await tx.invitation.create({
    data: {
      id,
      projectId,
      email: email.trim(),
      emailKey,
      role,
      tokenHash: hashOf(token),
      invitedById: viewer.id,
      createdAt: now,
      expiresAt,
    },
  });
  const link = `${publicUrl()}/invitation/${token}`;
  return created({
    userId: null,
    name: "",
    email: email.trim(),
    role,
    createdAt: now.toISOString(),
    invitation: { id, link, expiresAt: expiresAt.toISOString() },
  });
}

const pending = (now: Date) => ({ acceptedAt: null, revokedAt: null, expiresAt: { gt: now } });

/** The invitations to a project that can still be accepted; for its owners. */
export async function listInvitations(
  viewer: Viewer,
  projectId: string,
  { after, limit }: { after?: string; limit: number },
  now = new Date(),
): Promise<Outcome<{ items: Invitation[]; next: string | null }>> {
  const refusal = whyNot("member.manage", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const rows = await read.invitation.findMany({
    where: { projectId, ...pending(now), ...(after ? { id: { gt: after } } : {}) },
    orderBy: { id: "asc" },
    take: limit + 1,
  });
  const inviters = await read.user.findMany({
    where: { id: { in: rows.map((row) => row.invitedById) } },
    select: { id: true, name: true },
  });
  const names = new Map(inviters.map(({ id, name }) => [id, name]));
  const items = rows.slice(0, limit).map((row) => ({
    id: row.id,
    email: row.email,
    role: row.role,
    invitedBy: names.get(row.invitedById) ?? "",
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }));
  return done({ items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null });
}

/** An invitation, under the lock of its project. Who is no owner may not know of it at all. */
const INVITATION: Place<Located & { readonly id: string }> = {
  async lock(tx, viewer, id) {
    const row = await tx.invitation.findUnique({ where: { id }, select: { projectId: true } });
    if (!row) return null;
    await lockProject(tx, row.projectId);
    const membership = await findMembership(tx, viewer, row.projectId);
    return membership && !whyNot("member.manage", membership) ? { membership, id } : null;
  },
};

export const revokeInvitation = under(INVITATION)("member.manage", async ({ tx, now, id }) => {
  const { count } = await tx.invitation.updateMany({
    where: { id, ...pending(now) },
    data: { revokedAt: now },
  });
  return count > 0 ? done(null) : refused("not-found");
});

/** An invitation that holds: given out by an owner who still is one, to a project that is there. */
export interface ValidInvitation {
  readonly id: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly email: string;
  readonly emailKey: string;
  readonly role: Role;
  readonly invitedBy: string;
  readonly invitedById: string;
}

const WITH_PROJECT = { project: { select: { name: true, deletedAt: true } } } as const;

async function validFrom(
  from: ReadClient,
  where: { tokenHash: string } | { emailKey: string },
  now: Date,
): Promise<ValidInvitation[]> {
  const rows = await from.invitation.findMany({
    where: { ...where, ...pending(now), project: { deletedAt: null } },
    orderBy: { id: "asc" },
    include: WITH_PROJECT,
  });
  const valid: ValidInvitation[] = [];
  for (const { id, projectId, email, emailKey, role, invitedById, project } of rows) {
    const inviter = await from.member.findUnique({
      where: { projectId_userId: { projectId, userId: invitedById } },
      select: { role: true, user: { select: { name: true, disabledAt: true } } },
    });
    if (inviter?.role !== "owner" || inviter.user.disabledAt) continue;
    const invitedBy = inviter.user.name;
    const projectName = project.name;
    valid.push({ id, projectId, projectName, email, emailKey, role, invitedBy, invitedById });
  }
  return valid;
}

/** What a link leads to; null for one that is wrong, used, revoked, expired or no longer backed. */
export async function invitationOf(
  from: ReadClient,
  token: string,
  now = new Date(),
): Promise<ValidInvitation | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  return (await validFrom(from, { tokenHash: hashOf(token) }, now))[0] ?? null;
}

/** All that hold for an address; for somebody whose provider has proved that it is theirs. */
export function invitationsFor(from: ReadClient, emailKey: string, now = new Date()) {
  return validFrom(from, { emailKey }, now);
}
