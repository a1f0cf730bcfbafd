import { z } from "zod";
import { quantity } from "./annotation";
import { language } from "./documents";
import { codePoint, countedIn } from "./offsets";
import { operation, words } from "./operation";

const readQuantity = quantity
  .extend({ start: codePoint, end: codePoint, exact: z.string() })
  .meta({ id: "ReadQuantity", description: "Offsets count Unicode code points of the text." });

export const readQuantitiesCall = operation({
  id: "readQuantities",
  method: "post",
  path: "/quantities",
  group: "Claims",
  summary: "The quantities that words claim.",
  description:
    "Numbers with unit, comparator, period, denominator and base; `low` and `high` are the ends of a range. Dates, times, scores, ages and numbers of names are no quantities. Nothing is stored.",
  body: z.object({
    text: words(50_000),
    language: language.optional().meta({ description: "Found from the words by default." }),
  }),
  rate: "read",
  answers: {
    200: countedIn(z.object({ text: z.string(), items: z.array(readQuantity) }), ({ text }) => ({
      words: text,
    })),
  },
});

export const QUANTITIES = [readQuantitiesCall];
