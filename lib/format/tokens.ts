import type { DocumentText } from "../text/document-text";
import { partsOf } from "../text/segments";
import { sentencesOf } from "../text/sentences";
import { leavesOf } from "./leaves";

interface Run {
  /** UTF-16 code units of the whole text. */
  readonly start: number;
  readonly end: number;
}

/** A sentence of a text with its tokens, none of which is space. */
export interface TokenSentence extends Run {
  readonly tokens: readonly Run[];
}

/**
 * A text as sentences of tokens (Unicode text segmentation, UAX 29), block by block; space belongs to
 * none. `borders`, ascending UTF-16 offsets, end a token where they lie inside one, so that a span
 * which begins or ends there is made of whole tokens.
 */
export function* tokenSentences(
  { text, structure }: DocumentText,
  language: string,
  borders: readonly number[] = [],
): Generator<TokenSentence> {
  let border = 0;
  for (const leaf of leavesOf(structure.blocks, text.length)) {
    for (const { start, end } of sentencesOf(text, leaf, language || undefined)) {
      const tokens: Run[] = [];
      for (const part of partsOf(text, { start, end }, "word", language || undefined)) {
        if (text.slice(part.start, part.end).trim() === "") continue;
        let from = part.start;
        for (let at = borders[border]; at !== undefined && at < part.end; at = borders[++border]) {
          if (at <= from) continue;
          tokens.push({ start: from, end: at });
          from = at;
        }
        tokens.push({ start: from, end: part.end });
      }
      if (tokens.length > 0) yield { start, end, tokens };
    }
  }
}
