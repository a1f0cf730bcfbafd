import "server-only";
import { refused } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { LINK_TOKEN, linkTokenHash } from "@/server/account/link-token";
import type { Viewer } from "@/server/access/viewer";
import type { ReadClient } from "@/server/platform/db";
import { backerOf } from "./invitations";

/** What became of an invitation that leads nowhere. */
export interface Ended {
  readonly ended: "used" | "expired" | "revoked" | "replaced" | "unbacked" | "removed" | "unknown";
  readonly projectName: string;
  /** Who can make another link; empty where nobody is known. */
  readonly invitedBy: string;
  /** The project, when whoever asks is a member of it. */
  readonly projectId: string | null;
}

const UNKNOWN: Ended = { ended: "unknown", projectName: "", invitedBy: "", projectId: null };

async function endOf(from: ReadClient, token: string, now: Date) {
  if (!LINK_TOKEN.test(token)) return null;
  const row = await from.invitation.findUnique({
    where: { tokenHash: linkTokenHash(token) },
    include: { project: { select: { name: true, deletedAt: true } } },
  });
  return row && { row, ended: await whyOf(from, row, now) };
}

interface Row {
  readonly projectId: string;
  readonly emailKey: string;
  readonly invitedById: string;
  readonly acceptedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly expiresAt: Date;
  readonly project: { readonly deletedAt: Date | null };
}

async function whyOf(from: ReadClient, row: Row, now: Date): Promise<Ended["ended"]> {
  if (row.project.deletedAt) return "removed";
  if (row.acceptedAt) return "used";
  if (row.revokedAt) return (await hasNewer(from, row, now)) ? "replaced" : "revoked";
  if (row.expiresAt <= now) return "expired";
  const backer = await backerOf(from, row.projectId, row.invitedById);
  return backer === null ? "unbacked" : "unknown";
}

async function hasNewer(from: ReadClient, row: Row, now: Date): Promise<boolean> {
  const { projectId, emailKey } = row;
  const open = { acceptedAt: null, revokedAt: null, expiresAt: { gt: now } };
  const where = { projectId, emailKey, ...open };
  return (await from.invitation.findFirst({ where, select: { id: true } })) !== null;
}

/** Why a link leads nowhere, for the page it opens. */
export async function whyEnded(
  from: ReadClient,
  token: string,
  viewer: Viewer | null,
  now = new Date(),
): Promise<Ended> {
  const found = await endOf(from, token, now);
  if (!found) return UNKNOWN;
  const { row, ended } = found;
  const { projectId } = row;
  const inviter = await from.user.findUnique({
    where: { id: row.invitedById },
    select: { name: true },
  });
  const member =
    viewer &&
    (await from.member.findUnique({
      where: { projectId_userId: { projectId, userId: viewer.id } },
      select: { userId: true },
    }));
  return {
    ended,
    projectName: row.project.name,
    invitedBy: inviter?.name ?? "",
    projectId: member && ended !== "removed" ? projectId : null,
  };
}

/** The refusal for a link that leads nowhere. */
export async function refuseEnded(from: ReadClient, token: string, now: Date) {
  const found = await endOf(from, token, now);
  return refused("not-found", reason(`Refusals.link.${found?.ended ?? "unknown"}`));
}
