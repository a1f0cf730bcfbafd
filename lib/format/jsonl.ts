import type { Exported, ExportedClaim, ExportedDocument, ExportedProject } from "./exported";
import { relationFields } from "./beside";
import { jsonInLine } from "./json-line";

/**
 * One line of our own format: the annotation as the API answers it, its author's name, the labels
 * of its document, its notes, the claims it carries with their evidence, and the
 * relations that lead from it. The first line of a file also has what belongs to
 * the project. Ends with a line feed.
 */
export function toJsonLine(
  one: Exported,
  claims: readonly ExportedClaim[],
  { labels }: Pick<ExportedDocument, "labels">,
  project?: ExportedProject | null,
): string {
  const { annotation, notes } = one;
  const author = annotation.createdBy.name;
  const line = {
    ...annotation,
    author,
    ...(labels.length > 0 && { documentLabels: labels.map(({ name }) => name) }),
    notes,
    claims,
    ...relationFields(one),
    ...(project && { project }),
  };
  return `${jsonInLine(line)}\n`;
}
