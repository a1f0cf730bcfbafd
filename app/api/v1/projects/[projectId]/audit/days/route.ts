import { readAuditDaysCall } from "@/lib/contract/audit";
import { handle } from "@/app/api/handler/handle";
import { readAuditDays } from "@/server/audit/days";

export const GET = handle(readAuditDaysCall, (viewer, { params, query }) =>
  readAuditDays(viewer, params.projectId, query),
);
