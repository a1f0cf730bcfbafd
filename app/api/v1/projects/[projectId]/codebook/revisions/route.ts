import { versionPage } from "@/app/api/door/cursor";
import { door } from "@/app/api/door/door";
import { listRevisionsCall } from "@/app/api/operations/tags";
import { listRevisions } from "@/server/tags/revisions";

export const GET = door(listRevisionsCall, (viewer, { params, query }) =>
  listRevisions(viewer, params.projectId, versionPage(query)),
);
