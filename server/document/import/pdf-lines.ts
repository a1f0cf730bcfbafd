/** A piece of text as pdf.js gives it; `transform` is a matrix whose last numbers are its place. */
export interface Piece {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName?: string;
}

/** A line of text on a page; distances in points, from the bottom left corner. */
export interface Line {
  readonly text: string;
  /** Where it begins and ends, and its base line. */
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** The height of its type. */
  readonly size: number;
  /** The page's height, to tell what stands at its edges. */
  readonly pageHeight: number;
  /** The left and the right edge of the column it stands in. */
  readonly column: readonly [left: number, right: number];
}

interface PlacedPiece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The narrowest white between two columns, in heights of type. */
const GUTTER = 1;
/** Fewer pieces beside one another are a table or a caption and no columns. */
const MIN_ROWS = 5;

/**
 * The lines of a page in reading order. Text that is turned is left to its own order at the end.
 * Where a white stripe parts the page over many lines, what is left of it is read before what is
 * right of it; what crosses the stripe, such as a title, stands where it is.
 */
export function linesOf(pieces: readonly Piece[], { width, height }: Size): Line[] {
  const all = pieces.filter((piece) => piece.str.trim() !== "").map(pieceAt);
  return sections(all, 0).flatMap((section) => {
    const [left, right] = edgesOf(section);
    const column = [left, Math.min(right, width)] as const;
    return rowsOf(section).map((row) => ({ ...lineOf(row), pageHeight: height, column }));
  });
}

function pieceAt({ str, transform, width, height }: Piece): PlacedPiece {
  const [a = 0, b = 0, , , x = 0, y = 0] = transform;
  const size = height > 0 ? height : Math.hypot(a, b);
  return { text: str, left: x, right: x + Math.max(width, 0), y, size: size || 1 };
}

/** Pieces at one height, from the top down, each from left to right. */
function rowsOf(pieces: readonly PlacedPiece[]): PlacedPiece[][] {
  const rows: PlacedPiece[][] = [];
  for (const piece of [...pieces].sort((one, other) => other.y - one.y || one.left - other.left)) {
    const row = rows.at(-1);
    const first = row?.[0];
    // Raised and lowered signs belong to their line.
    if (row && first && Math.abs(first.y - piece.y) < Math.max(first.size, piece.size) * 0.45)
      row.push(piece);
    else rows.push([piece]);
  }
  for (const row of rows) row.sort((one, other) => one.left - other.left);
  return rows;
}

/**
 * Where the leftmost of pieces begins and the rightmost ends. A page may hold more pieces than a
 * function takes arguments, so that nothing here spreads them.
 */
function edgesOf(pieces: readonly PlacedPiece[]): [left: number, right: number] {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (const one of pieces) {
    left = Math.min(left, one.left);
    right = Math.max(right, one.right);
  }
  return [left, right];
}

function lineOf(row: readonly PlacedPiece[]): Omit<Line, "pageHeight" | "column"> {
  let text = "";
  let last = "";
  let end = Number.NEGATIVE_INFINITY;
  for (const { text: words, left, right, size } of row) {
    const gap = left - end;
    const isApart = text !== "" && gap > size * 0.18 && !/\s$/.test(last) && !/^\s/.test(words);
    text += (isApart ? " " : "") + words;
    last = words;
    end = Math.max(end, right);
  }
  const weights = new Map<number, number>();
  for (const { text: words, size } of row)
    weights.set(size, (weights.get(size) ?? 0) + words.length);
  const [size = 1] = [...weights].reduce((best, one) => (one[1] > best[1] ? one : best), [1, -1]);
  const baseline = row.find((one) => one.size === size)?.y ?? row[0]?.y ?? 0;
  return {
    text: text.replace(/\s+/g, " ").trim(),
    left: edgesOf(row)[0],
    right: end,
    y: baseline,
    size,
  };
}

/** The parts of a page that are read one after the other. */
function sections(pieces: readonly PlacedPiece[], depth: number): PlacedPiece[][] {
  const rows = rowsOf(pieces);
  const stripe = depth < 4 ? whiteStripe(rows) : null;
  if (stripe === null) return pieces.length > 0 ? [[...pieces]] : [];
  const parts: PlacedPiece[][] = [];
  let before: PlacedPiece[] = [];
  let columns: PlacedPiece[] = [];
  const endColumns = () => {
    if (columns.length === 0) return;
    const left = columns.filter((one) => one.left < stripe);
    const right = columns.filter((one) => one.left >= stripe);
    parts.push(...sections(left, depth + 1), ...sections(right, depth + 1));
    columns = [];
  };
  const endBefore = () => {
    if (before.length > 0) parts.push(before);
    before = [];
  };
  for (const row of rows) {
    const crosses = row.some((one) => one.left < stripe - 1 && one.right > stripe + 1);
    if (crosses) {
      endColumns();
      for (const one of row) before.push(one);
    } else {
      endBefore();
      for (const one of row) columns.push(one);
    }
  }
  endColumns();
  endBefore();
  return parts;
}

/**
 * Where a white stripe runs down many lines with text on both of its sides, or null. Between the
 * words of a table there is white too, but its cells are short, and columns of prose are not.
 */
function whiteStripe(rows: readonly (readonly PlacedPiece[])[]): number | null {
  const [left, right] = edgesOf(rows.flat());
  const width = right - left;
  if (rows.length < MIN_ROWS || width <= 0) return null;
  let best: { at: number; rows: number } | null = null;
  for (let step = 30; step <= 70; step += 1) {
    const at = left + (width * step) / 100;
    let beside = 0;
    let crossing = 0;
    let leftOnly = 0;
    let letters = 0;
    for (const row of rows) {
      const size = row[0]?.size ?? 1;
      const isCrossed = row.some((one) => one.left < at && one.right > at);
      const lefts = row.filter((one) => one.right <= at);
      const rights = row.filter((one) => one.left >= at);
      const gap = edgesOf(rights)[0] - edgesOf(lefts)[1];
      if (isCrossed) crossing++;
      else if (lefts.length > 0 && rights.length > 0 && gap > size * GUTTER) {
        beside++;
        letters += row.reduce((sum, one) => sum + one.text.length, 0);
      } else leftOnly++;
    }
    const isProse = letters > beside * 35;
    if (beside < MIN_ROWS || crossing * 2 > beside + leftOnly || !isProse) continue;
    if (!best || beside > best.rows) best = { at, rows: beside };
  }
  return best?.at ?? null;
}
