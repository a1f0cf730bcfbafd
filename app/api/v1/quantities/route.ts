import { handle } from "@/app/api/handler/handle";
import { proposeQuantities } from "@/lib/claim/quantities";
import { readQuantitiesCall } from "@/lib/contract/quantities";
import { done } from "@/lib/outcome";

export const POST = handle(readQuantitiesCall, (_viewer, { body: { text, language } }) => {
  const items = proposeQuantities(text, language).map((quantity) => ({
    ...quantity,
    exact: text.slice(quantity.start, quantity.end),
  }));
  return done({ text, items });
});
