import { downloadAuditCall } from "@/lib/contract/audit";
import { file } from "@/app/api/handler/download";
import { handle } from "@/app/api/handler/handle";
import { downloadAudit } from "@/server/audit/download";

export const GET = handle(downloadAuditCall, async (viewer, { params, query }) =>
  file(await downloadAudit(viewer, params.projectId, query)),
);
