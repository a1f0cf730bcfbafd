import "server-only";
import { may } from "@/lib/access/policy";
import type { WEBHOOK_OFF } from "@/lib/contract/webhook-terms";
import { reason } from "@/lib/reason";
import { recordEvent } from "@/server/audit/events";
import type { ReadClient, Transaction } from "@/server/platform/db";
import { sentenceOf } from "@/server/platform/messages";
import type { WebhookRow } from "./rows";

export type OffReason = (typeof WEBHOOK_OFF)[number];

/**
 * Switches a webhook off. What was not delivered yet is given up: once it is on again, it tells what
 * changes from then on. Where no person did it, the project's audit log says so.
 */
export async function switchOff(
  tx: Transaction,
  { id, projectId, createdById }: Pick<WebhookRow, "id" | "projectId" | "createdById">,
  offReason: OffReason,
  now: Date,
): Promise<void> {
  await tx.webhook.update({
    where: { id },
    data: { active: false, offReason, offAt: now, failingSince: null },
  });
  await tx.webhookDelivery.updateMany({
    where: { webhookId: id, state: "pending" },
    data: {
      state: "failed",
      nextAt: null,
      error: sentenceOf(reason("Refusals.webhook.switchedOff")),
    },
  });
  if (offReason === "person") return;
  const event = { kind: "webhook.stopped", projectId, userId: createdById, subjectId: id } as const;
  await recordEvent(tx, event, now);
}

/** Has a webhook tell what changes from now on, and nothing that changed before. */
export async function startFromNow(
  tx: Transaction,
  webhookId: string,
  projectId: string,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "WebhookCursor" AS c ("webhookId", "feedId", seen)
    SELECT ${webhookId}::uuid, feed.id, feed.last FROM (
      SELECT id, "lastChange" AS last FROM "Project" WHERE id = ${projectId}::uuid
      UNION ALL
      SELECT id, "lastChange" FROM "Document" WHERE "projectId" = ${projectId}::uuid) AS feed
    ON CONFLICT ("webhookId", "feedId") DO UPDATE SET seen = greatest(c.seen, excluded.seen)`;
}

/**
 * Whether whoever stands behind a webhook may still have one; null while its project is removed, which
 * can be undone.
 */
export async function isBacked(
  from: ReadClient,
  { projectId, createdById: userId }: Pick<WebhookRow, "projectId" | "createdById">,
): Promise<boolean | null> {
  const project = await from.project.findUnique({
    where: { id: projectId },
    select: {
      deletedAt: true,
      members: {
        where: { userId, user: { disabledAt: null } },
        select: { role: true },
      },
    },
  });
  if (!project || project.deletedAt) return null;
  return may("webhook.manage", { role: project.members[0]?.role ?? null });
}
