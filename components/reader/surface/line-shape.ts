import type { Kind } from "@/lib/annotation/annotation";
import type { Hedge } from "@/lib/annotation/certainty";
import type { Rect } from "./recogito";

/** One line of the page under a run; adjacent boxes are one piece. */
export interface Line {
  readonly top: number;
  readonly bottom: number;
  readonly pieces: readonly { readonly left: number; readonly right: number }[];
}

/**
 * Groups measured boxes by line. Boxes of other fonts or sizes differ in height, but the line under
 * them is straight. Boxes are given in reading order; gaps in bidirectional text stay gaps.
 */
export function linesOf(rects: readonly Rect[]): Line[] {
  const lines: { top: number; bottom: number; pieces: { left: number; right: number }[] }[] = [];
  for (const { x, y, width, height } of rects) {
    if (width < 0.5 || height < 0.5) continue;
    const line = lines.find((l) => {
      const shared = Math.min(l.bottom, y + height) - Math.max(l.top, y);
      return shared > Math.min(l.bottom - l.top, height) / 2;
    });
    if (!line) {
      lines.push({ top: y, bottom: y + height, pieces: [{ left: x, right: x + width }] });
      continue;
    }
    line.top = Math.min(line.top, y);
    line.bottom = Math.max(line.bottom, y + height);
    line.pieces.push({ left: x, right: x + width });
  }
  return lines.map((line) => ({ ...line, pieces: joined(line.pieces) }));
}

function joined(pieces: { left: number; right: number }[]): { left: number; right: number }[] {
  const sorted = [...pieces].sort((a, b) => a.left - b.left);
  const out: { left: number; right: number }[] = [];
  for (const piece of sorted) {
    const before = out.at(-1);
    if (before && piece.left <= before.right + 1.5) {
      before.right = Math.max(before.right, piece.right);
    } else out.push({ ...piece });
  }
  return out;
}

/** The distance between the lines of different annotations, in CSS pixels. */
const LANE = 4;
/** Deeper annotations share the last lane: more lanes would cross the words below. */
const LANES = 4;

/** The distance from the box of the words to the line of a lane, in CSS pixels. */
export function laneDrop(lane: number): number {
  return Math.min(lane, LANES - 1) * LANE - 2;
}

/** Where two lines share a lane, the kind's own is drawn this far above the lane, the other below. */
const RISE = 1.3;
const FALL = 2.1;

/** The height of the kind's own line: a little higher if it shares its lane with a second one. */
export function ownLine(y: number, hedge: Hedge | null): number {
  return hedge === null || hedge === "denied" ? y : y - RISE;
}

const STROKES = { every: 11, lean: 2, reach: 3.4 };

/**
 * What is drawn with a kind's line where the speaker does not simply assert: a second line below
 * it, dashed by its style, or strokes across it for a denial. Strokes have fixed positions on the
 * page, with at least one on each piece.
 */
export function hedgePath(hedge: Hedge, left: number, right: number, y: number): string {
  if (hedge !== "denied") return `M${r(left)} ${r(y + FALL)}H${r(right)}`;
  const { every, lean, reach } = STROKES;
  const places: number[] = [];
  const first = Math.ceil((left + lean) / every) * every;
  for (let x = first; x <= right - lean; x += every) places.push(x);
  if (places.length === 0) places.push((left + right) / 2);
  return places
    .map((x) => `M${r(x - lean)} ${r(y + reach)}L${r(x + lean)} ${r(y - reach)}`)
    .join("");
}

const CUE = { gap: 3, width: 15, drop: 3 };

/**
 * The position of the label at the end of an annotation: a little below its line, after the last
 * words in reading direction. Several that end together are placed one after the other. Null if no
 * line of it is visible.
 */
export function cuePlace(
  lines: readonly Line[],
  lane: number,
  place: number,
  leftwards: boolean,
): { readonly x: number; readonly y: number } | null {
  const last = lines.at(-1);
  const ends = last?.pieces.map(({ left, right }) => (leftwards ? -left : right));
  if (!last || !ends || ends.length === 0) return null;
  const out = Math.max(...ends) + CUE.gap + place * CUE.width;
  return { x: r(leftwards ? -out : out), y: r(last.bottom + laneDrop(lane) + CUE.drop) };
}

/** A note's line has short teeth that point at its words, at fixed positions on the page. */
const TEETH = { every: 9, height: 3 };

function toothed(left: number, right: number, y: number): string {
  let path = `M${r(left)} ${r(y)}H${r(right)}`;
  for (let x = Math.ceil(left / TEETH.every) * TEETH.every; x <= right; x += TEETH.every)
    path += `M${r(x)} ${r(y)}V${r(y - TEETH.height)}`;
  return path;
}

const WAVE = { length: 7, height: 1.6 };

/**
 * The line under words as SVG path data. A wave's phase depends on the position on the page, not on
 * the piece, so that adjacent waves join. Each half wave is one parabola (a quadratic Bézier curve,
 * any part of which is one too): a tenth of the points a sine would take.
 */
export function linePath(kind: Kind, left: number, right: number, y: number): string {
  if (kind === "note") return toothed(left, right, y);
  if (kind !== "rhetoric") return `M${r(left)} ${r(y)}H${r(right)}`;
  const half = WAVE.length / 2;
  const first = Math.floor(left / half);
  let path = `M${r(left)} ${r(y + bow(first, left / half - first))}`;
  for (let k = first; k * half < right; k++) {
    const from = Math.max(0, left / half - k);
    const to = Math.min(1, right / half - k);
    const middle = (from + to) / 2;
    // The control point, where the tangents at both ends meet.
    const control = bow(k, from) + slope(k, from) * (middle - from);
    path += `Q${r((k + middle) * half)} ${r(y + control)} ${r((k + to) * half)} ${r(y + bow(k, to))}`;
  }
  return path;
}

/** The height and slope of the k-th half wave at a share of its length. */
function bow(k: number, share: number): number {
  return (k % 2 === 0 ? 4 : -4) * WAVE.height * share * (1 - share);
}
function slope(k: number, share: number): number {
  return (k % 2 === 0 ? 4 : -4) * WAVE.height * (1 - 2 * share);
}

function r(n: number): number {
  return Math.round(n * 100) / 100;
}
