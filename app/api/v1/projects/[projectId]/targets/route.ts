import { handle } from "@/app/api/handler/handle";
import { listTargetsCall } from "@/lib/contract/measures";
import { listTargets } from "@/server/measure/cross-table";

export const GET = handle(listTargetsCall, (viewer, { params, query }) =>
  listTargets(viewer, params.projectId, query.q?.trim() ?? ""),
);
