import { COLOURINGS, TEXT_SIZES, TEXT_WIDTHS } from "./terms";
import type { TextLook } from "./text-look";

/*
 * Apart from the schema, since pages read these words and do without what validates requests.
 */

export const USUAL_LOOK: TextLook = { size: "normal", width: "normal", colouring: "kind" };

/** A look in a word, for a cookie or a column. */
export function lookAsWord({ size, width, colouring }: TextLook): string {
  return `${size}.${width}.${colouring}`;
}

/** The look in a word; what is missing there or unknown is as usual. */
export function lookFrom(word: string | undefined): TextLook {
  const [size, width, colouring] = (word ?? "").split(".");
  return {
    size: TEXT_SIZES.find((each) => each === size) ?? USUAL_LOOK.size,
    width: TEXT_WIDTHS.find((each) => each === width) ?? USUAL_LOOK.width,
    colouring: COLOURINGS.find((each) => each === colouring) ?? USUAL_LOOK.colouring,
  };
}
