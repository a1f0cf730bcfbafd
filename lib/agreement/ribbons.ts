/** More coders have no letter and are not drawn. */
export const MAX_DRAWN = 20;

/** The letter of a coder who is drawn. */
export function letterOf(coder: number): string {
  return String.fromCharCode(65 + coder);
}

/** How many lines have letters beside them in one paragraph. */
const LETTERED_LINES = 120;

/** How many units of the height of a ribbon the words of a line take. */
const WORDS_HIGH = 3;

/**
 * The letters of so many ribbons as a CSS string, which repeats with the lines: those of the ribbons
 * under one line, then as many empty lines as its words are ribbons high.
 */
export function lettersBeside(ribbons: number): string {
  if (ribbons === 0) return '""';
  const letters = Array.from({ length: ribbons }, (_, coder) => `${letterOf(coder)}\\a `).join("");
  return `"${(letters + "\\a ".repeat(WORDS_HIGH)).repeat(LETTERED_LINES)}"`;
}

/** One pattern for each ribbon; from the eleventh on they repeat, told apart by their letters. */
const PATTERNS: readonly ((colour: string) => string)[] = [
  (c) => `linear-gradient(${c},${c})`,
  (c) => `repeating-linear-gradient(90deg,${c} 0 7px,#0000 7px 10px)`,
  (c) => `repeating-linear-gradient(90deg,${c} 0 2px,#0000 2px 5px)`,
  (c) => `repeating-linear-gradient(90deg,${c} 0 14px,#0000 14px 18px)`,
  (c) =>
    `repeating-linear-gradient(90deg,${c} 0 8px,#0000 8px 11px,${c} 11px 13px,#0000 13px 16px)`,
  (c) => `repeating-linear-gradient(135deg,${c} 0 1.5px,#0000 1.5px 4px)`,
  (c) => `linear-gradient(${c} 0 30%,#0000 30% 70%,${c} 70%)`,
  (c) =>
    `repeating-linear-gradient(90deg,${c} 0 8px,#0000 8px 10px,${c} 10px 12px,#0000 12px 14px,${c} 14px 16px,#0000 16px 18px)`,
  (c) => `repeating-linear-gradient(90deg,${c} 0 1px,#0000 1px 3px)`,
  (c) => `repeating-linear-gradient(45deg,${c} 0 2.5px,#0000 2.5px 6px)`,
];

/** A coder's ribbon in a colour of CSS. */
interface Ribbon {
  readonly coder: number;
  readonly colour: string;
}

/**
 * Ribbons as the background of words, each at its height under them: `--lanes` is how many the text
 * has, `--pitch` how high one is with the room around it, `--thick` how high it is itself.
 */
export function ribbonsOf(ribbons: readonly Ribbon[]) {
  const height = (coder: number) =>
    `0 calc(100% - (var(--lanes) - ${coder + 1})*var(--pitch) - (var(--pitch) - var(--thick))/2)`;
  return {
    backgroundImage: ribbons
      .map(({ coder, colour }) => PATTERNS[coder % PATTERNS.length]?.(colour))
      .join(),
    backgroundPosition: ribbons.map(({ coder }) => height(coder)).join(),
  };
}
