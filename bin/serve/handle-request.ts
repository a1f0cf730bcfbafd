import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { hooks } from "@/server/platform/process";
import { discardRest, refuseRequest } from "./bodies";
import { setCacheHeaders } from "./cache-headers";
import { readCallerAddress } from "./caller-address";
import { announceContainer, settleContainerAddress } from "./container-address";
import { createHostCheck, type Listening } from "./hosts";
import { sendProblem } from "./problem";
import { findRefusal, removeInternalHeaders } from "./refusals";
import { setSecurityHeaders } from "./security-headers";
import { endStalled } from "./slow-readers";

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface HandlerOptions extends Listening {
  readonly dev: boolean;
  /** Answers what is not refused. Asked for at each request, since it changes during the start. */
  readonly next: () => Handler;
}

/** What happens to each request of `server` before Next sees it. */
export function createRequestHandler(server: Server, options: HandlerOptions): Handler {
  const { url, hasPublicUrl, dev, next } = options;
  const isOurHost = createHostCheck(options);
  const secure = url.startsWith("https:");
  return (request, response) => {
    afterResponse(server, request, response);
    endStalled(response);
    setSecurityHeaders(request, response, { dev, secure });
    setCacheHeaders(request, response);
    announceContainer(request, response, url);
    if (!isOurHost(request.headers.host)) return sendProblem(response, "unknown-host");
    const refusal = findRefusal(request);
    if (refusal) return refuseRequest(request, response, refusal);
    if (settleContainerAddress(request, response)) return;
    request.headers["x-obelus-address"] = readCallerAddress(request, hasPublicUrl);
    removeInternalHeaders(request);
    passOn(next(), request, response);
  };
}

/** A request that Next fails to answer ends with its connection, not with the process. */
function passOn(next: Handler, request: IncomingMessage, response: ServerResponse): void {
  const answer = async () => next(request, response);
  answer().catch((error: unknown) => {
    console.error(error);
    response.destroy();
  });
}

function afterResponse(server: Server, request: IncomingMessage, response: ServerResponse): void {
  const began = process.hrtime.bigint();
  // When the response is finished the request no longer knows its socket.
  const { socket, method = "", url = "" } = request;
  response.on("finish", () => {
    const elapsed = Number(process.hrtime.bigint() - began) / 1e9;
    hooks.observeRequest?.(method, url, response.statusCode, elapsed);
    discardRest(request, socket);
    // A client that keeps its connection for later would keep a stopping server waiting.
    if (!server.listening) setImmediate(() => server.closeIdleConnections());
  });
}
