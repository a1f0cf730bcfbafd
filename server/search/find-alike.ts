import "server-only";
import { likestWord } from "@/lib/text/likeness";
import type { SearchWords } from "@/lib/text/search-words";
import type { FoundIn } from "@/lib/contract/terms";
import { find, type Search, type Row } from "./find";
import { byLikeness } from "./query";

/** As many as are read of one kind, the newest, and as many of them as are shown. */
const READ = 50;
const SHOWN = 10;

export interface Alike extends Row {
  /** The text's own words, folded, that are most like those that were looked for. */
  readonly marked: readonly string[];
}

/**
 * What of one kind holds words nearly like these, the likest first. Of texts it looks in about a
 * million characters of the newest.
 */
export async function findAlike(
  kind: FoundIn,
  at: Omit<Search, "condition" | "parts" | "after" | "limit">,
  words: SearchWords,
  known: ReadonlySet<string>,
): Promise<Alike[]> {
  if (words.misspelt.length === 0) return [];
  const condition = byLikeness(words);
  const rows = await find(kind, { ...at, parts: true, condition, limit: READ });
  const alike = rows.flatMap((row) => {
    if (known.has(row.id)) return [];
    const likest = words.misspelt.flatMap((word) => likestWord(word, row.text) ?? []);
    if (likest.length < words.misspelt.length) return [];
    const likeness = likest.reduce((sum, one) => sum + one.likeness, 0);
    return [{ likeness, row: { ...row, marked: likest.map(({ word }) => word) } }];
  });
  return alike
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, SHOWN)
    .map(({ row }) => row);
}
