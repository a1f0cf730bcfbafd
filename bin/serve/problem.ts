import type { IncomingMessage, ServerResponse } from "node:http";
import { STATUS, type Problem } from "@/lib/outcome";
import messages from "@/messages/en-server.json";

/** A refusal of the HTTP server itself, of the same form as those of the API (RFC 9457). */
export function sendProblem(response: ServerResponse, code: Problem): void {
  const status = STATUS[code];
  const sentence = messages.Problem[code];
  response.writeHead(status, { "content-type": "application/problem+json; charset=utf-8" });
  response.end(
    JSON.stringify({
      type: "about:blank",
      title: sentence,
      status,
      code,
      detail: sentence,
      reason: `Problem.${code}`,
    }),
  );
}

/** How long until it is asked again, in seconds. */
const AGAIN_S = "2";

/** The answer while the database is opened and brought up to date; people wait on a page. */
export function sendNotReady(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader("retry-after", AGAIN_S);
  if (!asksForPage(request)) return sendProblem(response, "not-ready");
  response.writeHead(STATUS["not-ready"], { "content-type": "text/html; charset=utf-8" });
  response.end(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<meta name="color-scheme" content="light dark"><meta http-equiv="refresh" content="${AGAIN_S}">` +
      `<title>${messages.Starting.title}</title></head><body><main><h1>${messages.Starting.title}</h1><p>${messages.Starting.words}</p></main></body></html>`,
  );
}

/** Whether somebody's browser asks for a page, and no script for data. */
function asksForPage({ method, url = "", headers }: IncomingMessage): boolean {
  return (
    method === "GET" && !url.startsWith("/api/") && /\btext\/html\b/.test(headers.accept ?? "")
  );
}
