import "server-only";
import { LRUCache } from "lru-cache";
import type { z } from "zod";
import {
  convertOffsets,
  keyOf,
  textsIn,
  type ConvertOffset,
  type OffsetMap,
} from "@/lib/contract/offset-codec";
import { offsetMapOf } from "@/lib/contract/offset-map";
import type { CountedText, InUtf16, ShapeOf, Surroundings } from "@/lib/contract/offsets";
import { codePointIndex, type CodePointIndex } from "@/lib/text/code-points";
import { read } from "@/server/platform/db";
import { revisionText } from "./revision-text";

/** Promises, so that many who ask at once for the index of one text make it once. */
const indexes = new LRUCache<string, Promise<CodePointIndex | null>>({ max: 500 });

/**
 * How to count in code points in a revision, or null where both counts are the same because no
 * character of it is astral. For annotations that were read already: it asks nobody's leave.
 */
export function codePointsOf(documentId: string, revision: number): Promise<CodePointIndex | null> {
  const key = keyOf({ documentId, revision });
  const known = indexes.get(key);
  if (known) return known;
  const index = makeIndex(documentId, revision);
  indexes.set(key, index);
  index.catch(() => indexes.delete(key));
  return index;
}

async function makeIndex(documentId: string, revision: number): Promise<CodePointIndex | null> {
  const text = await revisionText(read, documentId, revision);
  const astral = text !== null && text.length !== text.lengthInCodePoints;
  return astral ? codePointIndex(text.text) : null;
}

/**
 * An answer with its offsets counted in code points of the texts that its schema names, each of
 * which is read once.
 */
export async function inCodePoints<S extends z.ZodType>(
  schema: S,
  value: InUtf16<ShapeOf<S>>,
  params: Surroundings["params"] = {},
): Promise<ShapeOf<S>> {
  const map = offsetMapOf(schema);
  const answer = map ? await mappedInCodePoints(map, value, params) : value;
  return answer as ShapeOf<S>;
}

async function mappedInCodePoints(map: OffsetMap, value: unknown, params: Surroundings["params"]) {
  const surroundings = { holder: {}, params };
  const converters = new Map<string, ConvertOffset | null>();
  for (const text of textsIn(map, value, surroundings)) {
    converters.set(keyOf(text), await converterOf(text));
  }
  // Both counts are the same in all of them, as in most texts.
  if ([...converters.values()].every((converter) => converter === null)) return value;
  const found = (text: CountedText) => converters.get(keyOf(text)) ?? null;
  return convertOffsets(map, value, null, found, surroundings);
}

async function converterOf(text: CountedText): Promise<ConvertOffset | null> {
  if ("words" in text) {
    const index = codePointIndex(text.words);
    return (unit) => index.toCodePoints(Math.min(unit, text.words.length));
  }
  const index = await codePointsOf(text.documentId, text.revision);
  return index && ((unit) => index.toCodePoints(unit));
}
