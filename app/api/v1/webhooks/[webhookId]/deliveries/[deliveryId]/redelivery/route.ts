import { handle } from "@/app/api/handler/handle";
import { redeliverCall } from "@/lib/contract/webhooks";
import { redeliver } from "@/server/webhook/deliveries";

export const POST = handle(redeliverCall, (viewer, { params }) =>
  redeliver(viewer, params.webhookId, params.deliveryId),
);
