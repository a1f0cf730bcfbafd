/** The most and the least, in CSS pixels: what does not fit scrolls inside. */
const HIGHEST = 540;
const LOWEST = 240;
/** The part of a small screen that a sheet takes, and the rest that stays of the text at least. */
const SHEET = 0.66;
const TEXT = 84;

/**
 * The height of the palette while a tag is chosen, in CSS pixels; it does not depend on what is
 * chosen. `room` is the height of the part of the page that is seen; an on-screen keyboard takes
 * from it, and the sheet then leaves no more than two lines of the text.
 */
export function paletteHeight(room: number, isSheet: boolean): number {
  if (!isSheet) return Math.max(LOWEST, Math.min(HIGHEST, room));
  return Math.round(
    Math.min(HIGHEST, Math.max(room * SHEET, Math.min(room - TEXT, LOWEST + TEXT))),
  );
}
