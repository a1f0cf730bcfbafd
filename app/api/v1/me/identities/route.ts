import { connectIdentityCall } from "@/lib/contract/people";
import { handle } from "@/app/api/handler/handle";
import { refused } from "@/lib/outcome";
import { startConnecting } from "@/server/sign-in/provider";

export const POST = handle(connectIdentityCall, async (viewer) => {
  if (viewer.by !== "session") return refused("not-signed-in");
  const headers = { "set-cookie": await startConnecting(viewer), "cache-control": "no-store" };
  return new Response(null, { status: 204, headers });
});
