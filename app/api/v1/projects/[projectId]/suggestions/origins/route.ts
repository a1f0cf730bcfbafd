import { handle } from "@/app/api/handler/handle";
import { listOriginsCall } from "@/lib/contract/suggestions";
import { listOrigins } from "@/server/suggestion/read";

export const GET = handle(listOriginsCall, (viewer, { params, query }) => {
  const { cursor, limit = 100 } = query;
  return listOrigins(viewer, params.projectId, { ...(cursor ? { after: cursor } : {}), limit });
});
