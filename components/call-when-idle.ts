import { callLater } from "./call-later";

/** Calls back when the browser is idle, or after two seconds; the answer cancels. */
export function callWhenIdle(call: () => void): () => void {
  if (!("requestIdleCallback" in window)) return callLater(call, 50);
  const idle = requestIdleCallback(call, { timeout: 2_000 });
  return () => cancelIdleCallback(idle);
}
