import { versionPage } from "@/app/api/handler/cursor";
import { door } from "@/app/api/handler/handle";
import { listRevisionsCall } from "@/lib/contract/tags";
import { listRevisions } from "@/server/tag/revisions";

export const GET = door(listRevisionsCall, (viewer, { params, query }) =>
  listRevisions(viewer, params.projectId, versionPage(query)),
);
