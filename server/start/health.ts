import "server-only";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { ping, replicaReport } from "@/server/platform/db";
import { hooks, perProcess } from "@/server/platform/process";
import { streamCount } from "@/server/live/open-streams";

/** How long the database may take to say that it is there, in milliseconds. */
const PING_TIMEOUT_MS = 3_000;

const registry = perProcess("registry", () => new Registry());

/** The kind of address, never the address itself: ids and words stay out of the figures. */
function area(url: string): string {
  const match = /^\/(api\/v1|api\/auth|api|_next|projects)\b/.exec(url);
  return match?.[1] ?? "page";
}

/** Begins to count, also what bin/serve observes. Idempotent. */
export function startMetrics(): void {
  if (hooks.observeRequest) return;
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: "obelus_request_seconds",
    help: "How long requests took, by method, area and status.",
    labelNames: ["method", "area", "status"] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  new Gauge({
    name: "obelus_open_streams",
    help: "Event streams that are open now.",
    registers: [registry],
    collect() {
      this.set(streamCount());
    },
  });
  new Gauge({
    name: "obelus_replica_requests",
    help: "Requests that may read from the replica, by who was asked: the replica, or the primary since it was behind or away.",
    labelNames: ["use"] as const,
    registers: [registry],
    collect() {
      for (const [use, count] of Object.entries(replicaReport()?.uses ?? {})) {
        this.set({ use }, count);
      }
    },
  });
  hooks.observeRequest = (method, url, status, elapsed) =>
    seconds.observe({ method, area: area(url), status: String(status) }, elapsed);
}

export async function metrics(): Promise<{ type: string; text: string }> {
  startMetrics();
  return { type: registry.contentType, text: await registry.metrics() };
}

export async function isReady(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("late")), PING_TIMEOUT_MS);
  });
  try {
    await Promise.race([ping(), late]);
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
