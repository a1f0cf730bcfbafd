import { page } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { listPassagesCall } from "@/lib/contract/measures";
import { listPassages } from "@/server/measure/passages";

export const GET = handle(listPassagesCall, (viewer, { params, query }) =>
  listPassages(viewer, params.projectId, query, page(query)),
);
