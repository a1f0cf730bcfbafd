import { z } from "zod";
import type { ShapeOf } from "./offsets";
import { COLOURINGS, TEXT_SIZES, TEXT_WIDTHS } from "./terms";

export const textLook = z
  .object({
    size: z.enum(TEXT_SIZES),
    width: z.enum(TEXT_WIDTHS).meta({ description: "How long its lines may be." }),
    colouring: z.enum(COLOURINGS).meta({ description: "What the colours on it say." }),
  })
  .meta({ id: "TextLook" });

/** How large a text is set for somebody, how long its lines may be, and what its colours say. */
export type TextLook = ShapeOf<typeof textLook>;
