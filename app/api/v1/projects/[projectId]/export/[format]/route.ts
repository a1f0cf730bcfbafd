import { handle } from "@/app/api/handler/handle";
import { UUID } from "@/app/require-session";
import { file } from "@/app/api/handler/download";
import { exportProjectCall } from "@/lib/contract/exports";
import { exportProject } from "@/server/export/download";

export const GET = handle(exportProjectCall, async (viewer, { params, query }) => {
  const chosen = query.documents?.split(",").filter((id) => UUID.test(id)) ?? null;
  return file(await exportProject(viewer, params.projectId, params.format, chosen));
});
