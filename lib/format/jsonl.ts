import type { Exported, ExportedClaim, ExportedProject } from "./exported";
import { jsonInLine } from "./json-line";

/**
 * One line of our own format: the annotation as the API answers it, its author's name, its notes,
 * and the claims it carries with their evidence. The first line of a file also has what belongs to
 * the project. Ends with a line feed.
 */
export function toJsonLine(
  { annotation, notes }: Exported,
  claims: readonly ExportedClaim[],
  project?: ExportedProject | null,
): string {
  const author = annotation.createdBy.name;
  const line = { ...annotation, author, notes, claims, ...(project ? { project } : {}) };
  return `${jsonInLine(line)}\n`;
}
