import type { Outcome } from "@/lib/outcome";
import { problem } from "./answer";

/** Where to continue: Last-Event-ID (a reconnecting browser), or `?after=`. */
export function goesOnAfter(request: Request, after: number | undefined): number {
  const last = request.headers.get("last-event-id");
  return last !== null && /^\d{1,10}$/.test(last) ? Number(last) : (after ?? 0);
}

/**
 * Answers with a stream of events. A client may leave before the answer begins; Next then never
 * reads the stream and so never cancels it, and it would go on asking the database for nobody.
 */
export function events(stream: Outcome<ReadableStream<Uint8Array>>, request: Request): Response {
  if (!stream.ok) return problem(stream);
  const response = new Response(stream.value, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "private, no-store, no-transform",
      // Keeps proxies from buffering the events.
      "x-accel-buffering": "no",
    },
  });
  const cancelUnread = () => {
    if (!stream.value.locked) void stream.value.cancel();
  };
  if (request.method === "HEAD" || request.signal.aborted) cancelUnread();
  else request.signal.addEventListener("abort", cancelUnread, { once: true });
  return response;
}
