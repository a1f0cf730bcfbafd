/** The name of what somebody begins to write on why an annotation is rejected. */
export function reasonDraft(annotationId: string): string {
  return `reason/${annotationId}`;
}
