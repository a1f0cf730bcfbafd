/** One point of a figure, as a stop for the keyboard and for who does not see it. */
export interface PlotPoint {
  readonly key: string;
  /** What is said of it. */
  readonly label: string;
  /** Where it stands in the data; without `y` at the top, as a line's name does. */
  readonly x: number | Date;
  readonly y?: number | string;
  /** Of a figure in rows, the row: up and down lead to the next one. */
  readonly row?: string;
  /** What a press opens. */
  readonly href?: string;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * The point a key leads to from the one at `at`, or null for a key that leads nowhere. Points are
 * given in the order in which they are walked, those of a row together. At an end one stays.
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

/** The point as far along the next row as this one is along its own. */
function acrossRows(at: number, points: readonly PlotPoint[], step: 1 | -1): number {
  const row = points[at]?.row;
  const own = points.findIndex((point) => point.row === row);
  const next = step === 1 ? points.findLastIndex((point) => point.row === row) + 1 : own - 1;
  if (!points[next]) return at;
  const isNext = ({ row: other }: PlotPoint) => other === points[next]?.row;
  const [first, last] = [points.findIndex(isNext), points.findLastIndex(isNext)];
  return Math.min(last, first + at - own);
}

/** The place nearest to where somebody points, when one is within reach, in CSS pixels. */
export function nearestTo(places: readonly Place[], to: Place, reach: number): number | null {
  let nearest: number | null = null;
  let least = reach;
  for (const [i, { x, y }] of places.entries()) {
    const away = Math.hypot(x - to.x, y - to.y);
    if (away > least) continue;
    least = away;
    nearest = i;
  }
  return nearest;
}

/** So many are in the page at once; of more those around the current one. */
const WHOLE = 60;
const AROUND = 2;

/** Which of the points are in the page while one of them is the stop: half-open. */
export function stopsAround(at: number, size: number): readonly [number, number] {
  return size <= WHOLE ? [0, size] : [Math.max(0, at - AROUND), Math.min(size, at + AROUND + 1)];
}
