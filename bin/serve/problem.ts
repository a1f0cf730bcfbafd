import type { IncomingMessage, ServerResponse } from "node:http";

/** A refusal of the HTTP server itself, as a problem (RFC 9457) with a code for scripts. */
export function sendProblem(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { "content-type": "application/problem+json; charset=utf-8" });
  response.end(JSON.stringify({ type: "about:blank", status, code, title: code, detail: code }));
}

/** The answer while the database is opened and brought up to date. */
export function sendNotReady(_request: IncomingMessage, response: ServerResponse): void {
  response.setHeader("retry-after", "2");
  sendProblem(response, 503, "not-ready");
}
