import type { ServerResponse } from "node:http";

/** How long a client may take nothing of an answer that waits for it, in milliseconds. */
const STALL_LIMIT_MS = 60_000;

/**
 * Ends the connection of a client that takes nothing more of its answer. What is ready for it would
 * stay in memory, and what is read for it would never come to its end. A client that waits for an
 * answer, or for the next event of a stream, is not meant.
 */
export function endStalled(response: ServerResponse, limitMs = STALL_LIMIT_MS): void {
  response.setTimeout(limitMs, () => {
    const { socket } = response;
    if (!socket || socket.writableLength === 0) return;
    console.error(
      `A client took nothing of its answer for ${limitMs / 1_000} s, and its connection was closed.`,
    );
    socket.destroy();
  });
}
