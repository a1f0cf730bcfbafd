import type { Exported, ExportedClaim, ExportedProject } from "./exported";
import { relationFields } from "./beside";
import { jsonInLine } from "./json-line";

/**
 * One line of our own format: the annotation as the API answers it, its author's name, its notes,
 * the claims it carries with their evidence, and the
 * relations that lead from it. The first line of a file also has what belongs to
 * the project. Ends with a line feed.
 */
export function toJsonLine(
  one: Exported,
  claims: readonly ExportedClaim[],
  project?: ExportedProject | null,
): string {
  const { annotation, notes } = one;
  const author = annotation.createdBy.name;
  const relations = relationFields(one);
  const line = { ...annotation, author, notes, claims, ...relations, ...(project && { project }) };
  return `${jsonInLine(line)}\n`;
}
