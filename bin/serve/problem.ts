import type { IncomingMessage, ServerResponse } from "node:http";
import { STATUS, type Problem } from "@/lib/outcome";
import { Problem as SENTENCES } from "@/messages/en-server.json";

/** A refusal of the HTTP server itself, of the same form as those of the API (RFC 9457). */
export function sendProblem(response: ServerResponse, code: Problem): void {
  const status = STATUS[code];
  const sentence = SENTENCES[code];
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

/** The answer while the database is opened and brought up to date. */
export function sendNotReady(_request: IncomingMessage, response: ServerResponse): void {
  response.setHeader("retry-after", "2");
  sendProblem(response, "not-ready");
}
