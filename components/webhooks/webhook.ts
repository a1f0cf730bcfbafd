import type { ShapeOf } from "@/lib/contract/offsets";
import type { webhook, webhookDelivery } from "@/lib/contract/webhooks";

export type Webhook = ShapeOf<typeof webhook>;
export type Delivery = ShapeOf<typeof webhookDelivery>;
