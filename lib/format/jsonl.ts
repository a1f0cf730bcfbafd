import type { Exported, ExportedClaim, ExportedProject } from "./exported";

/**
 * One line of our own format: the annotation as the API answers it, its author's name, its notes,
 * and the claims it carries with their evidence. The first line of a file also has what belongs to
 * the project. Ends with a line feed.
 *
 * JSON allows some line separators inside a string, at which many programs would end the line
 * (Python's `splitlines` among them), so they are written as escapes.
 */
export function toJsonLine(
  { annotation, notes }: Exported,
  claims: readonly ExportedClaim[],
  project?: ExportedProject | null,
): string {
  const author = annotation.createdBy.name;
  const line = JSON.stringify({
    ...annotation,
    author,
    notes,
    claims,
    ...(project ? { project } : {}),
  });
  return `${line.replace(/[\u0085\u2028\u2029]/g, escapeCharacter)}\n`;
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
