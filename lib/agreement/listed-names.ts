/** Names in a list with commas between them; `\,` is a comma within a name, `\\` a backslash. */
export function listedNames(list: string): string[] {
  const names = list.match(/(?:[^,\\]|\\.?)+/gs) ?? [];
  return names.map((name) => name.replace(/\\(.?)/gs, "$1").trim()).filter((name) => name !== "");
}

/** The list that {@link listedNames} reads. */
export function listNames(names: readonly string[]): string {
  return names.map((name) => name.replace(/[\\,]/g, "\\$&")).join(",");
}
