import { askQueryCall } from "@/lib/contract/queries";
import { queryCursor, queryPage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { outward } from "@/app/api/handler/offset-codec";
import { done } from "@/lib/outcome";
import { askQuery } from "@/server/query/answer";

export const GET = handle(askQueryCall, async (viewer, { params, query }) => {
  const page = await askQuery(viewer, params.projectId, query.q, queryPage(query));
  if (!page.ok) return page;
  const items = await Promise.all(
    page.value.items.map(async ({ annotations, document }) => ({
      annotations: await outward(annotations),
      document,
    })),
  );
  return done({ items, next: queryCursor(page.value.next) });
});
