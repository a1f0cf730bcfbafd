/** One point of a figure, reachable by keyboard and readable by a screen reader. */
export interface PlotPoint {
  readonly key: string;
  /** Its description. */
  readonly label: string;
  /** Its position in the data; without `y` it is at the top, as a line's label is. */
  readonly x: number | Date;
  readonly y?: number | string;
  /** In a figure of rows, its row; the up and down keys move to the next one. */
  readonly row?: string;
  /** The link that a press opens. */
  readonly href?: string;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * The point that a key moves to from the one at `at`, or null for another key. Points are given in
 * keyboard order, those of a row together. At an end the point stays.
 */
export function stepOf(key: string, at: number, points: readonly PlotPoint[]): number | null {
  const last = points.length - 1;
  const isInRows = points[0]?.row !== points[last]?.row;
  switch (key) {
    case "Home":
      return 0;
    case "End":
      return last;
    case "ArrowRight":
      return Math.min(last, at + 1);
    case "ArrowLeft":
      return Math.max(0, at - 1);
    case "ArrowDown":
      return isInRows ? acrossRows(at, points, 1) : Math.min(last, at + 1);
    case "ArrowUp":
      return isInRows ? acrossRows(at, points, -1) : Math.max(0, at - 1);
    default:
      return null;
  }
}

/** The point at the same relative position in the next row. */
function acrossRows(at: number, points: readonly PlotPoint[], step: 1 | -1): number {
  const row = points[at]?.row;
  const own = points.findIndex((point) => point.row === row);
  const next = step === 1 ? points.findLastIndex((point) => point.row === row) + 1 : own - 1;
  if (!points[next]) return at;
  const isNext = ({ row: other }: PlotPoint) => other === points[next]?.row;
  const [first, last] = [points.findIndex(isNext), points.findLastIndex(isNext)];
  return Math.min(last, first + at - own);
}

/** The place nearest to the pointer, if one is within reach, in CSS pixels. */
export function nearestTo(places: readonly Place[], to: Place, reach: number): number | null {
  let nearest: number | null = null;
  let least = reach;
  for (const [i, { x, y }] of places.entries()) {
    const distance = Math.hypot(x - to.x, y - to.y);
    if (distance > least) continue;
    least = distance;
    nearest = i;
  }
  return nearest;
}

/** The most points that are rendered at once; of more, those around the current one. */
const WHOLE = 60;
const AROUND = 2;

/** The half-open range of points to render while the one at `at` is current. */
export function stopsAround(at: number, size: number): readonly [number, number] {
  return size <= WHOLE ? [0, size] : [Math.max(0, at - AROUND), Math.min(size, at + AROUND + 1)];
}
