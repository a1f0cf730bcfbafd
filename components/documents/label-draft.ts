/** The name of what is begun to be changed of a label; without its id, what those of all begin with. */
export function labelDraft(projectId: string, labelId = ""): string {
  return `label/${projectId}/${labelId}`;
}
