/** Words with what stands before and after them, on one line each. */
export interface Kwic {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** How many code units of context stand on each side at most. */
export const KWIC_REACH = 70;

/**
 * Key words in context. `before` and `after` begin and end at a space where there is one, so that
 * no word is cut, and keep to the paragraph; runs of white space become one space. Offsets are
 * UTF-16 code units, half-open.
 */
export function kwic(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  reach = KWIC_REACH,
): Kwic {
  const left = text.slice(Math.max(0, start - reach), start);
  const right = text.slice(end, end + reach);
  const from = start > reach ? left.search(/\s/) + 1 : 0;
  const to = end + reach < text.length ? right.search(/\s\S*$/) : -1;
  return {
    before: flat(left.slice(from).split("\n").at(-1) ?? ""),
    words: flat(text.slice(start, end)),
    after: flat((to < 0 ? right : right.slice(0, to)).split("\n")[0] ?? ""),
  };
}

function flat(words: string): string {
  return words.replace(/\s+/g, " ");
}
