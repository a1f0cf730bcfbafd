/**
 * Spaces that a browser would show as one: two or more, or a tab, unless they stand beside a line
 * end that an editor made at its margin.
 */
const SPACES = /((?<![\n\t ])(?:[ \t]{2,}|\t)(?![\n\t ]))/;
/** At the beginning of a line of verse or of an address, a single one is not shown either. */
const LEADING = /^[ \t]+/;

interface SpacedPiece {
  readonly text: string;
  /** Whether it is white space that is shown only where the page keeps it as it is stored. */
  readonly isSpace: boolean;
}

/**
 * Words cut where white space has to be kept; the pieces joined are the words. `followsBreak` is
 * true of words that stand after a break of the line.
 */
export function spacedPieces(words: string, followsBreak: boolean): SpacedPiece[] {
  const indent = followsBreak ? (LEADING.exec(words)?.[0] ?? "") : "";
  const parts = words.slice(indent.length).split(SPACES);
  return [
    { text: indent, isSpace: true },
    ...parts.map((text, i) => ({ text, isSpace: i % 2 === 1 })),
  ].filter(({ text }) => text !== "");
}
