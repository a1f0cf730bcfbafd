/** A line of a paragraph in which nothing means anything in Markdown, but for what may follow it. */
const PLAIN = /^\p{L}(?:[^\\`*_[\]<>&|~#@:\n]*[^\\`*_[\]<>&|~#@:\s])?$/u;
const ADDRESS = /www\./i;
const isPlain = (line: string): boolean => PLAIN.test(line) && !ADDRESS.test(line);

/** Private characters of Unicode, none of which is a space or a mark to Markdown. */
const [FIRST_PRIVATE, LAST_PRIVATE] = [0xe000, 0xf8ff];

export interface JoinedLines {
  readonly source: string;
  /** Puts the line ends back in words that were parsed from `source`. */
  restore(words: string): string;
}

/**
 * The same Markdown with the plain lines of a paragraph as one line, whose ends are written as a
 * character that the text does not have: the parser takes as long for a line as for some hundred
 * characters. Only lines at the beginning of a paragraph are joined, where no table can have begun,
 * and without the last of them, which may be the head of one. Parsed and restored, the tree is the
 * same. Linear in the text.
 */
export function joinPlainLines(source: string): JoinedLines {
  const mark = unusedIn(source);
  if (mark === null) return { source, restore: (words) => words };
  const parts: string[] = [];
  let isBegun = false;
  const lines = source.split("\n");
  let isPlainLine = isPlain(lines[0] ?? "");
  lines.forEach((line, at) => {
    const isNextPlain = isPlain(lines[at + 1] ?? "");
    const isBeginning = at === 0 || isBegun || isBlank(lines[at - 1] ?? "");
    isBegun = isBeginning && isPlainLine;
    const isJoined = isBegun && isNextPlain && isPlain(lines[at + 2] ?? "");
    parts.push(line, isJoined ? mark : "\n");
    isPlainLine = isNextPlain;
  });
  parts.pop();
  return { source: parts.join(""), restore: (words) => words.replaceAll(mark, "\n") };
}

const isBlank = (line: string): boolean => /^[ \t]*$/.test(line);

function unusedIn(source: string): string | null {
  for (let code = FIRST_PRIVATE; code <= LAST_PRIVATE; code++) {
    const character = String.fromCharCode(code);
    if (!source.includes(character)) return character;
  }
  return null;
}
