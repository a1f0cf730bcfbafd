import type { Kind } from "@/lib/annotation/annotation";
import type {
  readComparisonCall,
  readCountsCall,
  readCrossTableCall,
  readDensityCall,
} from "@/lib/contract/measures";
import type { AnswerOf } from "@/lib/contract/operation";

/** The density along a text, as /api/v1 answers it. */
export type DensitySeries = Density["series"][number];

export type Density = Omit<AnswerOf<typeof readDensityCall>, "offsets">;

export type Comparison = AnswerOf<typeof readComparisonCall>;
type ComparedBy = Comparison["by"];

export type CrossCell = AnswerOf<typeof readCrossTableCall>["items"][number];

/** What the charts show: a kind, a tag of it, or everything. Part of the page's address. */
export interface Looked {
  readonly by: ComparedBy;
  readonly kind?: Kind;
  readonly tag?: string;
}

export type Counts = AnswerOf<typeof readCountsCall>;

export const PARTS = ["kind", "family", "tag"] as const;
export type Part = (typeof PARTS)[number];

/** The series of a part; families fall back to tags when the tags have no groups. */
export function seriesOf({ series }: Density, part: Part): readonly DensitySeries[] {
  return series.filter(({ of }) => of === part);
}

/** A number with one decimal. */
export const tenths = (value: number) => String(Math.round(value * 10) / 10);

/** The index of the first peak of a line. */
export function peakOf(rates: readonly number[]): number {
  return rates.reduce((best, rate, at) => (rate > (rates[best] ?? 0) ? at : best), 0);
}

export interface CrossRow {
  readonly technique: string | null;
  readonly label: string;
}

export interface CrossView {
  readonly rows: readonly CrossRow[];
  /** The keys of the column's role by descending counts; an empty key for none. */
  readonly columns: readonly { readonly key: string; readonly label: string }[];
  readonly at: (technique: string | null, column: string) => number;
}

/**
 * Two of the three roles as a table; the third is fixed to one value if it is given. Targets are
 * compared without case.
 */
export function crossTabulate(
  cells: readonly CrossCell[],
  across: "target" | "claim",
  narrowed: string | null,
): CrossView {
  const keyOf = (cell: CrossCell, role: "target" | "claim") =>
    role === "target" ? cell.target.toLowerCase() : (cell.claimId ?? "");
  const other = across === "target" ? "claim" : "target";
  const shown = cells.filter((cell) => narrowed === null || keyOf(cell, other) === narrowed);
  const rows = new Map(shown.map(({ technique, label }) => [technique, { technique, label }]));
  const columns = new Map<string, { key: string; label: string; count: number }>();
  const counts = new Map<string, number>();
  for (const cell of shown) {
    const key = keyOf(cell, across);
    const label = across === "target" ? cell.target : (cell.claim ?? "");
    const column = columns.get(key) ?? { key, label, count: 0 };
    columns.set(key, { ...column, count: column.count + cell.count });
    const place = `${cell.technique} ${key}`;
    counts.set(place, (counts.get(place) ?? 0) + cell.count);
  }
  return {
    rows: [...rows.values()],
    columns: [...columns.values()].sort((one, two) =>
      one.key === "" ? 1 : two.key === "" ? -1 : two.count - one.count,
    ),
    at: (technique, column) => counts.get(`${technique} ${column}`) ?? 0,
  };
}
