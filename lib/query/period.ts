/** A period in ISO 8601, as precise as known: 2024, 2024-03 or 2024-03-04. */
export interface Period {
  readonly from: Date;
  /** The first moment after it. */
  readonly until: Date;
}

const WRITTEN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** The period in UTC, or null for anything that is no date of the calendar. */
export function period(written: string): Period | null {
  const match = WRITTEN.exec(written);
  if (!match) return null;
  const [year, month, day] = [match[1], match[2], match[3]].map((part) =>
    part === undefined ? undefined : Number(part),
  );
  if (year === undefined) return null;
  const from = utc(year, (month ?? 1) - 1, day ?? 1);
  if (!from.toISOString().startsWith(written)) return null;
  const until =
    day !== undefined && month !== undefined
      ? utc(year, month - 1, day + 1)
      : month !== undefined
        ? utc(year, month, 1)
        : utc(year + 1, 0, 1);
  return { from, until };
}

/** Date.UTC maps years below 100 to the 20th century. */
function utc(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date;
}
