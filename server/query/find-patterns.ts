import { searchable } from "@/lib/text/fold";
import type { Hit } from "@/lib/text/find";
import { patternHits, type Pattern } from "@/lib/text/pattern";
import type { Task } from "@/server/platform/workers";

interface Seeking {
  readonly texts: readonly string[];
  readonly pattern: Pattern;
  /** The most places of one text. */
  readonly most: number;
  /** Only places that begin here or later are wanted, in UTF-16 code units. */
  readonly from?: number;
}

/** Where a pattern stands in each of some texts. Offsets are UTF-16 code units. */
export function findPatterns({ texts, pattern, most, from }: Seeking): Hit[][] {
  return texts.map((text) => patternHits(searchable(text), pattern, most, from));
}

/** In UTF-16 code units; folded in a few milliseconds. */
const SHORT = 100_000;

export const FIND_PATTERNS: Task<Seeking, Hit[][]> = {
  name: "findPatterns",
  run: findPatterns,
  timeoutMs: 10_000,
  isShort: ({ texts, pattern }) =>
    pattern.how === "words" && texts.reduce((sum, { length }) => sum + length, 0) < SHORT,
};
