import "server-only";
import { linkToken, linkTokenHash } from "@/server/account/link-token";
import type { Viewer } from "@/server/access/viewer";
import { under } from "@/server/act/act";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { showInvitationLinkCall } from "@/lib/contract/people";
import { done, refused, type Outcome } from "@/lib/outcome";
import { mailInvitation, type InvitationLetter } from "./invitation-mail";
import { endOfInvitation, INVITATION, invitationLink } from "./invitations";

type Shown = ShapeOf<(typeof showInvitationLinkCall.answers)[200]>;

type ShownAndSent = Shown & { readonly letter: InvitationLetter; readonly projectId: string };

const show = under(INVITATION)(
  "member.manage",
  async (write, { renew = false }: { renew?: boolean }): Promise<Outcome<ShownAndSent>> => {
    const { tx, viewer, now, id } = write;
    const row = await tx.invitation.findUnique({ where: { id } });
    if (!row || row.acceptedAt || row.revokedAt) return refused("not-found");
    const token = await linkToken("invitation", id);
    const tokenHash = linkTokenHash(token);
    const replaced = tokenHash !== row.tokenHash;
    const expiresAt = renew ? endOfInvitation(now) : row.expiresAt;
    if (renew || replaced) {
      // Whoever renews it stands behind it from now on.
      const invitedById = renew ? viewer.id : row.invitedById;
      await tx.invitation.update({ where: { id }, data: { tokenHash, expiresAt, invitedById } });
    }
    const link = invitationLink(token);
    const shown = { id, link, expiresAt: expiresAt.toISOString(), mail: "off" as const, replaced };
    const { email, name, role, projectId } = row;
    return done({ ...shown, projectId, letter: { ...shown, email, name, role } });
  },
);

/**
 * The link of an invitation once more; renewed, it holds for another fourteen days, is sent by mail
 * again, and an expired one works again. Doing so twice changes nothing more.
 */
export async function showInvitationLink(
  viewer: Viewer,
  id: string,
  options: { renew?: boolean } = {},
  now = new Date(),
): Promise<Outcome<Shown>> {
  const outcome = await show(viewer, id, options, now);
  if (!outcome.ok) return outcome;
  const { letter, projectId, ...shown } = outcome.value;
  const mail = options.renew ? await mailInvitation(viewer, projectId, letter) : shown.mail;
  return done({ ...shown, mail });
}
