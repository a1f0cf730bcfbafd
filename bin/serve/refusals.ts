import type { IncomingMessage } from "node:http";
import type { Problem } from "@/lib/outcome";

/**
 * The most bytes a request may announce: more than the longest text with every character escaped.
 * Each operation has its own, lower limit.
 */
const MAX_BODY_BYTES = 100_000_000;

const READ_METHODS = ["GET", "HEAD"];
const API_METHODS = [...READ_METHODS, "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Why a request does not reach Next, which has no good answer to it; null when it does. */
export function findRefusal({
  headers,
  method = "",
  url = "",
}: Pick<IncomingMessage, "headers" | "method" | "url">): Problem | null {
  const path = url.split("?", 1)[0] ?? "";
  if (!isReadablePath(path)) return "not-understood";
  if (path.startsWith("/_next/image")) return "not-found";
  if (headers["next-action"] !== undefined) return "not-found";
  if (Number(headers["content-length"]) > MAX_BODY_BYTES) return "too-large";
  // Only the API and the annotation protocol write; a page is read.
  const writes = path.startsWith("/api/") || path.startsWith("/w3c/");
  const allowed = writes ? API_METHODS : READ_METHODS;
  return allowed.includes(method) ? null : "method-not-allowed";
}

/** A path on this server whose percent-encoding is UTF-8. */
function isReadablePath(path: string): boolean {
  try {
    return path.startsWith("/") && decodeURIComponent(path) !== "";
  } catch {
    return false;
  }
}

/** Headers that Next sets for itself and would obey when a client sent them. */
const INTERNAL_HEADERS = [
  "x-middleware-subrequest",
  "x-middleware-rewrite",
  "x-middleware-next",
  "x-middleware-override-headers",
  "x-nextjs-data",
  "x-invoke-path",
  "x-invoke-query",
  "x-matched-path",
];

export function removeInternalHeaders({ headers }: Pick<IncomingMessage, "headers">): void {
  for (const name of INTERNAL_HEADERS) delete headers[name];
}
