import type { Block, DocumentText } from "./document-text";

/** How many lines may stand before the title in its text, such as a date or the name of a series. */
const LINES_BEFORE = 2;
/** The length of such a line, in UTF-16 code units. */
const LINE_LENGTH = 80;

/**
 * The heading or paragraph among the first of a text that says no more than the title of its
 * document, with at most short lines before it: then the title need not be drawn a second time.
 * Null for any other text.
 */
export function titleBlock({ text, structure }: DocumentText, title: string): Block | null {
  const sought = bare(title);
  const { blocks } = structure;
  if (sought === "" || text.slice(0, blocks[0]?.start).trim() !== "") return null;
  for (const [at, block] of blocks.slice(0, LINES_BEFORE + 1).entries()) {
    if (block.kind !== "heading" && block.kind !== "paragraph") return null;
    // A container begins with the block inside it.
    const next = blocks[at + 1];
    if (next && next.start < block.end) return null;
    const words = text.slice(block.start, block.end);
    if (bare(words) === sought) return block;
    if (words.length > LINE_LENGTH || words.includes("\n")) return null;
  }
  return null;
}

/** Letters and digits alone, whatever their case; what is between them as one space. */
function bare(words: string): string {
  return words
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}
