import type { Run, SourceIndex } from "./source-index";
import type { Token } from "./tokens";

/** Words that occur more often say nothing about whether two passages agree. */
const MAX_FREQUENT = 400;
/** The most places of a quotation's stems that are compared. */
const MAX_MEETINGS = 50_000;
const FUNCTION_WORDS = new Set(
  (
    "that this these those with from have been were will would could should there their they them " +
    "then than what when which while where about after before into over under only also very said says " +
    "dass diese dieser nicht eine einer einem haben wurde werden aber oder auch noch " +
    "dans pour avec cette sont mais plus comme nous vous leur para como pero esta este sobre desde"
  ).split(" "),
);

/** A word's stem, which its endings do not change, or null for a word of little meaning. */
function stemOf(key: string): string | null {
  if (FUNCTION_WORDS.has(key)) return null;
  if (/^\p{N}/u.test(key)) return key;
  const spaced = !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(
    key,
  );
  if (!spaced) return key;
  return key.length < 4 ? null : key.slice(0, 5);
}

const known = new WeakMap<SourceIndex, ReadonlyMap<string, readonly string[]>>();

/** The words of a source by their stems. */
function keysByStem(index: SourceIndex): ReadonlyMap<string, readonly string[]> {
  const there = known.get(index);
  if (there) return there;
  const keys = new Map<string, string[]>();
  for (const key of index.keys()) {
    const stem = stemOf(key);
    if (!stem || index.placesOf(key).length > MAX_FREQUENT) continue;
    const same = keys.get(stem);
    if (same) same.push(key);
    else keys.set(stem, [key]);
  }
  known.set(index, keys);
  return keys;
}

/**
 * The stretch of a source that shares most stems with these words, if it shares more than half of
 * them and at least three; else null. It says nothing about whether the meaning is the same.
 */
export function findParaphrase(index: SourceIndex, tokens: readonly Token[]): Run | null {
  const stems = new Set(tokens.flatMap(({ key, isWord }) => (isWord ? (stemOf(key) ?? []) : [])));
  if (stems.size < 3) return null;
  const meetings: { at: number; stem: string }[] = [];
  const keys = keysByStem(index);
  for (const stem of stems) {
    for (const key of keys.get(stem) ?? []) {
      if (meetings.length >= MAX_MEETINGS) break;
      for (const at of index.placesOf(key)) meetings.push({ at, stem });
    }
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
      const remaining = (count.get(oldest.stem) ?? 1) - 1;
      if (remaining === 0) count.delete(oldest.stem);
      else count.set(oldest.stem, remaining);
      first++;
    }
    if (count.size > most) {
      most = count.size;
      best = { from: meetings[first]?.at ?? at, to: at + 1 };
    }
  }
  return most >= 3 && most / stems.size > 0.5 ? best : null;
}
