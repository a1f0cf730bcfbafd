import "server-only";
import { LRUCache } from "lru-cache";
import { codePointIndex, type CodePointIndex } from "@/lib/text/code-points";
import { read } from "@/server/platform/db";
import { revisionText } from "./revision-text";

const kept = new LRUCache<string, { index: CodePointIndex | null }>({ max: 500 });

/**
 * How to count in code points in a revision, or null where both counts are the same because no
 * character of it is astral. For annotations that were read already: it asks nobody's leave.
 */
export async function codePointsOf(
  documentId: string,
  revision: number,
): Promise<CodePointIndex | null> {
  const key = `${documentId}/${revision}`;
  const known = kept.get(key);
  if (known) return known.index;
  const text = await revisionText(read, documentId, revision);
  const astral = text !== null && text.length !== text.lengthInCodePoints;
  const index = astral ? codePointIndex(text.text) : null;
  kept.set(key, { index });
  return index;
}
