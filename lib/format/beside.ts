import type { Exported } from "./exported";

/**
 * What an annotation carries besides its place, for the field of a JSON format that other programs
 * pass over: the annotation as the API answers it, its author's name and its notes. The quoted words
 * and their places stay in, so that one entry of several pieces can be put together again.
 */
export function besideOf({ annotation, notes }: Exported): object {
  return { ...annotation, author: annotation.createdBy.name, notes };
}
