import "server-only";
import { under } from "@/server/act/act";
import type { Located, Place } from "@/server/act/subject";
import type { Role } from "@/lib/access/policy";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { signUpMode } from "@/server/account/accounts";
import { recordEvent } from "@/server/audit/events";
import { LINK_TOKEN, linkToken, linkTokenHash } from "@/server/account/link-token";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { invitation, member } from "@/lib/contract/people";
import { read, type ReadClient, type Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { publicUrl } from "@/server/http/public-url";
import { lockProject, findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";

/** In milliseconds. */
const VALID_FOR = 14 * 24 * 3_600_000;

export type Invitation = ShapeOf<typeof invitation>;

export function endOfInvitation(now: Date): Date {
  return new Date(now.getTime() + VALID_FOR);
}

export function invitationLink(token: string): string {
  return `${publicUrl()}/invitation/${token}`;
}

/** Whom an invitation is for. */
export interface Invited {
  readonly email: string;
  readonly emailKey: string;
  readonly name?: string;
  readonly role: Role;
}

/** The row of a new invitation, and the token of its link. */
async function newInvitation(
  viewer: Viewer,
  projectId: string,
  { email, emailKey, name = "", role }: Invited,
  now: Date,
) {
  const id = newId();
  const token = await linkToken("invitation", id);
  const row = {
    id,
    projectId,
    email: email.trim(),
    emailKey,
    name,
    role,
    tokenHash: linkTokenHash(token),
    invitedById: viewer.id,
    createdAt: now,
    expiresAt: endOfInvitation(now),
  };
  return { row, link: invitationLink(token) };
}

function invitationEvent(
  kind: "invitation.added" | "invitation.revoked",
  viewer: Viewer,
  projectId: string,
  subjectId: string,
) {
  return { kind, projectId, userId: viewer.id, subjectId };
}

/** A new invitation, in the place of those that were given out before for the same address. */
export async function replaceInvitation(
  tx: Transaction,
  viewer: Viewer,
  projectId: string,
  invited: Invited,
  now: Date,
) {
  const replaced = await tx.invitation.updateManyAndReturn({
    where: { projectId, emailKey: invited.emailKey, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
    select: { id: true },
  });
  for (const { id } of replaced) {
    await recordEvent(tx, invitationEvent("invitation.revoked", viewer, projectId, id), now);
  }
  const made = await newInvitation(viewer, projectId, invited, now);
  await tx.invitation.create({ data: made.row });
  await recordEvent(tx, invitationEvent("invitation.added", viewer, projectId, made.row.id), now);
  return made;
}

/** A new link takes the place of one that was given out before for the same address. */
export async function invite(
  tx: Transaction,
  viewer: Viewer,
  projectId: string,
  invited: Invited,
  now: Date,
): Promise<Outcome<ShapeOf<typeof member>>> {
  if (signUpMode() === "closed") {
    return refused("not-yours", reason("Refusals.project.notInvitable"));
  }
  const { row, link } = await replaceInvitation(tx, viewer, projectId, invited, now);
  return created({
    userId: null,
    name: "",
    email: row.email,
    role: row.role,
    createdAt: now.toISOString(),
    invitation: { id: row.id, link, expiresAt: row.expiresAt.toISOString(), mail: "off" },
  });
}

const pending = (now: Date) => ({ acceptedAt: null, revokedAt: null, expiresAt: { gt: now } });

/** Neither accepted nor revoked: in force, or expired and to be renewed. */
const UNANSWERED = { acceptedAt: null, revokedAt: null } as const;

/** The invitations to a project that nobody has accepted, expired ones too; for its owners. */
export async function listInvitations(
  viewer: Viewer,
  projectId: string,
  { after, limit }: { after?: string; limit: number },
  now = new Date(),
): Promise<Outcome<{ items: Invitation[]; next: string | null }>> {
  const refusal = whyNot("member.manage", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const rows = await read.invitation.findMany({
    where: { projectId, ...UNANSWERED, ...(after ? { id: { gt: after } } : {}) },
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
    name: row.name,
    role: row.role,
    state: row.expiresAt > now ? ("open" as const) : ("expired" as const),
    invitedBy: names.get(row.invitedById) ?? "",
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }));
  return done({ items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null });
}

/** An invitation, under the lock of its project. Who is no owner may not know of it at all. */
export const INVITATION: Place<Located & { readonly id: string }> = {
  async lock(tx, viewer, id) {
    const row = await tx.invitation.findUnique({ where: { id }, select: { projectId: true } });
    if (!row) return null;
    await lockProject(tx, row.projectId);
    const membership = await findMembership(tx, viewer, row.projectId);
    return membership && !whyNot("member.manage", membership) ? { membership, id } : null;
  },
};

export const revokeInvitation = under(INVITATION)("member.manage", async (write) => {
  const { tx, viewer, now, id, membership } = write;
  const { count } = await tx.invitation.updateMany({
    where: { id, ...UNANSWERED },
    data: { revokedAt: now },
  });
  if (count === 0) return refused("not-found");
  const { projectId } = membership;
  await recordEvent(tx, invitationEvent("invitation.revoked", viewer, projectId, id), now);
  return done(null);
});

/** An invitation that holds: given out by an owner who still is one, to a project that is there. */
export interface ValidInvitation {
  readonly id: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly email: string;
  readonly emailKey: string;
  /** What whoever invited calls the person; it may be empty. */
  readonly name: string;
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
  for (const { project, ...row } of rows) {
    const invitedBy = await backerOf(from, row.projectId, row.invitedById);
    if (invitedBy === null) continue;
    const { id, projectId, email, emailKey, name, role, invitedById } = row;
    const who = { email, emailKey, name, role, invitedBy, invitedById };
    valid.push({ id, projectId, projectName: project.name, ...who });
  }
  return valid;
}

/** The name of whoever made a link while they are an owner of its project, else null. */
export async function backerOf(
  from: ReadClient,
  projectId: string,
  userId: string,
): Promise<string | null> {
  const maker = await from.member.findUnique({
    where: { projectId_userId: { projectId, userId } },
    select: { role: true, user: { select: { name: true, disabledAt: true } } },
  });
  return maker?.role === "owner" && !maker.user.disabledAt ? maker.user.name : null;
}

/** What a link leads to; null for one that is wrong, used, revoked, expired or no longer backed. */
export async function invitationOf(
  from: ReadClient,
  token: string,
  now = new Date(),
): Promise<ValidInvitation | null> {
  if (!LINK_TOKEN.test(token)) return null;
  return (await validFrom(from, { tokenHash: linkTokenHash(token) }, now))[0] ?? null;
}

/** All that hold for an address; for somebody whose provider has proved that it is theirs. */
export function invitationsFor(from: ReadClient, emailKey: string, now = new Date()) {
  return validFrom(from, { emailKey }, now);
}
