import { page } from "@/app/api/door/cursor";
import { door } from "@/app/api/door/door";
import { listPassagesCall } from "@/app/api/operations/measures";
import { listPassages } from "@/server/measures/passages";

export const GET = door(listPassagesCall, (viewer, { params, query }) =>
  listPassages(viewer, params.projectId, query, page(query)),
);
