import type { Block, DocumentText } from "./document-text";

/**
 * The heading or paragraph with which a text begins, if it says no more than the title of its
 * document: then the title need not be drawn a second time. Null for any other text.
 */
export function titleBlock({ text, structure }: DocumentText, title: string): Block | null {
  const [first, second] = structure.blocks;
  if (!first || (first.kind !== "heading" && first.kind !== "paragraph")) return null;
  // A container begins with the block inside it.
  if (second && second.start < first.end) return null;
  if (text.slice(0, first.start).trim() !== "") return null;
  const words = bare(text.slice(first.start, first.end));
  return words !== "" && words === bare(title) ? first : null;
}

/** Letters and digits alone, whatever their case; what is between them as one space. */
function bare(words: string): string {
  return words
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}
