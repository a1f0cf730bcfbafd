import type { Block, DocumentText } from "./document-text";
import { fold } from "./fold";

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
  const words = fold(text.slice(first.start, first.end)).trim();
  return words !== "" && words === fold(title).trim() ? first : null;
}
