import "server-only";
import { WEBHOOK_TEST, type DELIVERY_STATES } from "@/lib/contract/webhook-terms";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { Viewer } from "@/server/access/viewer";
import { read, transaction, type Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { attempt } from "./attempt";
import { recordAttempt } from "./record";
import { deliveryFrom, type Delivery, type DeliveryRow, type WebhookRow } from "./rows";
import { findWebhook, lockWebhook } from "./webhooks";

interface Page {
  /** The position of the last delivery that was seen. */
  readonly after?: number;
  readonly limit: number;
  readonly state?: (typeof DELIVERY_STATES)[number];
}

/** The log of a webhook, newest first; for the curators of its project. */
export async function listDeliveries(
  viewer: Viewer,
  webhookId: string,
  { after, limit, state }: Page,
): Promise<Outcome<{ items: Delivery[]; next: string | null }>> {
  if (!(await findWebhook(read, viewer, webhookId))) return refused("not-found");
  const rows = await read.webhookDelivery.findMany({
    where: { webhookId, ...(state && { state }), ...(after && { position: { lt: after } }) },
    orderBy: { position: "desc" },
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return done({ items: shown.map(deliveryFrom), next: last ? String(last.position) : null });
}

/** Takes the next positions in the order of a webhook, whose row is locked by this. */
export async function takePositions(
  tx: Transaction,
  webhookId: string,
  count: number,
): Promise<number> {
  const { lastPosition } = await tx.webhook.update({
    where: { id: webhookId },
    data: { lastPosition: { increment: count } },
    select: { lastPosition: true },
  });
  return lastPosition - count + 1;
}

/** Sends a delivery that tells of nothing, once, and answers what came of it. */
export async function testWebhook(
  viewer: Viewer,
  webhookId: string,
  now = new Date(),
): Promise<Outcome<Delivery>> {
  const made = await transaction(async (tx) => {
    const webhook = await findWebhook(tx, viewer, webhookId);
    if (!webhook) return null;
    const { projectId } = webhook;
    const id = newId();
    const position = await takePositions(tx, webhookId, 1);
    const place = { id, webhookId, projectId, position, feedId: id, number: 0 };
    const state = { kind: WEBHOOK_TEST, state: "failed", createdAt: now };
    return { webhook, delivery: await tx.webhookDelivery.create({ data: { ...place, ...state } }) };
  });
  return made ? sendByHand(made.webhook, made.delivery, now) : refused("not-found");
}

/** Sends a delivery again, once, and answers what came of it. */
export async function redeliver(
  viewer: Viewer,
  webhookId: string,
  deliveryId: string,
  now = new Date(),
): Promise<Outcome<Delivery>> {
  const webhook = await findWebhook(read, viewer, webhookId);
  const delivery = await read.webhookDelivery.findUnique({ where: { id: deliveryId } });
  if (!webhook || delivery?.webhookId !== webhookId) return refused("not-found");
  return sendByHand(webhook, delivery, now);
}

async function sendByHand(
  webhook: WebhookRow,
  delivery: DeliveryRow,
  now: Date,
): Promise<Outcome<Delivery>> {
  const outcome = await attempt(webhook, delivery, now);
  return transaction(async (tx) => {
    await lockWebhook(tx, webhook.id);
    const current = await tx.webhook.findUnique({ where: { id: webhook.id, deletedAt: null } });
    if (!current) return refused("not-found");
    await recordAttempt(tx, current, delivery, outcome, { now, byHand: true });
    const row = await tx.webhookDelivery.findUnique({ where: { id: delivery.id } });
    return row ? done(deliveryFrom(row)) : refused("not-found");
  });
}
