import { handle } from "@/app/api/handler/handle";
import { testWebhookCall } from "@/lib/contract/webhooks";
import { testWebhook } from "@/server/webhook/deliveries";

export const POST = handle(testWebhookCall, (viewer, { params }) =>
  testWebhook(viewer, params.webhookId),
);
