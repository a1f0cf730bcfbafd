import "server-only";
import { LRUCache } from "lru-cache";
import type { Annotation } from "@/lib/annotation/annotation";
import { SourceIndex } from "@/lib/quotation/source-index";
import type { ReadClient } from "@/server/platform/db";
import { revisionText } from "@/server/document/revision-text";

/** A source made ready is asked again by the next quotation; texts of a revision never change. */
const ready = new LRUCache<string, SourceIndex>({
  maxSize: 8_000_000,
  sizeCalculation: ({ text }) => 1_000 + text.length,
});

export async function sourceIndex(
  from: ReadClient,
  documentId: string,
  revision: number,
): Promise<SourceIndex | null> {
  const key = `${documentId}/${revision}`;
  const known = ready.get(key);
  if (known) return known;
  const text = await revisionText(from, documentId, revision);
  if (!text) return null;
  const index = new SourceIndex(text.text);
  ready.set(key, index);
  return index;
}

/** The words of a quotation; what lies between its segments is left out, and said to be. */
export function wordsOfTarget({ target }: Pick<Annotation, "target">): string {
  return target.map(({ exact }) => exact).join(" … ");
}
