import { handle } from "@/app/api/handler/handle";
import { changeWebhookCall, readWebhookCall, removeWebhookCall } from "@/lib/contract/webhooks";
import { changeWebhook, readWebhook, removeWebhook } from "@/server/webhook/webhooks";
import { lookForWebhooks } from "@/server/webhook/work";

export const GET = handle(readWebhookCall, (viewer, { params }) =>
  readWebhook(viewer, params.webhookId),
);

export const PATCH = handle(changeWebhookCall, async (viewer, { params, body }) => {
  const changed = await changeWebhook(viewer, params.webhookId, body);
  lookForWebhooks();
  return changed;
});

export const DELETE = handle(removeWebhookCall, (viewer, { params }) =>
  removeWebhook(viewer, params.webhookId),
);
