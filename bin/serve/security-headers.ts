import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

export interface SecurityOptions {
  /** Development needs eval and a WebSocket. */
  readonly dev: boolean;
  /** People reach this server over TLS. */
  readonly secure: boolean;
}

export function contentSecurityPolicy(nonce: string, dev: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** Says what a browser may do with the response. The nonce of the policy is fresh each time. */
export function setSecurityHeaders(
  request: IncomingMessage,
  response: ServerResponse,
  { dev, secure }: SecurityOptions,
): void {
  const policy = contentSecurityPolicy(randomBytes(16).toString("base64"), dev);
  // Next takes the nonce for its own scripts from the request.
  request.headers["content-security-policy"] = policy;
  response.setHeader("content-security-policy", policy);
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("x-frame-options", "DENY");
  response.setHeader("referrer-policy", "same-origin");
  response.setHeader("cross-origin-opener-policy", "same-origin");
  response.setHeader("cross-origin-resource-policy", "same-origin");
  response.setHeader(
    "permissions-policy",
    "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  );
  if (secure) {
    response.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
  }
}
