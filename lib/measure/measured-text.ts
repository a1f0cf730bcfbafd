import { bisectRight } from "d3-array";
import type { Span } from "../span/span";
import { blockTree, type TreeNode } from "../text/block-tree";
import type { DocumentText } from "../text/document-text";
import { sentencesOf } from "../text/sentences";
import { partsOf } from "../text/segments";

/**
 * A sentence with its length in words and its speaker. Offsets are UTF-16 code units, half-open.
 */
interface MeasuredSentence {
  readonly start: number;
  readonly end: number;
  readonly words: number;
  /** The speaker of the turn, as the text names them; null outside of turns. */
  readonly speaker: string | null;
}

export interface MeasuredWords {
  /** Where each word begins, ascending, in UTF-16 code units. */
  readonly wordStarts: readonly number[];
}

export interface MeasuredText extends MeasuredWords {
  readonly sentences: readonly MeasuredSentence[];
}

/**
 * A text in words and sentences (Unicode text segmentation, UAX 29, by the rules of its language):
 * the base of all rates. Headings and cells count; every leaf block begins a sentence. Linear in
 * the text.
 */
export function measureText(document: DocumentText, language?: string): MeasuredText {
  const wordStarts = [...wordStartsOf(document, language)];
  const sentences: MeasuredSentence[] = [];
  let word = 0;
  for (const { at, speaker } of leavesOf(blockTree(document), null)) {
    for (const { start, end } of sentencesOf(document.text, at, language)) {
      const from = word;
      while (word < wordStarts.length && (wordStarts[word] ?? 0) < end) word++;
      sentences.push({ start, end, words: word - from, speaker });
    }
  }
  return { wordStarts, sentences };
}

/** Where each word begins, as a generator, so that the caller can pause. */
export function* wordStartsOf(document: DocumentText, language?: string): Generator<number, void> {
  for (const { at } of leavesOf(blockTree(document), null)) {
    for (const { start, isWord } of partsOf(document.text, at, "word", language)) {
      if (isWord) yield start;
    }
  }
}

interface Leaf {
  readonly at: Span;
  readonly speaker: string | null;
}

/** The blocks that contain words, in order, each with its speaker. */
function* leavesOf(nodes: readonly TreeNode[], speaker: string | null): Generator<Leaf, void> {
  for (const node of nodes) {
    if (node.type === "gap") continue;
    const { block } = node;
    const says = block.kind === "turn" ? block.speaker : speaker;
    if (node.type === "leaf") yield { at: block, speaker: says };
    else yield* leavesOf(node.children, says);
  }
}

/** The index of the word that an offset is in, or of the one before it; 0 before all words. */
export function wordAtOffset({ wordStarts }: MeasuredWords, offset: number): number {
  return Math.max(0, bisectRight(wordStarts, offset) - 1);
}
