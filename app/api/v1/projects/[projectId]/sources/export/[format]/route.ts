import { file } from "@/app/api/handler/download";
import { handle } from "@/app/api/handler/handle";
import { exportSourcesCall } from "@/lib/contract/source-files";
import { exportSources } from "@/server/export/sources";

export const GET = handle(exportSourcesCall, async (viewer, { params }) =>
  file(await exportSources(viewer, params.projectId, params.format)),
);
