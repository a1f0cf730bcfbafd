import "server-only";
import type { Role } from "@/lib/access/policy";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { lockProject } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import {
  createAccount,
  signUpMode,
  validateAccount,
  type AccountDraft,
} from "@/server/account/accounts";
import { LINK_TOKEN, linkTokenHash } from "@/server/account/link-token";
import { act } from "@/server/act/act";
import { recordEvent } from "@/server/audit/events";
import { announceAccessOf } from "@/server/feed/announcement";
import { recordProjectChange } from "@/server/feed/changes";
import { read, type ReadClient, type Transaction } from "@/server/platform/db";
import type { Accepted } from "./accept-invitation";
import { stateOf } from "./class-links";
import { backerOf } from "./invitations";

/** Why a class link leads nowhere. */
type Ended = "expired" | "revoked" | "used-up" | "unbacked" | "removed" | "unknown";

/** Where a class link leads, and whether it does. */
interface Found {
  readonly id: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly role: Role;
  readonly madeBy: string;
  readonly ended: Ended | null;
}

async function find(from: ReadClient, token: string, now: Date): Promise<Found | null> {
  if (!LINK_TOKEN.test(token)) return null;
  const row = await from.classLink.findUnique({
    where: { tokenHash: linkTokenHash(token) },
    include: { project: { select: { name: true, deletedAt: true } } },
  });
  if (!row) return null;
  const { id, projectId, role, createdById, project } = row;
  const backer = await backerOf(from, projectId, createdById);
  const state = stateOf(row, now);
  const ended = project.deletedAt
    ? "removed"
    : row.revokedAt
      ? "revoked"
      : state !== "open"
        ? state
        : backer === null
          ? "unbacked"
          : null;
  return { id, projectId, projectName: project.name, role, madeBy: backer ?? "", ended };
}

function refuse(ended: Ended) {
  return refused("not-found", reason(`Refusals.link.${ended}`));
}

/** Lock first, then look again: another may have taken the last place meanwhile. */
async function underLock(tx: Transaction, token: string, now: Date): Promise<Found | null> {
  const found = await find(tx, token, now);
  if (!found) return null;
  await lockProject(tx, found.projectId);
  return find(tx, token, now);
}

async function isMember(from: ReadClient, projectId: string, userId: string): Promise<boolean> {
  const where = { projectId_userId: { projectId, userId } };
  return (await from.member.findUnique({ where, select: { userId: true } })) !== null;
}

async function admit(tx: Transaction, { id, projectId, role }: Found, userId: string, now: Date) {
  await tx.classLink.update({ where: { id }, data: { uses: { increment: 1 } } });
  await tx.member.create({ data: { projectId, userId, role, createdAt: now } });
  const change = { kind: "member.saved", id: userId, projectId, by: userId, at: now } as const;
  await recordProjectChange(tx, { ...change, roles: { before: null, after: role } });
  await recordEvent(tx, { kind: "class-link.joined", projectId, userId, subjectId: id }, now);
  await announceAccessOf(tx, userId);
}

/**
 * Join with the account one has. Who is a member already keeps their role and takes no place, also
 * when the link has ended since.
 */
export async function join(
  viewer: Viewer,
  token: string,
  now = new Date(),
): Promise<Outcome<Accepted>> {
  return act(async (tx) => {
    const found = await underLock(tx, token, now);
    if (!found || found.ended === "removed") return refuse(found?.ended ?? "unknown");
    const { projectId, ended } = found;
    const me = await tx.user.findUnique({ where: { id: viewer.id }, select: { email: true } });
    const answer = done({ projectId, email: me?.email ?? "" });
    if (await isMember(tx, projectId, viewer.id)) return answer;
    if (ended) return refuse(ended);
    await admit(tx, found, viewer.id, now);
    return answer;
  });
}

/**
 * Make an account and join with it. When the address has an account already the answer is the same
 * and nothing is changed, as for signing up: only its password opens it.
 */
export async function joinAsNew(
  token: string,
  draft: AccountDraft,
  now = new Date(),
): Promise<Outcome<Accepted>> {
  const seen = await find(read, token, now);
  if (!seen || seen.ended) return refuse(seen?.ended ?? "unknown");
  if (signUpMode() === "closed") {
    return refused("not-yours", reason("Refusals.project.noNewAccounts"));
  }
  const ready = await validateAccount(draft);
  if (!ready.ok) return ready;
  return act(async (tx) => {
    const found = await underLock(tx, token, now);
    if (!found || found.ended) return refuse(found?.ended ?? "unknown");
    const id = await createAccount(tx, ready.value, now);
    if (id) await admit(tx, found, id, now);
    return done({ projectId: found.projectId, email: ready.value.email });
  });
}

/** What stands on the page a class link leads to. */
export interface JoinPage {
  readonly projectName: string;
  readonly role: Role;
  readonly madeBy: string;
  readonly ended: Ended | null;
  /** The project, when whoever asks is a member of it. */
  readonly projectId: string | null;
  /** Whether who has no account can make one. */
  readonly mayMakeAccount: boolean;
}

export async function readJoinPage(
  viewer: Viewer | null,
  token: string,
  now = new Date(),
): Promise<JoinPage> {
  const mayMakeAccount = signUpMode() !== "closed";
  const found = await find(read, token, now);
  if (!found) {
    const nothing = { projectName: "", role: "reader", madeBy: "", projectId: null } as const;
    return { ...nothing, ended: "unknown", mayMakeAccount };
  }
  const { projectName, role, madeBy, ended, projectId } = found;
  const isIn = viewer && ended !== "removed" && (await isMember(read, projectId, viewer.id));
  return { projectName, role, madeBy, ended, projectId: isIn ? projectId : null, mayMakeAccount };
}
