import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { sendProblem } from "./problem";
import type { Problem } from "@/lib/outcome";

/** How many bytes of a body that nobody needs are read all the same. */
const MAX_UNNEEDED_BYTES = 70_000_000;

/** How long a client that still sends has to read its answer, in milliseconds. */
const ANSWER_READING_MS = 1_000;

/** Whether the body ends by itself, and soon enough to wait for it. */
function endsSoon({ headers }: IncomingMessage): boolean {
  const announced = Number(headers["content-length"] ?? 0);
  return headers["transfer-encoding"] === undefined && announced <= MAX_UNNEEDED_BYTES;
}

/**
 * Refuses a request. Where its body ends soon it is read first: a client that is still sending
 * would find the connection closed instead of the answer.
 */
export function refuseRequest(
  request: IncomingMessage,
  response: ServerResponse,
  code: Problem,
): void {
  if (!endsSoon(request)) return sendProblem(response, code);
  request.once("end", () => sendProblem(response, code));
  request.resume();
}

/**
 * Call when a response is finished. If the client is still sending, the rest of a body that ends
 * soon is read, which Node does by itself; anything longer is not read, however much was
 * announced, and its connection is closed after a second.
 */
export function discardRest(request: IncomingMessage, socket: Socket): void {
  if (request.complete || endsSoon(request)) return;
  // Later in this turn Node begins to read on, only to throw it away.
  setImmediate(() => socket.pause());
  setTimeout(() => socket.destroy(), ANSWER_READING_MS).unref();
}
