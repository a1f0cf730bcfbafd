import type { Span } from "../span/span";
import type { Alignment, TokenRange } from "./alignment";
import type { Token } from "./tokens";

/** How much longer, in tokens, what replaced a passage may be than the passage: so many times. */
const MAX_GROWTH = 6;

/**
 * What became of a range where it stood: from the first to the last of its tokens that are still
 * there, and what replaced the tokens at its edges. Null when nothing or far too much is there.
 */
export function imageOf(alignment: Alignment, { from, until }: TokenRange): TokenRange | null {
  const kept: number[] = [];
  for (let i = from; i < until; i++) {
    const image = alignment.imageOf(i);
    if (image !== null) kept.push(image);
  }
  const before = from === 0 ? -1 : alignment.imageOf(from - 1);
  const after = until === alignment.old.length ? alignment.now.length : alignment.imageOf(until);
  let [start, end] = [kept[0], kept.at(-1)];
  const isCut = (index: number) => alignment.imageOf(index) === null;
  if (isCut(from) && before !== null) {
    const room = 2 * ((start ?? before) > before ? until - from : 0) + 2;
    if (start === undefined || start - before - 1 <= room) start = before + 1;
  }
  if (isCut(until - 1) && after !== null) {
    const room = 2 * (until - from) + 2;
    if (end === undefined || after - 1 - end <= room) end = after - 1;
  }
  if (start === undefined || end === undefined || end < start) return null;
  const limit = MAX_GROWTH * (until - from) + 2;
  return end + 1 - start <= limit ? { from: start, until: end + 1 } : null;
}

/** Whether all words of a range are still there in their order, with others between them. */
export function keepsAllWords(alignment: Alignment, { from, until }: TokenRange): boolean {
  for (let i = from; i < until; i++) {
    if (alignment.old[i]?.isWord && alignment.imageOf(i) === null) return false;
  }
  return true;
}

/** The span of a range of tokens, null for an empty one. */
export function spanOf(tokens: readonly Token[], { from, until }: TokenRange): Span | null {
  const [first, last] = [tokens[from], tokens[until - 1]];
  return first && last && from < until ? { start: first.start, end: last.end } : null;
}

/** The sentence or sentences of a range, without the range itself. */
export function sentenceAround(
  text: string,
  tokens: readonly Token[],
  { from, until }: TokenRange,
): string {
  let [start, end] = [from, until];
  while (start > 0 && tokens[start - 1]?.sentence === tokens[from]?.sentence) start--;
  while (end < tokens.length && tokens[end]?.sentence === tokens[until - 1]?.sentence) end++;
  const part = (a: number, b: number) => text.slice(tokens[a]?.start ?? 0, tokens[b - 1]?.end ?? 0);
  return `${start < from ? part(start, from) : ""} ${until < end ? part(until, end) : ""}`;
}
