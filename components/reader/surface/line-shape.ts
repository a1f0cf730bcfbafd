import type { Kind } from "@/lib/annotation/annotation";
import type { Rect } from "../recogito";

/** One line of the page under a run: what lies beside each other without a gap is one piece. */
export interface Line {
  readonly top: number;
  readonly bottom: number;
  readonly pieces: readonly { readonly left: number; readonly right: number }[];
}

/**
 * Measured boxes, gathered by line. Words of other fonts or sizes have boxes of other heights;
 * the line under them is straight all the same. Boxes are given in reading order; text that
 * runs both ways leaves gaps in a line, and they stay gaps.
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

/** Lines of different annotations stand this far below each other, in CSS pixels. */
const LANE = 4;
/** Deeper ones share the last lane: more would run through the words below. */
const LANES = 4;

/** How far below the box of the words the line of a lane is drawn. */
export function laneDrop(lane: number): number {
  return Math.min(lane, LANES - 1) * LANE - 2;
}

const WAVE = { length: 7, height: 1.6 };

/**
 * The line under words as SVG path data. A wave's phase comes from the page, not from the
 * piece, so waves of neighbours meet.
 */
export function linePath(kind: Kind, left: number, right: number, y: number): string {
  if (kind !== "rhetoric") return `M${r(left)} ${r(y)}H${r(right)}`;
  const half = WAVE.length / 2;
  const height = (x: number) => WAVE.height * Math.sin((x / half) * Math.PI);
  const points: string[] = [];
  for (let x = left; x < right; x = Math.floor(x / (half / 4) + 1) * (half / 4)) {
    points.push(`${r(x)} ${r(y + height(x))}`);
  }
  points.push(`${r(right)} ${r(y + height(right))}`);
  return `M${points.join("L")}`;
}

function r(n: number): number {
  return Math.round(n * 100) / 100;
}
