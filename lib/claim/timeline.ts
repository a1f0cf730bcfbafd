import type { Quantity } from "../annotation/annotation";

/** A number that was stated at a time; `at` is ISO 8601, `year` a decimal year for an axis. */
export interface SaidNumber<T extends Dated = Dated> {
  readonly at: string;
  readonly value: number;
  readonly who: string;
  /** The passage that states it. */
  readonly of: T;
}

/** What an occurrence must have to be placed in time. */
export interface Dated {
  readonly documentDate: string;
  readonly documentTitle: string;
  readonly documentSpeaker: string;
  readonly quantities: readonly Pick<Quantity, "value" | "unit" | "comparator">[];
}

/** Numbers of one unit and sense, which can share an axis. */
export interface Series<T extends Dated = Dated> {
  readonly unit: string;
  readonly numbers: readonly SaidNumber<T>[];
}

/**
 * The numbers of a claim's occurrences over time: one series for each unit, changes separate from
 * totals, the longest first. Occurrences without a date are left out.
 */
export function seriesOf<T extends Dated>(occurrences: readonly T[]): readonly Series<T>[] {
  const series = new Map<string, { unit: string; numbers: SaidNumber<T>[] }>();
  for (const of of occurrences) {
    const { documentDate, documentTitle, documentSpeaker, quantities } = of;
    const at = wholeDate(documentDate);
    if (at === null) continue;
    for (const { value, unit, comparator } of quantities) {
      const sense = comparator === "change" || comparator === "ratio" ? comparator : "total";
      const key = `${sense} ${unit.trim().toLowerCase()}`;
      const known = series.get(key) ?? { unit: unit.trim(), numbers: [] };
      known.numbers.push({ at, value, who: documentSpeaker || documentTitle, of });
      series.set(key, known);
    }
  }
  return [...series.values()].sort((a, b) => b.numbers.length - a.numbers.length);
}

/** The first day a date may mean: 2024 is 2024-01-01. Null for anything but an ISO date. */
export function wholeDate(date: string): string | null {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date);
  return match ? `${match[1]}-${match[2] ?? "01"}-${match[3] ?? "01"}` : null;
}

/** When a claim received which verdict, oldest first; a withdrawn verdict is null. */
export function verdictDates(
  now: { readonly verdict: string | null; readonly decidedAt: string | null },
  past: readonly { readonly at: string; readonly before: { readonly verdict: string | null } }[],
): readonly { readonly at: string; readonly verdict: string | null }[] {
  const dates: { at: string; verdict: string | null }[] = [];
  for (const [i, { at, before }] of past.entries()) {
    const after = past[i + 1]?.before.verdict ?? null;
    const next = i + 1 < past.length ? after : now.verdict;
    if (next !== before.verdict) dates.push({ at, verdict: next });
  }
  if (now.verdict !== null && dates.length === 0 && now.decidedAt) {
    dates.push({ at: now.decidedAt, verdict: now.verdict });
  }
  return dates;
}
