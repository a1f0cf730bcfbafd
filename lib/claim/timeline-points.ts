import { type Commitment, type OccurrenceRole, type Quantity } from "../annotation/annotation";
import { wholeDate, type Dated } from "./timeline";
import { OCCURRENCE_ROLES } from "../contract/terms";

/** What an occurrence must have to be put on the time axis of its claim. */
export interface DatedOccurrence extends Dated {
  readonly role: OccurrenceRole;
}

/** Passages of one day with the same role for a claim; `at` is a whole ISO 8601 date. */
export interface TimelinePoint<T extends DatedOccurrence = DatedOccurrence> {
  readonly at: string;
  readonly role: OccurrenceRole;
  /** The speaker of each of them, or else the title of its text. */
  readonly who: readonly string[];
  readonly of: readonly T[];
}

/** The dates of a claim's occurrences, by role. Occurrences without a date are left out. */
export function timelinePointsOf<T extends DatedOccurrence>(
  occurrences: readonly T[],
): readonly TimelinePoint<T>[] {
  const moments = new Map<string, { at: string; role: OccurrenceRole; who: string[]; of: T[] }>();
  for (const occurrence of occurrences) {
    const { role, documentDate, documentSpeaker, documentTitle } = occurrence;
    const at = wholeDate(documentDate);
    if (at === null) continue;
    const key = `${at} ${role}`;
    const known = moments.get(key) ?? { at, role, who: [], of: [] };
    known.who.push(documentSpeaker || documentTitle);
    known.of.push(occurrence);
    moments.set(key, known);
  }
  const place = ({ role }: Pick<TimelinePoint, "role">) => OCCURRENCE_ROLES.indexOf(role);
  return [...moments.values()].sort((a, b) => a.at.localeCompare(b.at) || place(a) - place(b));
}

/** The columns of a claim's timeline as a table; names are for machines. */
export const TIMELINE_COLUMNS = [
  "date",
  "what",
  "document",
  "speaker",
  "role",
  "commitment",
  "words",
  "comparator",
  "value",
  "unit",
  "verdict",
];

export interface Passage extends DatedOccurrence {
  readonly quote: string;
  readonly commitment: Commitment;
  readonly quantities: readonly Quantity[];
}

/**
 * One row for each number of each passage, or one for a passage without numbers, with dates as
 * precise as they are stored; then one row for each verdict, with an empty cell where it was
 * withdrawn.
 */
export function timelineRows(
  passages: readonly Passage[],
  verdicts: readonly { readonly at: string; readonly verdict: string | null }[],
): readonly (readonly (string | number | null)[])[] {
  const statements = passages.flatMap((one) => {
    const { documentDate, documentTitle, documentSpeaker, role, commitment, quote } = one;
    const start = [
      documentDate,
      "passage",
      documentTitle,
      documentSpeaker,
      role,
      commitment,
      quote,
    ];
    if (one.quantities.length === 0) return [[...start, null, null, null, null]];
    return one.quantities.map(({ comparator, value, unit }) => [
      ...start,
      comparator,
      value,
      unit,
      null,
    ]);
  });
  const none = Array.from({ length: TIMELINE_COLUMNS.length - 3 }, () => null);
  const decided = verdicts.map(({ at, verdict }) => [at, "verdict", ...none, verdict]);
  return [...statements, ...decided];
}
