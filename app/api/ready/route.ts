import { isReady } from "@/server/start/health";
import { lastRestart } from "@/server/start/restart";

/** The server and its database are ready; and why the server before this one ended, if one did. */
export async function GET() {
  const ready = await isReady();
  const restart = lastRestart();
  return Response.json(
    {
      status: ready ? "ready" : "not-ready",
      database: ready ? "ok" : "away",
      ...(restart ? { restart } : {}),
    },
    {
      status: ready ? 200 : 503,
      headers: { "cache-control": "no-store", ...(ready ? {} : { "retry-after": "5" }) },
    },
  );
}

export const dynamic = "force-dynamic";
