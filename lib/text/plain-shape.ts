import type { Group, Line } from "./lines";

/**
 * What the line ends inside a group of lines mean. `wrapped`: nothing, an editor broke the lines
 * at its margin. `broken`: they belong to the text, as in an address or verse. `preformatted`:
 * columns made of spaces.
 */
export interface Part {
  readonly shape: "wrapped" | "broken" | "preformatted";
  readonly lines: readonly Line[];
}

/**
 * A line longer than this (UTF-16 code units) is a paragraph of its own: no margin is that wide.
 */
const WIDEST = 200;
/** The margins editors and mailers wrap at, in UTF-16 code units. */
const MARGIN = { narrowest: 40, widest: 110 };

export function shapeOf(group: Group): Part[] {
  if (group.length === 1) return [{ shape: "wrapped", lines: group }];
  if (group.some((line) => line.text.length > WIDEST)) return group.map(alone);
  const columns = group.filter((line) => /\S(?: {3,}|\t+)\S/.test(line.text)).length;
  if (columns >= 2 && columns * 5 >= group.length * 3) {
    return [{ shape: "preformatted", lines: group }];
  }
  return splitAtBullets(group).flatMap((lines) => {
    if (lines.length === 1 || isWrapped(lines)) return [{ shape: "wrapped" as const, lines }];
    if (areSentences(lines)) return lines.map(alone);
    return [{ shape: "broken" as const, lines }];
  });
}

function alone(line: Line): Part {
  return { shape: "wrapped", lines: [line] };
}

/**
 * Starts a paragraph at each line that begins with a bullet or a number; the mark stays in the
 * text.
 */
function splitAtBullets(group: Group): Line[][] {
  const parts: Line[][] = [];
  for (const line of group) {
    const open = parts.at(-1);
    if (open && !/^(?:[-*•‣◦–—]|\(?(?:\d{1,3}|[a-z])[.)])\s+\S/u.test(line.text)) open.push(line);
    else parts.push([line]);
  }
  return parts;
}

/**
 * True when each line ends where the next word would have passed the margin, which is the longest
 * line. One line in five may be shorter, since people edit wrapped text.
 */
function isWrapped(lines: readonly Line[]): boolean {
  const margin = Math.max(...lines.map((line) => line.text.length));
  if (margin < MARGIN.narrowest || margin > MARGIN.widest) return false;
  let full = 0;
  for (let i = 1; i < lines.length; i++) {
    const word = /^\S+/.exec((lines[i] as Line).text)?.[0].length ?? 0;
    if ((lines[i - 1] as Line).text.length + 1 + word > margin - 2) full++;
  }
  return full * 5 >= (lines.length - 1) * 4;
}

/** True for lines that each hold a sentence or more: the line ends separate paragraphs. */
function areSentences(lines: readonly Line[]): boolean {
  const ended = lines.filter((line) => /[.!?…。！？]["'”’»)\]]*$/u.test(line.text)).length;
  const length = lines.reduce((sum, line) => sum + line.text.length, 0) / lines.length;
  return length > 70 && ended * 10 >= lines.length * 7;
}

/** Short and not a sentence: no full stop, comma or colon at its end. */
export function looksLikeTitle(line: string): boolean {
  return (
    line.length <= 120 &&
    /\p{L}/u.test(line) &&
    !/[.,;:…。、，；：]["'”’»)\]]*$/u.test(line) &&
    !/^(?:[-*•‣◦–—>|#=]|https?:)/u.test(line)
  );
}

/** True for what a transcript notes beside the words: `(APPLAUSE)`, `[laughter]`. */
export function isStageDirection(line: string): boolean {
  return /^(?:\([^()]*\)|\[[^[\]]*\])[.!?…]?$/u.test(line.trim());
}

/** True for a line that asks or exclaims. While somebody speaks it is theirs, and no heading. */
export function asksOrExclaims(line: string): boolean {
  return /[?!？！؟]["'”’»)\]]*\s*$/u.test(line);
}

/** True for words that may follow a heading: long enough, and beginning as a sentence does. */
export function leads(next: Group): boolean {
  const length = next.reduce((sum, line) => sum + line.text.length, 0);
  return length > 100 && /^["'“‘«„(\[]?(?:\p{Lu}|\p{Lo}|\d)/u.test(next[0]?.text ?? "");
}

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** The date in a line that contains nothing else, as ISO 8601: blogs put it above the title. */
export function dateOfLine(line: string): string | undefined {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(line);
  if (iso) return line;
  const words = line
    .toLowerCase()
    .replace(/^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+/, "")
    .replace(/(\d)(?:st|nd|rd|th)\b/, "$1");
  const found =
    /^(?<month>\p{L}+)\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})$/u.exec(words) ??
    /^(?<day>\d{1,2})\.?\s+(?<month>\p{L}+),?\s+(?<year>\d{4})$/u.exec(words);
  const month = MONTHS.indexOf(found?.groups?.["month"] ?? "") + 1;
  const day = Number(found?.groups?.["day"]);
  if (!found || month === 0 || day < 1 || day > 31) return undefined;
  const two = (n: number) => String(n).padStart(2, "0");
  return `${found.groups?.["year"]}-${two(month)}-${two(day)}`;
}
