import "server-only";
import { maxCodeUnits, type Distance, type Relation } from "@/lib/query/language";
import { segmenter } from "@/lib/text/segments";
import { read } from "@/server/platform/db";
import { revisionText } from "@/server/document/revision-text";
import type { PairRow } from "./compile";

/**
 * Whether a pair that lies near enough for the index is as near as was asked: indexes count
 * UTF-16 code units, people count characters, words and sentences.
 */
export async function nearEnough(pair: PairRow, relation: Relation): Promise<boolean> {
  if (relation.kind === "related") return true;
  const { within } = relation;
  if (!within || (within.unit === "characters" && !pair.astral)) return true;
  const text = await revisionText(read, pair.documentId, pair.revision);
  return text !== null && apart(text.text, pair, within) <= within.count;
}

type Ends = Pick<PairRow, "start" | "end" | "secondStart" | "secondEnd">;

/** How much of a unit stands between two annotations of a text; 0 where they touch or overlap. */
export function apart(text: string, pair: Ends, { count, unit }: Distance): number {
  const start = Math.min(pair.end, pair.secondEnd);
  const end = Math.max(pair.start, pair.secondStart);
  if (start >= end) return 0;
  if (end - start > maxCodeUnits({ count, unit })) return Infinity;
  const between = text.slice(start, end);
  if (unit === "characters") return [...between].length;
  if (unit === "words") {
    let words = 0;
    for (const part of segmenter("word").segment(between)) if (part.isWordLike) words++;
    return words;
  }
  // A sentence ends between them where the next one begins: at the gap's end at the latest.
  const from = Math.max(0, start - CONTEXT);
  let ends = 0;
  for (const { index } of segmenter("sentence").segment(text.slice(from, end + 1))) {
    if (from + index > start - 1 && from + index <= end && index > 0) ends++;
  }
  return ends;
}

/** How much before the gap is read, so that its first sentence is seen to begin there or not. */
const CONTEXT = 200;
