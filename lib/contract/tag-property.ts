import { z } from "zod";
import { MAX_SLUG_LENGTH, PROPERTY_TYPES, isSlug } from "./terms";
import { name, rule } from "./operation";

export const tagSlug = z.string().min(1).max(MAX_SLUG_LENGTH).refine(isSlug, rule("slug"));

export const tagProperty = z
  .object({
    id: tagSlug.meta({ description: "Names the values; it stays when the name changes." }),
    name: name(200),
    type: z.enum(PROPERTY_TYPES).meta({
      description:
        "`date` is a year, a month or a day as ISO 8601 writes them, `link` an address of the web.",
    }),
    required: z.boolean().meta({
      description: "A project whose settings are `strict` refuses a use without a value.",
    }),
    choices: z.array(name(200)).max(100).meta({ description: "Of the type `choice`; else empty." }),
  })
  .refine(({ type, choices }) => type !== "choice" || choices.length > 0, rule("property-choices"))
  .meta({ id: "TagProperty" });
