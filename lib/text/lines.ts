/** A line with words, without the space at its edges. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The offset of its line feed or of the text's end, in UTF-16 code units. */
  readonly feed: number;
}

/** Lines without a blank one between them; never empty. */
export type Group = readonly Line[];

export function groupsOf(text: string): Group[] {
  const groups: Line[][] = [];
  let open: Line[] | null = null;
  for (let from = 0; from <= text.length;) {
    const found = text.indexOf("\n", from);
    const feed = found < 0 ? text.length : found;
    const whole = text.slice(from, feed);
    const words = whole.trim();
    if (words === "") open = null;
    else {
      if (!open) groups.push((open = []));
      const start = from + (whole.length - whole.trimStart().length);
      open.push({ start, end: start + words.length, text: words, feed });
    }
    from = feed + 1;
  }
  return groups;
}

/** The same lines, with a new group at each line that is in `starts`. */
export function splitAt(groups: readonly Group[], starts: ReadonlyMap<Line, unknown>): Group[] {
  const parts: Line[][] = [];
  for (const group of groups) {
    group.forEach((line, i) => {
      const open = parts.at(-1);
      if (i === 0 || starts.has(line) || !open) parts.push([line]);
      else open.push(line);
    });
  }
  return parts;
}
