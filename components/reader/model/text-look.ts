export const TEXT_SIZES = ["small", "normal", "large", "larger"] as const;
export const TEXT_WIDTHS = ["narrow", "normal", "wide"] as const;

/** What the colours on a text say. */
export const COLOURINGS = ["kind", "tag", "author"] as const;
type Colouring = (typeof COLOURINGS)[number];

/** How large a text is set for somebody, how long its lines may be, and what its colours say. */
export interface TextLook {
  readonly size: (typeof TEXT_SIZES)[number];
  readonly width: (typeof TEXT_WIDTHS)[number];
  readonly colouring: Colouring;
}

export const USUAL_LOOK: TextLook = { size: "normal", width: "normal", colouring: "kind" };

/** A year, in seconds. */
const KEPT = 31_536_000;

/** The cookie of one person in this browser: people who share it each have their own. */
export function lookCookie(personId: string): string {
  return `obelus.text.${personId}`;
}

/** The look in the value of a cookie; what is missing there or unknown is as usual. */
export function lookFrom(value: string | undefined): TextLook {
  const [size, width, colouring] = (value ?? "").split(".");
  return {
    size: TEXT_SIZES.find((each) => each === size) ?? USUAL_LOOK.size,
    width: TEXT_WIDTHS.find((each) => each === width) ?? USUAL_LOOK.width,
    colouring: COLOURINGS.find((each) => each === colouring) ?? USUAL_LOOK.colouring,
  };
}

/** Keeps a look for later visits; the server then sets the page so from the first paint. */
export function keepLook(personId: string, { size, width, colouring }: TextLook): void {
  const value = `${size}.${width}.${colouring}`;
  document.cookie = `${lookCookie(personId)}=${value}; path=/; max-age=${KEPT}; samesite=lax`;
}
