import { fold } from "@/lib/text/fold";
import type { ReadingTag } from "../../model/codebook";

/**
 * How well a tag fits what was typed, from 0 (not at all) to 1: labels that begin with it, then
 * labels that contain it, then definitions; without regard to case and accents, as the search.
 */
export function rankTag(
  tag: Pick<ReadingTag, "label" | "definition"> | undefined,
  typed: string,
): number {
  const words = fold(typed.trim());
  if (!tag) return 0;
  const label = fold(tag.label);
  if (label.startsWith(words)) return 1;
  if (label.split(/\s+/).some((word) => word.startsWith(words))) return 0.9;
  if (label.includes(words)) return 0.8;
  return fold(tag.definition).includes(words) ? 0.4 : 0;
}
