import "server-only";
import type { Role } from "@/lib/access/policy";
import type { Viewer } from "@/server/access/viewer";
import { sendMail, type Mailed } from "@/server/mail/send";
import { sendsMail } from "@/server/mail/settings";
import { read } from "@/server/platform/db";
import { readableDate } from "@/lib/text/readable-date";
import { translator } from "@/server/platform/messages";

export interface InvitationLetter {
  readonly email: string;
  readonly name?: string;
  readonly role: Role;
  readonly link: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

const t = translator("Mail");

/** Sends the link of an invitation to whom it is for. After the commit: a mail is not taken back. */
export async function mailInvitation(
  viewer: Viewer,
  projectId: string,
  { email, name = "", role, link, expiresAt }: InvitationLetter,
): Promise<Mailed> {
  if (!sendsMail()) return "off";
  const where = { id: projectId };
  const project = await read.project.findUnique({ where, select: { name: true } });
  const words = {
    project: project?.name ?? "",
    inviter: viewer.name,
    role: t(`roles.${role}`),
    end: readableDate(expiresAt),
  };
  return sendMail(
    { name, address: email },
    {
      subject: t("invitation.subject", words),
      before: [t("invitation.invited", words), t("invitation.obelus")],
      link,
      action: t("invitation.action"),
      after: [t("invitation.once", words)],
    },
  );
}
