import { listSignInsCall } from "@/lib/contract/audit";
import { auditCursor, auditPage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { done } from "@/lib/outcome";
import { listSignIns } from "@/server/audit/log";

export const GET = handle(listSignInsCall, async (viewer, { query }) => {
  const found = await listSignIns(viewer, auditPage(query));
  return found.ok ? done({ ...found.value, next: auditCursor(found.value.next) }) : found;
});
