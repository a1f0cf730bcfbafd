import "server-only";
import type { Role } from "@/lib/access/policy";
import type { Viewer } from "@/server/access/viewer";
import { publicUrl } from "@/server/http/public-url";
import { sendMail } from "@/server/mail/send";
import { sendsMail } from "@/server/mail/settings";
import { read } from "@/server/platform/db";
import { translator } from "@/server/platform/messages";

/** A mail goes to so many owners at most, those who have been there longest. */
const MOST_OWNERS = 20;

const t = translator("Mail");

/** Tells the owners of a project that a member asks for another role. After the commit. */
export async function mailRoleRequest(
  viewer: Viewer,
  projectId: string,
  { role, words }: { readonly role: Role; readonly words: string },
): Promise<void> {
  if (!sendsMail()) return;
  const project = await read.project.findUnique({
    where: { id: projectId },
    select: {
      name: true,
      members: {
        where: { role: "owner", user: { disabledAt: null, email: { not: null } } },
        orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
        take: MOST_OWNERS,
        select: { user: { select: { name: true, email: true } } },
      },
    },
  });
  if (!project) return;
  const about = { project: project.name, name: viewer.name, role: t(`roles.${role}`) };
  const letter = {
    subject: t("roleRequest.subject", about),
    before: [
      t("roleRequest.asks", about),
      ...(words === "" ? [] : [t("roleRequest.words", { words })]),
    ],
    link: `${publicUrl()}/projects/${projectId}/members#role-requests`,
    action: t("roleRequest.action"),
    after: [t("roleRequest.answer")],
  };
  await Promise.all(
    project.members.map(({ user }) =>
      sendMail({ name: user.name, address: user.email ?? "" }, letter),
    ),
  );
}
