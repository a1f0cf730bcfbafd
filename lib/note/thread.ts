/** The greatest depth of a note; a note without a parent has depth 1. */
export const MAX_DEPTH = 20;

/**
 * The parent of a reply. A reply to a note at the deepest level becomes its sibling, so that no
 * discussion grows wider than the page.
 *
 * `parents` gives the parent of each note of the annotation, null for a first note. A cycle, which
 * no write can make, ends the walk as if it were the deepest level.
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

interface Answering {
  readonly id: string;
  readonly replyTo: string | null;
}

/**
 * The notes that begin threads, and by the id of each note those that answer it, both in the order
 * given. A note whose parent is not among them begins a thread.
 */
export function threadsOf<T extends Answering>(
  notes: readonly T[],
): { readonly first: readonly T[]; readonly answers: ReadonlyMap<string, readonly T[]> } {
  const answers = new Map<string, T[]>(notes.map(({ id }) => [id, []]));
  const first = notes.filter((note) => {
    const siblings = note.replyTo === null ? undefined : answers.get(note.replyTo);
    siblings?.push(note);
    return siblings === undefined;
  });
  return { first, answers };
}
