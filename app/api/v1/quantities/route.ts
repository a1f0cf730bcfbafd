import { handle } from "@/app/api/handler/handle";
import { readQuantitiesCall } from "@/lib/contract/quantities";
import { done } from "@/lib/outcome";
import { READ_QUANTITIES } from "@/server/claim/tasks";
import { runTask } from "@/server/platform/workers";

export const POST = handle(readQuantitiesCall, async (_viewer, { body, request }) => {
  const { text, language } = body;
  const found = await runTask(READ_QUANTITIES, { text, language }, request.signal);
  if (!found.ok) return found;
  const items = found.value.map((quantity) => ({
    ...quantity,
    exact: text.slice(quantity.start, quantity.end),
  }));
  return done({ text, items });
});
