import { z } from "zod";
import {
  cursorQuery,
  givenId,
  id,
  listOf,
  operation,
  person,
  queryNumber,
  time,
  words,
} from "./operation";
import { CHANGE_NOUNS, CHANGES } from "./change-kinds";
import { DELIVERY_STATES, WEBHOOK_OFF, WEBHOOK_TEST } from "./webhook-terms";

/** How many webhooks a project may have. */
export const MAX_WEBHOOKS = 20;

const url = words(2_000).meta({
  description:
    "https or http, on port 80 or 443, at a public server. It is asked without following redirects.",
});
const nouns = z
  .array(z.enum(CHANGE_NOUNS))
  .max(CHANGE_NOUNS.length)
  .meta({
    description:
      "What is told: the first words of the kinds of change. An empty list means everything, also " +
      "what is added to the kinds later.",
  });

export const webhook = z
  .object({
    id,
    url: z.string(),
    nouns,
    active: z.boolean(),
    off: z
      .object({ reason: z.enum(WEBHOOK_OFF), at: time })
      .nullable()
      .meta({
        description:
          "Why it tells nothing. `gone`: it was answered 410. `failing`: nothing was delivered for " +
          "five days. `left`: whoever stands behind it is not a curator of the project any more. " +
          "`secret`: the installation's secret is another one; renew the webhook's.",
      }),
    failingSince: time.nullable().meta({ description: "Since when no delivery has succeeded." }),
    waiting: z.int().meta({ description: "Deliveries that are not made yet." }),
    formerSecretUntil: time.nullable().meta({
      description: "Up to when deliveries are signed with the secret before as well.",
    }),
    by: person.meta({ description: "Who made it or last changed it, and stands behind it." }),
    createdAt: time,
  })
  .meta({ id: "Webhook" });

const webhookWithSecret = webhook.extend({
  secret: z.string().nullable().meta({
    description:
      "`whsec_` and base64. It is answered here and nowhere else; to the same creation sent again within an hour, and then null.",
  }),
});

export const webhookDelivery = z
  .object({
    id: id.meta({ description: "The header `webhook-id`, the same at every attempt." }),
    kind: z.enum([...CHANGES, WEBHOOK_TEST]),
    document: id.nullable(),
    change: z.int().meta({ description: "The number of the change in its feed; 0 for a test." }),
    state: z.enum(DELIVERY_STATES),
    attempts: z.int(),
    createdAt: time,
    nextAt: time.nullable().meta({ description: "When it is tried next." }),
    attemptedAt: time.nullable(),
    status: z.int().nullable().meta({ description: "Of the answer to the last attempt." }),
    milliseconds: z.int().nullable().meta({ description: "How long that attempt took." }),
    answer: z.string().meta({ description: "The beginning of that answer." }),
    error: z.string().meta({ description: "What went wrong, as a sentence; else empty." }),
  })
  .meta({ id: "WebhookDelivery" });

/** The body of a delivery. */
export const webhookEvent = z
  .object({
    type: z.enum([...CHANGES, WEBHOOK_TEST]),
    timestamp: time,
    data: z.object({
      project: id,
      document: id.nullable(),
      change: z.int(),
      kind: z.enum([...CHANGES, WEBHOOK_TEST]),
      id,
      annotation: id.nullable(),
      by: id.nullable(),
      at: time,
    }),
  })
  .meta({ id: "WebhookEvent" });

const projectId = z.object({ projectId: id });
const webhookId = z.object({ webhookId: id });
const deliveryId = z.object({ webhookId: id, deliveryId: id });
const group = "Webhooks";

export const listWebhooksCall = operation({
  id: "listWebhooks",
  method: "get",
  path: "/projects/{projectId}/webhooks",
  group,
  summary: "The addresses that are told of a project's changes; for curators.",
  params: projectId,
  query: z.object(cursorQuery),
  answers: { 200: listOf(webhook) },
});

export const addWebhookCall = operation({
  id: "addWebhook",
  method: "post",
  path: "/projects/{projectId}/webhooks",
  group,
  summary: "Have an address told of what changes in the project from now on.",
  description:
    "For curators. By the specification Standard Webhooks: each change is a POST with the headers " +
    "`webhook-id`, `webhook-timestamp` and `webhook-signature` and a small JSON body that says what " +
    "changed (schema `WebhookEvent`); the receiver reads the rest with a token of its own. What not " +
    "every member of the project may see is never told. An answer of 2xx within 15 seconds counts as " +
    "delivered; anything else is tried again, up to ten times within about three days. A project has " +
    `at most ${MAX_WEBHOOKS} webhooks.`,
  params: projectId,
  body: z.object({ id: givenId, url, nouns: nouns.optional(), active: z.boolean().optional() }),
  answers: { 200: webhookWithSecret, 201: webhookWithSecret },
});

export const readWebhookCall = operation({
  id: "readWebhook",
  method: "get",
  path: "/webhooks/{webhookId}",
  group,
  summary: "One webhook, without its secret.",
  params: webhookId,
  answers: { 200: webhook },
});

export const changeWebhookCall = operation({
  id: "changeWebhook",
  method: "patch",
  path: "/webhooks/{webhookId}",
  group,
  summary: "Change a webhook, switch it off or on. Whoever does stands behind it from then on.",
  description:
    "Switched off it tells nothing, and what was waiting is given up. Switched on it tells what " +
    "changes from then on.",
  params: webhookId,
  body: z.object({ url: url.optional(), nouns: nouns.optional(), active: z.boolean().optional() }),
  answers: { 200: webhook },
});

export const removeWebhookCall = operation({
  id: "removeWebhook",
  method: "delete",
  path: "/webhooks/{webhookId}",
  group,
  summary: "Remove a webhook with the log of its deliveries.",
  params: webhookId,
  answers: { 204: null },
});

export const renewWebhookSecretCall = operation({
  id: "renewWebhookSecret",
  method: "post",
  path: "/webhooks/{webhookId}/secret",
  group,
  summary: "Give a webhook another secret; for a day both sign.",
  params: webhookId,
  answers: { 200: webhookWithSecret },
});

export const testWebhookCall = operation({
  id: "testWebhook",
  method: "post",
  path: "/webhooks/{webhookId}/test",
  group,
  summary: "Send a delivery of the kind `webhook.test` now, once, also while it is off.",
  params: webhookId,
  answers: { 200: webhookDelivery },
  rate: "fetch",
});

export const listDeliveriesCall = operation({
  id: "listWebhookDeliveries",
  method: "get",
  path: "/webhooks/{webhookId}/deliveries",
  group,
  summary: "What a webhook was told and what it answered, newest first, of the last 30 days.",
  params: webhookId,
  query: z.object({
    ...cursorQuery,
    limit: queryNumber(1, 1000).optional(),
    state: z.enum(DELIVERY_STATES).optional(),
  }),
  answers: { 200: listOf(webhookDelivery) },
});

export const redeliverCall = operation({
  id: "redeliver",
  method: "post",
  path: "/webhooks/{webhookId}/deliveries/{deliveryId}/redelivery",
  group,
  summary: "Send a delivery again now, once, with the same `webhook-id`.",
  params: deliveryId,
  answers: { 200: webhookDelivery },
  rate: "fetch",
});

export const WEBHOOKS = [
  listWebhooksCall,
  addWebhookCall,
  readWebhookCall,
  changeWebhookCall,
  removeWebhookCall,
  renewWebhookSecretCall,
  testWebhookCall,
  listDeliveriesCall,
  redeliverCall,
];
