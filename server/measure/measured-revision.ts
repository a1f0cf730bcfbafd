import "server-only";
import { LRUCache } from "lru-cache";
import { measureText, type MeasuredText } from "@/lib/measure/measured-text";
import type { ReadClient } from "@/server/platform/db";
import { revisionText } from "@/server/document/revision-text";

/** A revision never changes, nor do its words; four million of them are kept. */
const measured = new LRUCache<string, MeasuredText>({
  maxSize: 4_000_000,
  sizeCalculation: ({ wordStarts, sentences }) => 100 + wordStarts.length + 4 * sentences.length,
});

/** A document's text in words and sentences, read for someone known to stand on the document. */
export async function measureRevision(
  from: ReadClient,
  { id, revision, language }: { id: string; revision: number; language: string },
): Promise<MeasuredText | null> {
  const key = `${id}/${revision}/${language}`;
  const known = measured.get(key);
  if (known) return known;
  const text = await revisionText(from, id, revision);
  if (!text) return null;
  const fresh = measureText(text, language || undefined);
  measured.set(key, fresh);
  return fresh;
}
