import type { Span } from "../span/span";
import type { Reattached, Sought } from "./find";
import { looseText, type LooseText } from "./loose-text";

/** Of more places nobody looks at the rest, so none of them is meant for sure. */
const MAX_PLACES = 1_000;
/** So many characters of the surroundings tell one place from another. */
const TELLING = 8;

/**
 * The places where these words are, whatever blanks, line ends, quotation marks and dashes a program
 * made of them. Of several, the one is meant around which more of the given surroundings stand than
 * around any other, and at least eight characters or all that is given of them.
 */
export function findLoosely(
  { text, toText }: LooseText,
  { exact, prefix = "", suffix = "" }: Sought,
): Reattached {
  const words = looseText(exact).text.trim();
  if (words === "") return { found: "lost" };
  const before = looseText(prefix).text.trimEnd();
  const after = looseText(suffix).text.trimStart();
  const enough = Math.min(TELLING, before.length + after.length);
  let best = -1;
  let at: Span[] = [];
  let places = 0;
  for (
    let start = text.indexOf(words);
    start >= 0 && places < MAX_PLACES;
    start = text.indexOf(words, start + 1)
  ) {
    places++;
    const end = start + words.length;
    const common = commonEnd(text, start, before) + commonStart(text, end, after);
    if (common < best) continue;
    if (common > best) at = [];
    best = common;
    at.push({ start: toText(start), end: toText(end - 1) + 1 });
  }
  const [only] = at;
  if (!only) return { found: "lost" };
  const isBest = at.length === 1 && enough > 0 && best >= enough;
  const isTold = places === 1 || (isBest && places < MAX_PLACES);
  return isTold ? { found: "once", at: only } : { found: "many", at };
}

/** How many characters before an offset are the end of `words`; blanks at the border do not count. */
function commonEnd(text: string, end: number, words: string): number {
  const from = text[end - 1] === " " ? end - 1 : end;
  let common = 0;
  while (common < words.length && text[from - 1 - common] === words[words.length - 1 - common]) {
    common++;
  }
  return common;
}

function commonStart(text: string, start: number, words: string): number {
  const from = text[start] === " " ? start + 1 : start;
  let common = 0;
  while (common < words.length && text[from + common] === words[common]) common++;
  return common;
}
