import { isReady } from "@/server/start/health";

/** The server and its database are ready. */
export async function GET() {
  const ready = await isReady();
  return Response.json(
    { status: ready ? "ready" : "not-ready", database: ready ? "ok" : "away" },
    {
      status: ready ? 200 : 503,
      headers: { "cache-control": "no-store", ...(ready ? {} : { "retry-after": "5" }) },
    },
  );
}

export const dynamic = "force-dynamic";
