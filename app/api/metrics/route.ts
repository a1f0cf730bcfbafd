import { metrics } from "@/server/platform/health";

/** Prometheus text. Counts of requests and of what the process uses; nothing of what is read. */
export async function GET() {
  const { type, text } = await metrics();
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
}

export const dynamic = "force-dynamic";
