/** The name of what is begun to be written of a relation from an annotation to another one. */
export function relatingDraft(annotationId: string): string {
  return `relate ${annotationId}`;
}

/** The name of what is begun to be changed of a relation. */
export function editingDraft(relationId: string): string {
  return `relation ${relationId}`;
}
