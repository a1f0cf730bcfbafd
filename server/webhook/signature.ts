import "server-only";
import { createHash, createHmac } from "node:crypto";
import { secret } from "@/server/account/secret";

interface OfSecret {
  readonly id: string;
  readonly secretNumber: number;
}

/**
 * The secret of a webhook, as Standard Webhooks writes it: `whsec_` and 32 bytes in base64. It is made
 * from the installation's secret, the webhook's id and a number, so that the database keeps its hash
 * only ({@link secretHash}); renewing it takes the next number.
 */
export async function webhookSecret({ id, secretNumber }: OfSecret): Promise<string> {
  const bytes = createHmac("sha256", await secret())
    .update(["a webhook", id, String(secretNumber)].join("\n"))
    .digest("base64");
  return `whsec_${bytes}`;
}

export function secretHash(webhookSecret: string): string {
  return createHash("sha256").update(webhookSecret).digest("hex");
}

/**
 * The header `webhook-signature`: for each secret `v1,` and the HMAC-SHA256 of `id.timestamp.body`,
 * with spaces between them.
 *
 * @param timestamp in seconds since 1970, as the header `webhook-timestamp` has it
 */
export function signatureOf(
  secrets: readonly string[],
  {
    id,
    timestamp,
    body,
  }: { readonly id: string; readonly timestamp: number; readonly body: string },
): string {
  return secrets
    .map((one) => {
      const key = Buffer.from(one.replace(/^whsec_/, ""), "base64");
      const signed = `${id}.${timestamp}.${body}`;
      return `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
    })
    .join(" ");
}
