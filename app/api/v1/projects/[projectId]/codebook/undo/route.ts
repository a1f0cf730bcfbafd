import { handle } from "@/app/api/handler/handle";
import { undoCodebookVersionsCall } from "@/lib/contract/tags";
import { undoCodebookVersions } from "@/server/tag/undo-versions";

export const POST = handle(undoCodebookVersionsCall, (viewer, { params, body }) =>
  undoCodebookVersions(viewer, params.projectId, body),
);
