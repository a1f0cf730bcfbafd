/** How many notes stand above each other at most: a first note is at depth 1. */
export const MAX_DEPTH = 20;

/**
 * The note that an answer hangs on. An answer to a note at the deepest level stands beside it,
 * under the same parent, so that no discussion grows out of the page.
 *
 * `parents` gives the parent of each note of the annotation, null for a first note. A ring, which
 * no save can make, ends the walk as if it were the deepest level.
 */
export function parentFor(
  replyTo: string,
  parents: ReadonlyMap<string, string | null>,
): string | null {
  let depth = 1;
  let above = parents.get(replyTo) ?? null;
  while (above !== null && depth < MAX_DEPTH) {
    depth++;
    above = parents.get(above) ?? null;
  }
  return depth < MAX_DEPTH ? replyTo : (parents.get(replyTo) ?? null);
}
