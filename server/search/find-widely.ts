import "server-only";
import type { SearchWords } from "@/lib/text/search-words";
import type { FoundIn } from "@/lib/contract/terms";
import { find, type Search, type Row } from "./find";
import { byParts, byWords } from "./query";

/**
 * What of one kind holds the words; where nothing does, what holds them inside its words. `parts`
 * says which it was. A page that goes on says which the one before was, and is not asked twice.
 */
export async function findWidely(
  kind: FoundIn,
  at: Omit<Search, "condition" | "parts">,
  words: SearchWords,
  goesOn?: boolean,
): Promise<{ rows: Row[]; parts: boolean }> {
  const inside = async () => {
    const rows = await find(kind, { ...at, parts: true, condition: byParts(words) });
    return { rows, parts: true };
  };
  if (goesOn === true) return inside();
  const rows = await find(kind, { ...at, parts: false, condition: byWords(words) });
  return rows.length === 0 && goesOn === undefined ? inside() : { rows, parts: false };
}
