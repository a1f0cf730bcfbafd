import { handle } from "@/app/api/handler/handle";
import { file } from "@/app/api/handler/download";
import { exportProjectCall } from "@/lib/contract/exports";
import { agreementAsked, exportProject } from "@/server/export/download";

export const GET = handle(exportProjectCall, async (viewer, { params, query }) => {
  const chosen = query.documents?.split(",") ?? null;
  const { projectId, format } = params;
  const agreement = agreementAsked(query);
  return file(await exportProject(viewer, projectId, format, chosen, query.layer, agreement));
});
