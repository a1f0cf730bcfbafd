import { problem } from "@/app/api/handler/answer";
import { refused } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { mayReadMetrics } from "@/server/http/metrics-token";
import { metrics } from "@/server/start/health";

/** Metrics in Prometheus format: counts of requests and resources, nothing about contents. */
export async function GET(request: Request) {
  if (!mayReadMetrics(request)) {
    return problem(refused("not-signed-in", reason("Refusals.metricsToken")));
  }
  const { type, text } = await metrics();
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
}

export const dynamic = "force-dynamic";
