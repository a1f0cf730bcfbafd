import "server-only";
import type { webhook, webhookDelivery } from "@/lib/contract/webhooks";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { Prisma } from "@/prisma/generated/client";
import type { ReadClient } from "@/server/platform/db";

export type Webhook = ShapeOf<typeof webhook>;
export type Delivery = ShapeOf<typeof webhookDelivery>;
export type WebhookRow = Prisma.WebhookModel;
export type DeliveryRow = Prisma.WebhookDeliveryModel;

/** Webhooks as the API answers them, in the order given. */
export async function webhooksFrom(
  from: ReadClient,
  rows: readonly WebhookRow[],
): Promise<Webhook[]> {
  if (rows.length === 0) return [];
  const people = await from.user.findMany({
    where: { id: { in: [...new Set(rows.map((row) => row.createdById))] } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const waiting = await from.webhookDelivery.groupBy({
    by: ["webhookId"],
    where: { webhookId: { in: rows.map(({ id }) => id) }, state: "pending" },
    _count: true,
  });
  const counts = new Map(waiting.map(({ webhookId, _count }) => [webhookId, _count]));
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    nouns: row.nouns as Webhook["nouns"],
    active: row.active,
    off: row.offAt && {
      reason: row.offReason as NonNullable<Webhook["off"]>["reason"],
      at: row.offAt.toISOString(),
    },
    failingSince: row.failingSince?.toISOString() ?? null,
    waiting: counts.get(row.id) ?? 0,
    formerSecretUntil: row.formerSecretUntil?.toISOString() ?? null,
    by: { id: row.createdById, name: names.get(row.createdById) ?? "" },
    createdAt: row.createdAt.toISOString(),
  }));
}

export function deliveryFrom(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    kind: row.kind as Delivery["kind"],
    document: row.documentId,
    change: row.number,
    state: row.state as Delivery["state"],
    attempts: row.attempts,
    createdAt: row.createdAt.toISOString(),
    nextAt: row.nextAt?.toISOString() ?? null,
    attemptedAt: row.attemptedAt?.toISOString() ?? null,
    status: row.status,
    milliseconds: row.milliseconds,
    answer: row.answer,
    error: row.error,
  };
}
