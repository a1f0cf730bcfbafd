import { askQueryCall } from "@/lib/contract/queries";
import { queryCursor, queryPage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { done } from "@/lib/outcome";
import { askQuery } from "@/server/query/answer";

export const GET = handle(askQueryCall, async (viewer, { params, query }) => {
  const page = await askQuery(viewer, params.projectId, query.q, queryPage(query));
  return page.ok ? done({ ...page.value, next: queryCursor(page.value.next) }) : page;
});
