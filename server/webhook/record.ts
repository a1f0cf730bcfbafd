import "server-only";
import type { Transaction } from "@/server/platform/db";
import type { Attempt } from "./attempt";
import { FAILING_MS, nextAttempt } from "./backoff";
import type { DeliveryRow, WebhookRow } from "./rows";
import { switchOff, type OffReason } from "./state";

interface Recording {
  readonly now: Date;
  /** Whether a person sent it: then it is tried no more often for that, and nothing fails by it. */
  readonly byHand: boolean;
}

/**
 * Keeps what came of an attempt, and switches the webhook off where nothing can be delivered any more.
 * Answers why, or null. The webhook's row is locked.
 */
export async function recordAttempt(
  tx: Transaction,
  webhook: WebhookRow,
  delivery: DeliveryRow,
  attempt: Attempt,
  { now, byHand }: Recording,
): Promise<OffReason | null> {
  const { isDelivered, status, milliseconds, answer, error, end } = attempt;
  const current = await tx.webhookDelivery.findUnique({ where: { id: delivery.id } });
  if (!current) return null;
  const attempts = current.attempts + 1;
  const next = byHand ? current.nextAt : nextAttempt(attempts, now, Math.random());
  const isOpen = current.state === "pending" && next !== null;
  const state =
    isDelivered || current.state === "delivered" ? "delivered" : isOpen ? "pending" : "failed";
  await tx.webhookDelivery.update({
    where: { id: delivery.id },
    data: {
      state,
      attempts,
      nextAt: state === "pending" ? next : null,
      attemptedAt: now,
      status,
      milliseconds,
      answer,
      error,
    },
  });
  if (isDelivered) {
    if (webhook.failingSince) {
      await tx.webhook.update({ where: { id: webhook.id }, data: { failingSince: null } });
    }
    return null;
  }
  const off = end ?? (byHand ? null : await countFailure(tx, webhook, now));
  if (off && webhook.active) await switchOff(tx, webhook, off, now);
  return webhook.active ? off : null;
}

async function countFailure(
  tx: Transaction,
  { id, failingSince }: WebhookRow,
  now: Date,
): Promise<"failing" | null> {
  if (failingSince) return now.getTime() - failingSince.getTime() >= FAILING_MS ? "failing" : null;
  await tx.webhook.update({ where: { id }, data: { failingSince: now } });
  return null;
}
