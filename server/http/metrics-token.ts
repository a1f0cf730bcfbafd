import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { bearerIn } from "./bearer";
import { isLoopback } from "./loopback";
import { publicUrl } from "./public-url";

const SHORTEST = 16;

function configured(): string {
  return process.env.OBELUS_METRICS_TOKEN?.trim() ?? "";
}

/** Throws with a sentence when OBELUS_METRICS_TOKEN is set and can be guessed. */
export function assertMetricsToken(): void {
  const token = configured();
  if (token !== "" && token.length < SHORTEST) {
    throw new Error(`OBELUS_METRICS_TOKEN must have at least ${SHORTEST} characters.`);
  }
}

/** Whether other machines reach this server, by its own address or through a proxy. */
function isReachedFromElsewhere(): boolean {
  const host = process.env.HOST?.trim() || "127.0.0.1";
  return !isLoopback(host) || !isLoopback(new URL(publicUrl()).hostname);
}

/** Equal in a time that does not depend on where the first difference is. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/**
 * Whether a request may read the metrics: with OBELUS_METRICS_TOKEN as its bearer token. Without
 * one they are open while nobody but this machine reaches the server, and closed otherwise.
 */
export function mayReadMetrics(request: Request): boolean {
  const token = configured();
  if (token === "") return !isReachedFromElsewhere();
  return isSame(bearerIn(request) ?? "", token);
}
