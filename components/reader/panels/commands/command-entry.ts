import { fold } from "@/lib/text/fold";

/** Something the palette lists: a command, a filter, a place, a document. */
export interface CommandEntry {
  readonly id: string;
  readonly group: Group;
  readonly label: string;
  /** The key that does the same, as the help writes it. */
  readonly keys?: string;
  /** Further words by which it is found. */
  readonly also?: string;
  run(): void;
}

const GROUPS = [
  "act",
  "go",
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
const INITIAL_LIMIT: Readonly<Record<Group, number>> = {
  act: 30,
  go: 8,
  page: 30,
  show: 8,
  heading: 6,
  annotation: 0,
  document: 5,
  beside: 5,
  export: 3,
};
const MAX_MATCHES = 20;

/**
 * The entries that contain every typed word, in groups. A label that begins with what was typed
 * comes before one that contains it; otherwise the order is kept.
 */
export function matchEntries(
  entries: readonly CommandEntry[],
  typed: string,
): readonly { readonly group: Group; readonly entries: readonly CommandEntry[] }[] {
  const term = fold(typed.trim());
  const words = term.split(/\s+/u).filter(Boolean);
  const matches = new Map<Group, { first: CommandEntry[]; later: CommandEntry[] }>();
  for (const entry of entries) {
    const label = fold(entry.label);
    const searched = entry.also ? `${label} ${fold(entry.also)}` : label;
    if (!words.every((word) => searched.includes(word))) continue;
    const group = matches.get(entry.group) ?? { first: [], later: [] };
    matches.set(entry.group, group);
    (term !== "" && label.startsWith(term) ? group.first : group.later).push(entry);
  }
  return GROUPS.flatMap((group) => {
    const { first = [], later = [] } = matches.get(group) ?? {};
    const limit = term === "" ? INITIAL_LIMIT[group] : MAX_MATCHES;
    const listed = [...first, ...later].slice(0, limit);
    return listed.length > 0 ? [{ group, entries: listed }] : [];
  });
}
