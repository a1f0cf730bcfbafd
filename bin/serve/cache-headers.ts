import type { IncomingMessage, ServerResponse } from "node:http";
import { adjustHead } from "./head";

/**
 * A response belongs to whoever asked. Unless it says otherwise nobody may store it, and caches
 * learn what it depends on beside the URL (RFC 9111, 3 and 4.1). The files of the build are the
 * same for everybody.
 */
export function setCacheHeaders(request: IncomingMessage, response: ServerResponse): void {
  if (request.url?.startsWith("/_next/static/")) return;
  adjustHead(response, (status) => {
    if (!response.headersSent) {
      if (!response.hasHeader("cache-control")) {
        response.setHeader("cache-control", "private, no-store");
      }
      response.appendHeader("vary", "Cookie, Authorization");
    }
    return status;
  });
}
