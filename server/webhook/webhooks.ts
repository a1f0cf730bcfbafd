import "server-only";
import type { BodyOf } from "@/lib/contract/operation";
import { addWebhookCall, changeWebhookCall, MAX_WEBHOOKS } from "@/lib/contract/webhooks";
import { done, refused, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { findMembership, lockProject, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { addTo, under } from "@/server/act/act";
import { insertOnce } from "@/server/act/insert-once";
import { PROJECT_PLACE } from "@/server/act/places";
import type { Addition, Located, Place } from "@/server/act/subject";
import { recordEvent } from "@/server/audit/events";
import { readAddress } from "@/server/fetch/web-address";
import { read, type ReadClient, type Transaction } from "@/server/platform/db";
import { webhooksFrom, type Webhook, type WebhookRow } from "./rows";
import { secretHash, webhookSecret } from "./signature";
import { startFromNow, switchOff } from "./state";

const HOUR = 3_600_000;
/** How long sending the same creation again answers the secret. */
const RETRIES_MS = HOUR;
/** How long the secret before signs as well, so that a receiver can be given the other one in between. */
const BOTH_SECRETS_MS = 24 * HOUR;

/** A webhook with its secret, or with null where it is not shown any more. */
interface WithSecret extends Webhook {
  readonly secret: string | null;
}

async function webhookBy(from: ReadClient, id: string): Promise<Webhook | null> {
  const rows = await from.webhook.findMany({ where: { id, deletedAt: null } });
  return (await webhooksFrom(from, rows))[0] ?? null;
}

/** The webhooks of a project, newest first; for its curators. */
export async function listWebhooks(
  viewer: Viewer,
  projectId: string,
  { after, limit }: { after?: string; limit: number },
): Promise<Outcome<{ items: Webhook[]; next: string | null }>> {
  const refusal = whyNot("webhook.manage", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const rows = await read.webhook.findMany({
    where: { projectId, deletedAt: null, ...(after ? { id: { lt: after } } : {}) },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const items = await webhooksFrom(read, rows.slice(0, limit));
  return done({ items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null });
}

/** The row of a webhook for who may manage it; nobody else learns that it is there. */
export async function findWebhook(
  from: ReadClient,
  viewer: Viewer,
  id: string,
): Promise<WebhookRow | null> {
  const row = await from.webhook.findUnique({ where: { id, deletedAt: null } });
  if (!row) return null;
  return whyNot("webhook.manage", await findMembership(from, viewer, row.projectId)) ? null : row;
}

export async function readWebhook(viewer: Viewer, id: string): Promise<Outcome<Webhook>> {
  const row = await findWebhook(read, viewer, id);
  const [webhook] = row ? await webhooksFrom(read, [row]) : [];
  return webhook ? done(webhook) : refused("not-found");
}

/** The address as it is kept, or why it can not be one. Which machine it means is asked at each delivery. */
function addressFrom(typed: string): Outcome<string> {
  const read = readAddress(typed.trim());
  if (read.ok) return done(read.value.href);
  return read.reason ? wrongField("url", read.reason) : read;
}

interface InProject extends Located {
  readonly projectId: string;
}

type Draft = BodyOf<typeof addWebhookCall>;

const NEW_WEBHOOK: Addition<InProject, WithSecret, { readonly secret: string }> = {
  table: "Webhook",
  async there({ tx, projectId, viewer, now }, id) {
    const row = await findWebhook(tx, viewer, id);
    const webhook = row?.projectId === projectId ? await webhookBy(tx, id) : null;
    if (!row || !webhook) return null;
    // Who sends it again has not received the first answer.
    const isRetry =
      row.createdById === viewer.id && now.getTime() - row.createdAt.getTime() < RETRIES_MS;
    const secret = isRetry && row.secretNumber === 1 ? await webhookSecret(row) : null;
    return { ...webhook, secret };
  },
  async saved({ tx }, id, { secret }) {
    const webhook = await webhookBy(tx, id);
    return webhook && { ...webhook, secret };
  },
};

export const addWebhook = addTo(
  PROJECT_PLACE,
  "webhook.manage",
  NEW_WEBHOOK,
  async ({ tx, viewer, now, projectId }, draft: Draft & { readonly id: string }) => {
    const url = addressFrom(draft.url);
    if (!url.ok) return url;
    const { id, nouns = [], active = true } = draft;
    if ((await tx.webhook.count({ where: { projectId, deletedAt: null } })) >= MAX_WEBHOOKS) {
      return refused("not-understood", reason("Refusals.webhook.most", { most: MAX_WEBHOOKS }));
    }
    const secret = await webhookSecret({ id, secretNumber: 1 });
    const off = active ? {} : { offReason: "person", offAt: now };
    const row = {
      id,
      projectId,
      url: url.value,
      nouns: [...new Set(nouns)],
      active,
      ...off,
      secretHash: secretHash(secret),
      createdById: viewer.id,
      createdAt: now,
      updatedAt: now,
    };
    const used = await insertOnce(tx, "Webhook", row);
    if (used) return used;
    await startFromNow(tx, id, projectId);
    await recordWebhook(tx, "webhook.added", { projectId, id, by: viewer.id }, now);
    return { secret };
  },
);

type PersonsEvent = `webhook.${"added" | "changed" | "renewed" | "removed"}`;

function recordWebhook(
  tx: Transaction,
  kind: PersonsEvent,
  { projectId, id, by }: { readonly projectId: string; readonly id: string; readonly by: string },
  now: Date,
): Promise<void> {
  return recordEvent(tx, { kind, projectId, userId: by, subjectId: id }, now);
}

/** A webhook, under the lock of its project and its own. Who may not manage it may not know of it. */
const WEBHOOK: Place<Located & { readonly row: WebhookRow }> = {
  async lock(tx, viewer, id) {
    const found = await tx.webhook.findUnique({ where: { id }, select: { projectId: true } });
    if (!found) return null;
    await lockProject(tx, found.projectId);
    await lockWebhook(tx, id);
    const row = await findWebhook(tx, viewer, id);
    const membership = row && (await findMembership(tx, viewer, row.projectId));
    return membership && { membership, row };
  },
};

/** Holds a webhook's row until the transaction ends. */
export async function lockWebhook(tx: Transaction, id: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Webhook" WHERE id = ${id}::uuid FOR UPDATE`;
}

export const changeWebhook = under(WEBHOOK)(
  "webhook.manage",
  async (
    { tx, viewer, now, row },
    change: BodyOf<typeof changeWebhookCall>,
  ): Promise<Outcome<Webhook>> => {
    const url = change.url === undefined ? null : addressFrom(change.url);
    if (url && !url.ok) return url;
    const { id, projectId } = row;
    if (change.active === false && row.active) await switchOff(tx, row, "person", now);
    if (change.active === true && !row.active) await startFromNow(tx, id, projectId);
    await tx.webhook.update({
      where: { id },
      data: {
        url: url?.value,
        ...(change.nouns && { nouns: [...new Set(change.nouns)] }),
        ...(change.active && { active: true, offReason: "", offAt: null }),
        createdById: viewer.id,
        updatedAt: now,
      },
    });
    await recordWebhook(tx, "webhook.changed", { projectId, id, by: viewer.id }, now);
    const webhook = await webhookBy(tx, id);
    return webhook ? done(webhook) : refused("not-found");
  },
);

export const renewWebhookSecret = under(WEBHOOK)(
  "webhook.manage",
  async ({ tx, viewer, now, row }): Promise<Outcome<WithSecret>> => {
    const { id, projectId } = row;
    const former = await webhookSecret(row);
    const secretNumber = row.secretNumber + 1;
    const secret = await webhookSecret({ id, secretNumber });
    await tx.webhook.update({
      where: { id },
      data: {
        secretNumber,
        secretHash: secretHash(secret),
        // With another secret of the installation the one before can not be made any more.
        formerSecretUntil:
          secretHash(former) === row.secretHash ? new Date(now.getTime() + BOTH_SECRETS_MS) : null,
        createdById: viewer.id,
        updatedAt: now,
      },
    });
    await recordWebhook(tx, "webhook.renewed", { projectId, id, by: viewer.id }, now);
    const webhook = await webhookBy(tx, id);
    return webhook ? done({ ...webhook, secret }) : refused("not-found");
  },
);

/** Nobody sees it any more, nor its log, which is removed soon after (work.ts). */
export const removeWebhook = under(WEBHOOK)(
  "webhook.manage",
  async ({ tx, viewer, now, row }): Promise<Outcome<null>> => {
    const { id, projectId } = row;
    await tx.webhook.update({ where: { id }, data: { deletedAt: now, active: false } });
    await recordWebhook(tx, "webhook.removed", { projectId, id, by: viewer.id }, now);
    return done(null);
  },
);
