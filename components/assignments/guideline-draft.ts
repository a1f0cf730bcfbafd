/** The name of what is begun to be written of a guideline; an empty id is that of a new one. */
export function guidelineDraft(projectId: string, guidelineId: string): string {
  return `guideline/${projectId}/${guidelineId}`;
}
