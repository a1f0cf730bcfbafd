import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { read, transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { attempt } from "./attempt";
import { HOLDING_ATTEMPTS } from "./backoff";
import { mailSwitchedOff } from "./mail";
import { recordAttempt } from "./record";
import type { DeliveryRow, WebhookRow } from "./rows";
import { isBacked, switchOff } from "./state";
import { lockWebhook } from "./webhooks";

/** How many webhooks are worked for at once. */
const AT_ONCE = 4;
/** How many webhooks with something due are looked for at a time. */
const MOST_DUE = 100;
/** How many deliveries a webhook gets before others have their turn, and for how long it may go on. */
const IN_A_TURN = 50;
const TURN_MS = 30_000;
/** How long a server has a webhook for itself after each sign of life, in seconds; longer than an attempt. */
const LEASE_SECONDS = 60;

interface Work {
  readonly now: () => Date;
  readonly signal?: AbortSignal;
}

/**
 * The delivery of a webhook `w` that is next: the earliest that is due, unless one before it is still
 * held (backoff.ts). Of those that were set aside only what is due counts.
 */
const headSql = (now: Date) => Prisma.sql`
  SELECT d.id, d."nextAt" FROM "WebhookDelivery" d
  WHERE d."webhookId" = w.id AND d.state = 'pending'
    AND (d."nextAt" <= ${now}::timestamptz OR d.attempts BETWEEN 1 AND ${HOLDING_ATTEMPTS})
  ORDER BY d.position LIMIT 1`;

/** Sends what is due, each webhook's in its order. Answers how many attempts were made. */
export async function deliverDue({ now = () => new Date(), signal }: Partial<Work> = {}) {
  const moment = now();
  const due = await read.$queryRaw<{ id: string }[]>`
    SELECT w.id FROM "Webhook" w CROSS JOIN LATERAL (${headSql(moment)}) AS head
    WHERE w.active AND w."deletedAt" IS NULL AND head."nextAt" <= ${moment}::timestamptz
      AND (w."leaseUntil" IS NULL OR w."leaseUntil" < clock_timestamp())
    ORDER BY head."nextAt", w.id LIMIT ${MOST_DUE}`;
  const waiting = due.map(({ id }) => id);
  let attempts = 0;
  const work = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      if (signal?.aborted) return;
      attempts += await deliverOf(id, { now, signal });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return attempts;
}

/** Sends the deliveries of one webhook that are due, unless another server is at it. */
async function deliverOf(webhookId: string, { now, signal }: Work): Promise<number> {
  const leaseId = newId();
  if (!(await lease(webhookId, leaseId, true))) return 0;
  let attempts = 0;
  try {
    const end = performance.now() + TURN_MS;
    while (attempts < IN_A_TURN && performance.now() < end && !signal?.aborted) {
      const next = await nextOf(webhookId, leaseId, now());
      if (!next) break;
      attempts += 1;
      if (!(await deliver(next, leaseId, { now, signal }))) break;
    }
  } finally {
    await transaction((tx) =>
      tx.webhook.updateMany({
        where: { id: webhookId, leaseId },
        data: { leaseId: null, leaseUntil: null },
      }),
    );
  }
  return attempts;
}

/** Takes a webhook for this server, or keeps it; false where another one has it. */
function lease(webhookId: string, leaseId: string, isNew: boolean): Promise<boolean> {
  const free = isNew
    ? Prisma.sql`("leaseUntil" IS NULL OR "leaseUntil" < clock_timestamp())`
    : Prisma.sql`"leaseId" = ${leaseId}::uuid`;
  return transaction(async (tx) => {
    const count = await tx.$executeRaw`
      UPDATE "Webhook" SET "leaseId" = ${leaseId}::uuid,
        "leaseUntil" = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}::int)
      WHERE id = ${webhookId}::uuid AND active AND "deletedAt" IS NULL AND ${free}`;
    return count > 0;
  });
}

interface Next {
  readonly webhook: WebhookRow;
  readonly delivery: DeliveryRow;
}

/** What is to be sent now. Who stands behind the webhook is asked about before each delivery. */
async function nextOf(webhookId: string, leaseId: string, now: Date): Promise<Next | null> {
  const webhook = await read.webhook.findUnique({
    where: { id: webhookId, leaseId, active: true, deletedAt: null },
  });
  if (!webhook) return null;
  const backed = await isBacked(read, webhook);
  if (backed === false) await transaction((tx) => switchOff(tx, webhook, "left", now));
  if (!backed) return null;
  const [head] = await read.$queryRaw<{ id: string; nextAt: Date }[]>`
    SELECT head.* FROM "Webhook" w CROSS JOIN LATERAL (${headSql(now)}) AS head
    WHERE w.id = ${webhookId}::uuid`;
  if (!head || head.nextAt > now || !(await lease(webhookId, leaseId, false))) return null;
  const delivery = await read.webhookDelivery.findUnique({ where: { id: head.id } });
  return delivery && { webhook, delivery };
}

/** Answers whether the webhook goes on. */
async function deliver({ webhook, delivery }: Next, leaseId: string, { now, signal }: Work) {
  const outcome = await attempt(webhook, delivery, now(), signal);
  // A server that stops has broken the request off itself; the next one sends it again.
  if (!outcome.isDelivered && signal?.aborted) return false;
  const off = await transaction(async (tx) => {
    await lockWebhook(tx, webhook.id);
    const current = await tx.webhook.findUnique({ where: { id: webhook.id, deletedAt: null } });
    if (!current) return null;
    return recordAttempt(tx, current, delivery, outcome, { now: now(), byHand: false });
  });
  if (off) await mailSwitchedOff(webhook, off);
  return off === null;
}
