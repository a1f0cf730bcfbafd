import "server-only";
import { WEBHOOK_TEST } from "@/lib/contract/webhook-terms";
import type { webhookEvent } from "@/lib/contract/webhooks";
import type { ShapeOf } from "@/lib/contract/offsets";
import { SHARED } from "@/lib/change/lane";
import { reason } from "@/lib/reason";
import { postAddress } from "@/server/fetch/post-address";
import { read } from "@/server/platform/db";
import { sentenceOf } from "@/server/platform/messages";
import type { DeliveryRow, WebhookRow } from "./rows";
import { secretHash, signatureOf, webhookSecret } from "./signature";

/** What came of sending a delivery once. */
export interface Attempt {
  readonly isDelivered: boolean;
  readonly status: number | null;
  readonly milliseconds: number | null;
  readonly answer: string;
  readonly error: string;
  /** Why nothing more can be delivered at all. */
  readonly end: "gone" | "secret" | null;
}

const REDIRECTS: ReadonlySet<number> = new Set([300, 301, 302, 303, 307, 308]);
const GONE = 410;

/** Sends a delivery once and says what came of it. Writes nothing. */
export async function attempt(
  webhook: WebhookRow,
  delivery: DeliveryRow,
  now: Date,
  signal?: AbortSignal,
): Promise<Attempt> {
  const secrets = await secretsOf(webhook, now);
  if (!secrets) return failure(sentenceOf(reason("Refusals.webhook.secret")), "secret");
  const event = await eventOf(webhook, delivery);
  if (!event) return failure(sentenceOf(reason("Refusals.webhook.change")));
  const body = JSON.stringify(event);
  const timestamp = Math.floor(now.getTime() / 1_000);
  const headers = {
    "webhook-id": delivery.id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": signatureOf(secrets, { id: delivery.id, timestamp, body }),
  };
  const began = performance.now();
  const posted = await postAddress(webhook.url, { headers, body }, signal);
  const milliseconds = Math.round(performance.now() - began);
  if (!posted.ok) {
    const error = posted.reason ? sentenceOf(posted.reason) : posted.problem;
    return { ...failure(error), milliseconds };
  }
  const { status, answer } = posted.value;
  const isDelivered = status >= 200 && status <= 299;
  return {
    isDelivered,
    status,
    milliseconds,
    answer,
    error: isDelivered ? "" : sentenceOf(whyNotDelivered(status)),
    end: status === GONE ? "gone" : null,
  };
}

function failure(error: string, end: Attempt["end"] = null): Attempt {
  return { isDelivered: false, status: null, milliseconds: null, answer: "", error, end };
}

function whyNotDelivered(status: number) {
  if (status === GONE) return reason("Refusals.webhook.gone");
  const isRedirect = REDIRECTS.has(status);
  return reason(isRedirect ? "Refusals.webhook.redirect" : "Refusals.webhook.status", { status });
}

/** The secrets that sign, the newest first; null where the installation's secret is another one now. */
async function secretsOf(webhook: WebhookRow, now: Date): Promise<string[] | null> {
  const secret = await webhookSecret(webhook);
  if (secretHash(secret) !== webhook.secretHash) return null;
  const { id, secretNumber, formerSecretUntil } = webhook;
  if (!formerSecretUntil || formerSecretUntil <= now) return [secret];
  return [secret, await webhookSecret({ id, secretNumber: secretNumber - 1 })];
}

/**
 * What a delivery says, from the shared lane of the feed: what everybody in the project is told, and
 * nothing of what changed.
 */
async function eventOf(
  { projectId: project }: WebhookRow,
  { id, feedId, number, kind, documentId, createdAt }: DeliveryRow,
): Promise<ShapeOf<typeof webhookEvent> | null> {
  const document = documentId;
  if (kind === WEBHOOK_TEST) {
    const at = createdAt.toISOString();
    const data = {
      project,
      document,
      change: 0,
      kind: WEBHOOK_TEST,
      id,
      annotation: null,
    } as const;
    return { type: WEBHOOK_TEST, timestamp: at, data: { ...data, by: null, at } };
  }
  const change = await read.change.findUnique({
    where: { feedId_lane_number: { feedId, lane: SHARED, number } },
  });
  if (!change || change.projectId !== project) return null;
  const type = change.kind as ShapeOf<typeof webhookEvent>["type"];
  const at = change.at.toISOString();
  return {
    type,
    timestamp: at,
    data: {
      project,
      document,
      change: number,
      kind: type,
      id: change.subjectId,
      annotation: change.annotationId,
      by: change.byId,
      at,
    },
  };
}
