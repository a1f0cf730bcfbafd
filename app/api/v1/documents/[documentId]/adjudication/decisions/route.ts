import { placeCursor, placePage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { addDecisionCall, listDecisionsCall } from "@/lib/contract/adjudication";
import { done } from "@/lib/outcome";
import { addDecision } from "@/server/adjudication/decide";
import { listDecisions } from "@/server/adjudication/decisions";

export const GET = handle(listDecisionsCall, async (viewer, { params, query }) => {
  const { cursor, limit, ...filter } = query;
  const page = placePage({ cursor, limit });
  const list = await listDecisions(viewer, params.documentId, filter, page);
  if (!list.ok) return list;
  return done({ items: list.value.items, next: placeCursor(list.value.next) });
});

export const POST = handle(addDecisionCall, (viewer, { params, body }) =>
  addDecision(viewer, params.documentId, body),
);
