/** The kind of the delivery that a person sends to try a webhook. */
export const WEBHOOK_TEST = "webhook.test";
/**
 * Why a webhook is off: a person switched it off; its receiver answered that it is gone for good; all
 * deliveries failed for days; who stands behind it may not change webhooks any more; the installation
 * has another secret, and so has the webhook.
 */
export const WEBHOOK_OFF = ["person", "gone", "failing", "left", "secret"] as const;
export const DELIVERY_STATES = ["pending", "delivered", "failed"] as const;
