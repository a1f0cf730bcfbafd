/**
 * JSON for one line of a file. JSON allows some line separators inside a string, at which many
 * programs would end the line (Python's `splitlines` among them), so they are written as escapes.
 */
export function jsonInLine(value: unknown): string {
  return JSON.stringify(value).replace(/[\u0085\u2028\u2029]/g, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
