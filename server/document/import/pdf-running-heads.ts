import type { Line } from "./pdf-lines";

/** How many lines at the top and at the foot of a page may be its running head or number. */
const AT_EDGE = 2;
/** The part of a page's height in which they stand. */
const EDGE = 0.12;
/** Words that stand at the same place on so many pages are no text; of two pages, on both. */
const MIN_REPEATS = 3;

/**
 * The lines of pages without what recurs at their top and foot: the same words but for their
 * figures on several pages, and page numbers alone.
 */
export function withoutRunningHeads(pages: readonly (readonly Line[])[]): {
  readonly kept: readonly (readonly Line[])[];
  readonly removed: number;
} {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    for (const key of new Set(edgesOf(lines).map(keyOf)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const enough = pages.length === 2 ? 2 : MIN_REPEATS;
  let removed = 0;
  const kept = pages.map((lines) => {
    const edges = new Set(edgesOf(lines));
    return lines.filter((line) => {
      const repeats = edges.has(line) ? (counts.get(keyOf(line)) ?? 0) : 0;
      const isNumber = pages.length > 1 && isPageNumber(line.text);
      const isHead = repeats >= enough || (repeats >= 1 && isNumber);
      if (isHead) removed++;
      return !isHead;
    });
  });
  return { kept, removed };
}

function edgesOf(lines: readonly Line[]): Line[] {
  const down = [...lines].sort((one, other) => other.y - one.y);
  const top = down.slice(0, AT_EDGE).filter((line) => line.y > line.pageHeight * (1 - EDGE));
  const foot = down.slice(-AT_EDGE).filter((line) => line.y < line.pageHeight * EDGE);
  return [...new Set([...top, ...foot])];
}

/** The words of a line without its figures, and at which edge it stands. */
function keyOf(line: Line): string {
  const side = line.y > line.pageHeight / 2 ? "top" : "foot";
  const figures = /\d+|\b[ivxlc]+\b/gi;
  return `${side} ${line.text.toLowerCase().replace(figures, "#").replace(/\s+/g, " ")}`;
}

function isPageNumber(text: string): boolean {
  return /^(?:(?:page|seite|p\.?|s\.?) ?)?[-–—[(]? ?(?:\d{1,4}|[ivxlc]{1,7}) ?[-–—\])]?(?: ?(?:\/|of|von|de) ?\d{1,4})?$/i.test(
    text.trim(),
  );
}
