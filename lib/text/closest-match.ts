/** Where a text is most similar to a pattern. UTF-16 code units, half-open. */
interface ClosestMatch {
  readonly start: number;
  readonly end: number;
  /** How many characters have to be changed, added or left out. */
  readonly errors: number;
}

/**
 * The part of a text that takes the fewest changes to become the pattern, or null when more than
 * `maxErrors` are needed. Of several it is the one that ends first, and its longest form.
 *
 * Myers' bit-parallel algorithm in Hyyrö's form (G. Myers, 1999; H. Hyyrö, 2003): for each
 * character of the text one step for each 32 characters of the pattern, whatever they are. Package
 * approx-string-match finds the same places and all others as good, each by a search of its own,
 * which takes hours where a text repeats itself.
 */
export function closestMatch(
  text: string,
  pattern: string,
  maxErrors: number,
): ClosestMatch | null {
  const forwards = closestEnds(text, pattern, maxErrors);
  if (!forwards) return null;
  const { first: end, errors } = forwards;
  const before = text.slice(Math.max(0, end - pattern.length - errors), end);
  const backwards = closestEnds(reversed(before), reversed(pattern), errors);
  return { start: end - (backwards?.last ?? 0), end, errors };
}

function reversed(text: string): string {
  return text.split("").reverse().join("");
}

interface Ends {
  readonly errors: number;
  readonly first: number;
  readonly last: number;
}

const WIDTH = 32;

/** The first and the last place where a part with the fewest errors ends. */
function closestEnds(text: string, pattern: string, maxErrors: number): Ends | null {
  if (pattern === "") return null;
  const column = new Column(pattern);
  let fewest = Math.min(maxErrors, pattern.length);
  let [first, last] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const errors = column.advance(text.charCodeAt(at));
    if (errors > fewest) continue;
    if (errors < fewest || first === 0) first = at + 1;
    fewest = errors;
    last = at + 1;
  }
  return first > 0 ? { errors: fewest, first, last } : null;
}

/**
 * A column of the table of edit distances, as differences between its rows: a bit for each row
 * where the distance is greater, or less, by one than in the row above.
 */
class Column {
  private readonly blocks: number;
  private readonly greater: Int32Array;
  private readonly less: Int32Array;
  /** For each character the rows in which the pattern has it. */
  private readonly rows = new Map<number, Int32Array>();
  private readonly none: Int32Array;
  /** The bit of a block's last row. */
  private readonly lastRow: Int32Array;
  private errors: number;

  constructor(pattern: string) {
    this.blocks = Math.ceil(pattern.length / WIDTH);
    this.greater = new Int32Array(this.blocks).fill(-1);
    this.less = new Int32Array(this.blocks);
    this.none = new Int32Array(this.blocks);
    this.lastRow = new Int32Array(this.blocks).fill(1 << (WIDTH - 1));
    this.lastRow[this.blocks - 1] = 1 << ((pattern.length - 1) % WIDTH);
    this.errors = pattern.length;
    for (let row = 0; row < pattern.length; row++) {
      const code = pattern.charCodeAt(row);
      let rows = this.rows.get(code);
      if (!rows) this.rows.set(code, (rows = new Int32Array(this.blocks)));
      const block = Math.floor(row / WIDTH);
      rows[block] = (rows[block] ?? 0) | (1 << (row % WIDTH));
    }
  }

  /** The distance of the whole pattern when one more character of the text is read. */
  advance(code: number): number {
    const rows = this.rows.get(code) ?? this.none;
    // How the distance in the row above the block changes from the last column: −1, 0 or 1.
    let change = 0;
    for (let block = 0; block < this.blocks; block++) {
      const [greater, less] = [this.greater[block] ?? 0, this.less[block] ?? 0];
      const isLess = change < 0 ? 1 : 0;
      const equal = (rows[block] ?? 0) | isLess;
      const vertical = equal | less;
      const horizontal = ((((equal & greater) + greater) | 0) ^ greater) | equal;
      let rises = less | ~(horizontal | greater);
      let falls = greater & horizontal;
      const last = this.lastRow[block] ?? 0;
      const next = ((rises & last) !== 0 ? 1 : 0) - ((falls & last) !== 0 ? 1 : 0);
      rises = (rises << 1) | (change > 0 ? 1 : 0);
      falls = (falls << 1) | isLess;
      this.greater[block] = falls | ~(vertical | rises);
      this.less[block] = rises & vertical;
      change = next;
    }
    return (this.errors += change);
  }
}
