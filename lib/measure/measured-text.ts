import { blockTree, type TreeNode } from "../text/block-tree";
import type { DocumentText } from "../text/document-text";
import { sentencesOf } from "../text/sentences";
import { segmenter } from "../text/words";

/** A sentence with its length in words and whoever says it. Offsets are UTF-16, half-open. */
export interface MeasuredSentence {
  readonly start: number;
  readonly end: number;
  readonly words: number;
  /** As the text names the speaker of the turn; null outside of turns. */
  readonly speaker: string | null;
}

export interface MeasuredText {
  /** Where each word begins, ascending, in UTF-16 code units. */
  readonly wordStarts: readonly number[];
  readonly sentences: readonly MeasuredSentence[];
}

/**
 * A text in words and sentences (Unicode text segmentation, UAX 29, by the rules of its
 * language): what rates are rates of. Headings and cells count; every leaf block begins a
 * sentence. Linear in the text.
 */
export function measured(document: DocumentText, language?: string): MeasuredText {
  const wordStarts: number[] = [];
  const sentences: MeasuredSentence[] = [];

  const leaf = (at: { start: number; end: number }, speaker: string | null) => {
    const words = document.text.slice(at.start, at.end);
    const first = wordStarts.length;
    for (const { index, isWordLike } of segmenter("word", language).segment(words)) {
      if (isWordLike) wordStarts.push(at.start + index);
    }
    let word = first;
    for (const { start, end } of sentencesOf(document.text, at, language)) {
      const from = word;
      while (word < wordStarts.length && (wordStarts[word] ?? 0) < end) word++;
      sentences.push({ start, end, words: word - from, speaker });
    }
  };
  const walk = (nodes: readonly TreeNode[], speaker: string | null) => {
    for (const node of nodes) {
      if (node.type === "gap") continue;
      const { block } = node;
      const says = block.kind === "turn" ? block.speaker : speaker;
      if (node.type === "leaf") leaf(block, says);
      else walk(node.children, says);
    }
  };
  walk(blockTree(document), null);
  return { wordStarts, sentences };
}

/** How many of an ascending list are at most `value`. */
export function countUpTo(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the word an offset stands in, or of the one before it; 0 before all words. */
export function wordAtOffset({ wordStarts }: MeasuredText, offset: number): number {
  return Math.max(0, countUpTo(wordStarts, offset) - 1);
}
