import type { Row } from "./own-rows";
import type { PersonalTable } from "./personal-tables";

/** What a state of the history holds besides plain values that its author wrote. */
const OWN_OBJECTS = new Set(["target", "tags", "claim", "quotation", "rhetoric"]);
const DECISION = new Set(["verdict", "rationale", "decidedAt"]);

/** Columns that only say which thing a row is about. */
function isReference(column: string, { key }: PersonalTable): boolean {
  return key.includes(column) || /Id$/.test(column) || column === "createdAt";
}

/**
 * What of a row belongs to a person: the columns they contributed and the ids of what the row is
 * about. Other people are not in it.
 */
export function ownPart(table: PersonalTable, row: Row, me: string): Row {
  const people = Object.entries(table.people);
  const claimed = new Set(people.flatMap(([, columns]) => (columns === "all" ? [] : columns)));
  const mine = people.filter(([column]) => row[column] === me);
  const contributed = new Set(mine.flatMap(([, columns]) => (columns === "all" ? [] : columns)));
  const wholly = mine.some(([, columns]) => columns === "all") || table.alsoMine !== undefined;
  const kept = Object.entries(row).filter(([column]) => {
    if (column in table.people) return row[column] === me;
    if (claimed.has(column)) return contributed.has(column);
    return wholly || isReference(column, table);
  });
  const own = Object.fromEntries(kept);
  return table.alsoMine ? { ...own, before: ownState(row.before, me) } : own;
}

/** A state in the history if it is of a thing of `me`, without what others added to the thing. */
function ownState(state: unknown, me: string): Row | null {
  if (typeof state !== "object" || state === null) return null;
  const before = state as Row;
  const isBy = (field: string) => (before[field] as { id?: unknown } | null | undefined)?.id === me;
  if (!isBy("createdBy")) return null;
  return Object.fromEntries(
    Object.entries(before).filter(
      ([field, value]) =>
        (typeof value !== "object" || value === null || OWN_OBJECTS.has(field)) &&
        (!DECISION.has(field) || isBy("decidedBy")),
    ),
  );
}
