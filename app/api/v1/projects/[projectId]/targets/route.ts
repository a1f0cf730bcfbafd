import { door } from "@/app/api/door/door";
import { listTargetsCall } from "@/app/api/operations/measures";
import { listTargets } from "@/server/measures/cross-table";

export const GET = door(listTargetsCall, (viewer, { params, query }) =>
  listTargets(viewer, params.projectId, query.q?.trim() ?? ""),
);
