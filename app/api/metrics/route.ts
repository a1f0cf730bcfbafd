import { metrics } from "@/server/start/health";

/** Metrics in Prometheus format: counts of requests and resources, nothing about contents. */
export async function GET() {
  const { type, text } = await metrics();
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
}

export const dynamic = "force-dynamic";
