import { readAuditCall } from "@/lib/contract/audit";
import { auditCursor, auditPage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { done } from "@/lib/outcome";
import { readAudit } from "@/server/audit/log";

export const GET = handle(readAuditCall, async (viewer, { params, query }) => {
  const found = await readAudit(viewer, params.projectId, query, auditPage(query));
  return found.ok ? done({ ...found.value, next: auditCursor(found.value.next) }) : found;
});
