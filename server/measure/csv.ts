import "server-only";
import { stringify } from "csv-stringify/sync";
import { BYTE_ORDER_MARK, guardFormula } from "@/lib/format/csv";

export type Cell = string | number | null;

/** A table as RFC 4180 has it, with a byte-order mark and a head; no cell is taken for a formula by a spreadsheet. */
export function csvOf(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const guarded = rows.map((row) =>
    row.map((cell) => (typeof cell === "string" ? guardFormula(cell) : (cell ?? ""))),
  );
  return BYTE_ORDER_MARK + stringify([[...head], ...guarded], { record_delimiter: "windows" });
}
