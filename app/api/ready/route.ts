import { isReady } from "@/server/start/health";
import { replicaReport } from "@/server/platform/db";
import { lastRestart } from "@/server/start/restart";

/**
 * The server and its database are ready; whether its read replica is, if it has one (without it all
 * is read from the database); and why the server before this one ended, if one did.
 */
export async function GET() {
  const ready = await isReady();
  const restart = lastRestart();
  const replica = replicaReport()?.state;
  return Response.json(
    {
      status: ready ? "ready" : "not-ready",
      database: ready ? "ok" : "away",
      ...(replica ? { replica } : {}),
      ...(restart ? { restart } : {}),
    },
    {
      status: ready ? 200 : 503,
      headers: { "cache-control": "no-store", ...(ready ? {} : { "retry-after": "5" }) },
    },
  );
}

export const dynamic = "force-dynamic";
