import { placeCursor, placePage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { listCasesCall } from "@/lib/contract/adjudication";
import { done } from "@/lib/outcome";
import { listCases } from "@/server/adjudication/cases";

export const GET = handle(listCasesCall, async (viewer, { params, query }) => {
  const { cursor, limit = 50, ...filter } = query;
  const page = placePage({ cursor, limit });
  const list = await listCases(viewer, params.documentId, filter, page);
  if (!list.ok) return list;
  return done({ items: list.value.items, next: placeCursor(list.value.next) });
});
