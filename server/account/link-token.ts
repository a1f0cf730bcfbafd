import "server-only";
import { createHash, createHmac } from "node:crypto";
import { secret } from "./secret";

/** What a link leads to. */
type LinkKind = "invitation" | "class link" | "password reset";

/** The form of a link's token: 32 bytes in base64url. */
export const LINK_TOKEN = /^[\w-]{43}$/;

/**
 * The token in a link. It is made from the installation's secret and the id of what the link leads
 * to, so that it can be shown again although the database keeps its hash only. With another secret
 * it is another one, which the hash shows ({@link linkTokenHash}).
 */
export async function linkToken(kind: LinkKind, id: string): Promise<string> {
  return createHmac("sha256", await secret())
    .update(["a link", kind, id].join("\n"))
    .digest("base64url");
}

/** How the token of a link is kept and found again. */
export function linkTokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
