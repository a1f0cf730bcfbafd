import { versionPage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { listRevisionsCall } from "@/lib/contract/revisions";
import { listRevisions } from "@/server/document/revisions";

export const GET = handle(listRevisionsCall, (viewer, { params, query }) =>
  listRevisions(viewer, params.documentId, versionPage(query)),
);
