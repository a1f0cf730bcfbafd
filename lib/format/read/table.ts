import { parse } from "csv-parse/sync";
import { reason, type Reason } from "../../reason";
import { linesOf } from "./json";

export interface TableRow {
  /** The line of the file on which it begins. */
  readonly line: number;
  /** The cell of the first of these columns that the table has; empty when it has none of them. */
  cell(...columns: readonly string[]): string;
}

interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

type ParsedTable =
  { readonly ok: true; readonly value: Table } | { readonly ok: false; readonly why: Reason };

/** The longest row, in UTF-16 code units. */
const MAX_ROW = 2_000_000;

/**
 * A table with a line of column names: RFC 4180 with commas, semicolons or tabs, whichever the
 * first line has most of. Names of columns are compared without case.
 */
export function parseTable(content: string): ParsedTable {
  const [first] = linesOf(content);
  if (!first) return { ok: false, why: reason("Refusals.import.noColumns") };
  const delimiter = [",", ";", "\t"]
    .map((sign) => ({ sign, count: first.text.split(sign).length }))
    .reduce((most, one) => (one.count > most.count ? one : most)).sign;
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(content, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MAX_ROW,
    }) as unknown as typeof records;
  } catch (error) {
    const line = Number((error as { lines?: unknown } | null)?.lines ?? 1);
    return { ok: false, why: reason("Refusals.import.notATable", { line }) };
  }
  const [head, ...body] = records;
  const columns = (head?.record ?? []).map((name) => name.trim());
  const places = new Map(columns.map((name, at) => [name.toLowerCase(), at] as const));
  let line = (head?.info.lines ?? 1) + 1;
  const rows = body.map(({ record, info }) => {
    const begins = line;
    line = info.lines + 1;
    return {
      line: begins,
      cell(...names: readonly string[]) {
        for (const name of names) {
          const at = places.get(name.toLowerCase());
          if (at !== undefined) return record[at] ?? "";
        }
        return "";
      },
    };
  });
  return { ok: true, value: { columns, rows } };
}
