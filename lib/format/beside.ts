import type { Exported } from "./exported";
import { outgoing } from "./links";

/**
 * What an annotation carries besides its place, for the field of a JSON format that other programs
 * pass over: the annotation as the API answers it, its author's name and its notes. The quoted words
 * and their places stay in, so that one entry of several pieces can be put together again.
 */
export function besideOf(one: Exported): object {
  const { annotation, notes } = one;
  const relations = relationFields(one);
  return { ...annotation, author: annotation.createdBy.name, notes, ...relations };
}

/** The relations that lead from an annotation, for our own field of a format; nothing for none. */
export function relationFields(one: Exported): object {
  const relations = outgoing(one).map(({ id, type, note, other, createdBy, createdAt }) => ({
    id,
    type,
    to: other.id,
    toDocument: other.documentId,
    toExact: other.exact,
    note,
    author: createdBy.name,
    createdAt,
  }));
  return relations.length > 0 ? { relations } : {};
}
