import { handle } from "@/app/api/handler/handle";
import { file } from "@/app/api/handler/download";
import { exportProjectCall } from "@/lib/contract/exports";
import { exportProject } from "@/server/export/download";

export const GET = handle(exportProjectCall, async (viewer, { params, query }) => {
  const chosen = query.documents?.split(",") ?? null;
  return file(await exportProject(viewer, params.projectId, params.format, chosen, query.layer));
});
