import { versionPage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { listRevisionsCall } from "@/lib/contract/tags";
import { listRevisions } from "@/server/tag/revisions";

export const GET = handle(listRevisionsCall, (viewer, { params, query }) =>
  listRevisions(viewer, params.projectId, versionPage(query)),
);
