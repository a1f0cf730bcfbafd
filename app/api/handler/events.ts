import type { Outcome } from "@/lib/outcome";
import { problem } from "./answer";

/** Where to continue: Last-Event-ID (a reconnecting browser), or `?after=`. */
export function goesOnAfter(request: Request, after: number | undefined): number {
  const last = request.headers.get("last-event-id");
  return last !== null && /^\d{1,10}$/.test(last) ? Number(last) : (after ?? 0);
}

export function events(stream: Outcome<ReadableStream<Uint8Array>>): Response {
  if (!stream.ok) return problem(stream);
  return new Response(stream.value, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "private, no-store, no-transform",
      // Keeps proxies from buffering the events.
      "x-accel-buffering": "no",
    },
  });
}
