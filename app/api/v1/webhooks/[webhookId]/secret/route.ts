import { handle } from "@/app/api/handler/handle";
import { renewWebhookSecretCall } from "@/lib/contract/webhooks";
import { renewWebhookSecret } from "@/server/webhook/webhooks";

export const POST = handle(renewWebhookSecretCall, (viewer, { params }) =>
  renewWebhookSecret(viewer, params.webhookId),
);
