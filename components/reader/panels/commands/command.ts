/** One thing the page can do, by name. */
export interface Command {
  readonly id: string;
  readonly group: Group;
  readonly label: string;
  /** The key that does the same, as the help writes it. */
  readonly keys?: string;
  /** More words it is found by. */
  readonly also?: string;
  run(): void;
}

export const GROUPS = [
  "act",
  "page",
  "show",
  "heading",
  "annotation",
  "document",
  "beside",
  "export",
] as const;
export type Group = (typeof GROUPS)[number];

/** How many of a group are listed before anything is typed, and how many at most. */
const AT_FIRST: Readonly<Record<Group, number>> = {
  act: 30,
  page: 30,
  show: 8,
  heading: 6,
  annotation: 0,
  document: 5,
  beside: 5,
  export: 3,
};
const MAX_MATCHES = 20;

/** Letters without case and marks, so that "résumé" is found by "RESUME". */
export function folded(words: string): string {
  return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * The commands that hold every word that was typed, in groups. A name that begins with what was
 * typed comes before one that holds it, otherwise their own order stays.
 */
export function narrowed(
  commands: readonly Command[],
  typed: string,
): readonly { readonly group: Group; readonly commands: readonly Command[] }[] {
  const wanted = folded(typed.trim());
  const words = wanted.split(/\s+/u).filter(Boolean);
  const found = new Map<Group, { first: Command[]; later: Command[] }>();
  for (const command of commands) {
    const name = folded(command.label);
    const all = command.also ? `${name} ${folded(command.also)}` : name;
    if (!words.every((word) => all.includes(word))) continue;
    const group = found.get(command.group) ?? { first: [], later: [] };
    found.set(command.group, group);
    (wanted !== "" && name.startsWith(wanted) ? group.first : group.later).push(command);
  }
  return GROUPS.flatMap((group) => {
    const { first = [], later = [] } = found.get(group) ?? {};
    const some = [...first, ...later].slice(0, wanted === "" ? AT_FIRST[group] : MAX_MATCHES);
    return some.length > 0 ? [{ group, commands: some }] : [];
  });
}
