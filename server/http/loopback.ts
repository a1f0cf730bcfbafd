import "server-only";

/** How a `Host` header names this machine to itself. */
export const LOOPBACK_NAMES = ["localhost", "127.0.0.1", "[::1]"];

/** Whether only this machine reaches a server that listens on `host`. */
export function isLoopback(host: string): boolean {
  return LOOPBACK_NAMES.includes(host) || host === "::1";
}
