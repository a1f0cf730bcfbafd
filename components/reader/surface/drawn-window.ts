/** The heights between which runs are drawn, in CSS pixels from the top of the text's container. */
export interface DrawnWindow {
  readonly top: number;
  readonly bottom: number;
  /** Drawn after a jump, and so no further than what is seen needs. */
  readonly isNear: boolean;
}

/** Why drawing is looked at: a scroll, a rest after a jump, or a change of runs or layout. */
export type Why = "scrolled" | "rested" | "changed";

/** Runs are drawn this many screens above and below the viewport … */
const WIDE = 1.5;
/** … again when only so many are left … */
const SPARE = 0.5;
/** … and so many while the viewport jumps to places where nothing is drawn yet. */
const NEAR = 0.4;

/**
 * What is to be drawn around a viewport; null if that is drawn already. A jump draws a third of what
 * a rest draws, so the cost of a frame does not grow with what nobody has scrolled to yet.
 */
export function nextWindow(
  before: DrawnWindow | null,
  { top, height }: { readonly top: number; readonly height: number },
  why: Why,
): DrawnWindow | null {
  const within = (screens: number) =>
    before !== null &&
    before.top <= top - height * screens &&
    before.bottom >= top + height * (1 + screens);
  const isJump = !within(0);
  if (why === "scrolled" && !isJump && (before?.isNear || within(SPARE))) return null;
  const isNear = why !== "rested" && (isJump || before?.isNear === true);
  const margin = height * (isNear ? NEAR : WIDE);
  return { top: top - margin, bottom: top + height + margin, isNear };
}
