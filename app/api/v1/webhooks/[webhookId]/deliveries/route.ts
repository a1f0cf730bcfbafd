import { versionPage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { listDeliveriesCall } from "@/lib/contract/webhooks";
import { listDeliveries } from "@/server/webhook/deliveries";

export const GET = handle(listDeliveriesCall, (viewer, { params, query }) =>
  listDeliveries(viewer, params.webhookId, { ...versionPage(query), state: query.state }),
);
