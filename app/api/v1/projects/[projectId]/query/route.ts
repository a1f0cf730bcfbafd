import { askQueryCall } from "@/app/api/operations/queries";
import { queryCursor, queryPage } from "@/app/api/door/cursor";
import { door } from "@/app/api/door/door";
import { outward } from "@/app/api/door/points";
import { done } from "@/lib/outcome";
import { askQuery } from "@/server/query/ask";

export const GET = door(askQueryCall, async (viewer, { params, query }) => {
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
