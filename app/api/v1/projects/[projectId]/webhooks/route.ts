import { page } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { addWebhookCall, listWebhooksCall } from "@/lib/contract/webhooks";
import { addWebhook, listWebhooks } from "@/server/webhook/webhooks";
import { lookForWebhooks } from "@/server/webhook/work";

export const GET = handle(listWebhooksCall, (viewer, { params, query }) =>
  listWebhooks(viewer, params.projectId, page(query)),
);

export const POST = handle(addWebhookCall, async (viewer, { params, body }) => {
  const added = await addWebhook(viewer, params.projectId, body);
  lookForWebhooks();
  return added;
});
