import "server-only";
import { publicUrl } from "@/server/http/public-url";
import { sendMail } from "@/server/mail/send";
import { sendsMail } from "@/server/mail/settings";
import { read } from "@/server/platform/db";
import { translator } from "@/server/platform/messages";
import { FAILING_DAYS } from "./backoff";
import type { WebhookRow } from "./rows";
import type { OffReason } from "./state";

const t = translator("Mail");

/** Tells who stands behind a webhook that its receiver is away. After the commit. */
export async function mailSwitchedOff(
  { projectId, createdById, url }: Pick<WebhookRow, "projectId" | "createdById" | "url">,
  off: OffReason,
): Promise<void> {
  if ((off !== "gone" && off !== "failing") || !sendsMail()) return;
  const member = await read.member.findUnique({
    where: { projectId_userId: { projectId, userId: createdById } },
    select: { project: { select: { name: true } }, user: { select: { name: true, email: true } } },
  });
  if (!member?.user.email) return;
  const about = { project: member.project.name, host: new URL(url).host, days: FAILING_DAYS };
  await sendMail(
    { name: member.user.name, address: member.user.email },
    {
      subject: t("webhook.subject", about),
      before: [t(`webhook.${off}`, about)],
      link: `${publicUrl()}/projects/${projectId}/members/webhooks`,
      action: t("webhook.action"),
      after: [t("webhook.again")],
    },
  );
}
