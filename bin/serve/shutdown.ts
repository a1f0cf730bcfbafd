import type { Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { EXIT_RESTART } from "@/server/platform/embedded/exit-codes";
import { hooks } from "@/server/platform/process";
import { sayLastWords } from "@/server/platform/supervised";

/** How long open requests may take to finish, in milliseconds. */
const DRAIN_TIMEOUT_MS = 4_000;
/** How long connections that were cut may take to close, in milliseconds. */
const CUT_TIMEOUT_MS = 500;
/** After this many milliseconds the process ends, whatever is not closed yet. */
const EXIT_TIMEOUT_MS = 9_000;

/**
 * Takes no new connections, ends the event streams, and resolves when all connections are closed.
 * Those that are not after `timeout` milliseconds are cut; a WebSocket of a page in development,
 * which Node no longer counts among them, is not waited for.
 */
export async function closeServer(
  server: Server,
  endStreams: () => void,
  timeout = DRAIN_TIMEOUT_MS,
): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  endStreams();
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), timeout);
  await Promise.race([closed, sleep(timeout + CUT_TIMEOUT_MS, undefined, { ref: false })]);
  clearTimeout(cut);
}

/**
 * On SIGTERM, on SIGINT, and when the supervisor is gone: closes the server, then the database, and
 * exits with 0. When a restart is asked for it does the same and exits so that the supervisor starts
 * the server again.
 */
export function stopOnSignals(server: Server): void {
  let isStopping = false;
  const stop = async (code = 0) => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(code || 1), EXIT_TIMEOUT_MS).unref();
    try {
      await closeServer(server, () => hooks.endStreams?.());
    } finally {
      await closeDatabaseAndExit(code);
    }
  };
  hooks.restart = (reason) => {
    sayLastWords(reason);
    void stop(EXIT_RESTART);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
  process.on("disconnect", () => void stop());
  // It may have gone while the server started; without a supervisor this is undefined.
  if (process.connected === false) void stop();
}

async function closeDatabaseAndExit(code: number): Promise<void> {
  try {
    await hooks.close?.();
  } finally {
    process.exit(code);
  }
}
