/** Calls back after some milliseconds; the answer cancels. */
export function callLater(call: () => void, milliseconds: number): () => void {
  const timer = setTimeout(call, milliseconds);
  return () => clearTimeout(timer);
}
