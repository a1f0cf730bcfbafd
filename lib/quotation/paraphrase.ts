import type { Run, SourceIndex } from "./source-index";
import type { Token } from "./tokens";

/** Words that occur more often say nothing about whether two passages agree. */
const MAX_FREQUENT = 400;
const FUNCTION_WORDS = new Set(
  (
    "that this these those with from have been were will would could should there their they them " +
    "then than what when which while where about after before into over under only also very said says " +
    "dass diese dieser nicht eine einer einem haben wurde werden aber oder auch noch " +
    "dans pour avec cette sont mais plus comme nous vous leur para como pero esta este sobre desde"
  ).split(" "),
);

/** A word's stem, which its endings do not change, or null for a word of little meaning. */
function stemOf({ key, isWord }: Token): string | null {
  if (!isWord || FUNCTION_WORDS.has(key)) return null;
  if (/^\p{N}/u.test(key)) return key;
  const spaced = !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(
    key,
  );
  if (!spaced) return key;
  return key.length < 4 ? null : key.slice(0, 5);
}

/**
 * The stretch of a source that shares most stems with these words, if it shares more than half of
 * them and at least three; else null. It says nothing about whether the meaning is the same.
 */
export function findParaphrase(index: SourceIndex, tokens: readonly Token[]): Run | null {
  const wanted = new Set(tokens.flatMap((token) => stemOf(token) ?? []));
  if (wanted.size < 3) return null;
  const meetings: { at: number; stem: string }[] = [];
  for (const [key, places] of index.placesOfKeys()) {
    const stem = stemOf({ key, isWord: true, start: 0, end: 0, declared: false, kept: "" });
    if (!stem || !wanted.has(stem) || places.length > MAX_FREQUENT) continue;
    for (const at of places) meetings.push({ at, stem });
  }
  meetings.sort((a, b) => a.at - b.at);
  const width = Math.max(30, Math.ceil(tokens.length * 1.6));
  const count = new Map<string, number>();
  let best: Run | null = null;
  let most = 0;
  let first = 0;
  for (const { at, stem } of meetings) {
    count.set(stem, (count.get(stem) ?? 0) + 1);
    for (let oldest = meetings[first]; oldest && at - oldest.at > width; oldest = meetings[first]) {
      const left = (count.get(oldest.stem) ?? 1) - 1;
      if (left === 0) count.delete(oldest.stem);
      else count.set(oldest.stem, left);
      first++;
    }
    if (count.size > most) {
      most = count.size;
      best = { from: meetings[first]?.at ?? at, to: at + 1 };
    }
  }
  return most >= 3 && most / wanted.size > 0.5 ? best : null;
}
