import type { TextBuilder } from "./text-builder";

/** A cell of a table as a source has it. */
export interface SourceCell {
  readonly header: boolean;
  /** How many columns and rows it spans; 1 or more. */
  readonly columns: number;
  readonly rows: number;
  /** Writes what is in it. */
  write(): void;
}

export interface SourceRow {
  readonly header: boolean;
  readonly cells: readonly SourceCell[];
}

/** Spans beyond these are a fault of the source. */
const MAX_COLUMNS = 100;
const MAX_ROWS = 1_000;
/** The most places of a table that cells which span several are kept over. */
const MAX_SPANNED = 50_000;

/**
 * Writes the rows of a table. A cell that spans several places stands in the first of them and says
 * how many; in the others stands an empty cell, so that every cell is in its column.
 */
export function writeTable(builder: TextBuilder, rows: readonly SourceRow[]): void {
  const close = builder.block({ kind: "table" });
  /** For each column, how many rows below it is taken by a cell above. */
  const taken: number[] = [];
  let spanned = 0;
  const fill = () => builder.cell({ kind: "cell" })();
  for (const row of rows) {
    const closeRow = builder.block({ kind: "row", ...(row.header ? { header: true } : {}) });
    let column = 0;
    const passTaken = () => {
      for (; (taken[column] ?? 0) > 0; column++) {
        taken[column]!--;
        fill();
      }
    };
    for (const cell of row.cells) {
      passTaken();
      const columns = Math.min(Math.max(1, cell.columns), MAX_COLUMNS);
      const below = Math.min(Math.max(1, cell.rows), MAX_ROWS);
      spanned += columns * below - 1;
      const isKept = spanned <= MAX_SPANNED;
      const closeCell = builder.cell({
        kind: "cell",
        ...(cell.header ? { header: true } : {}),
        ...(isKept && columns > 1 ? { columns } : {}),
        ...(isKept && below > 1 ? { rows: below } : {}),
      });
      cell.write();
      closeCell();
      for (let i = 0; i < (isKept ? columns : 1); i++) {
        if (i > 0) fill();
        taken[column++] = isKept ? below - 1 : 0;
      }
    }
    // Cells from above may stand at the end of the row, too.
    for (; column < taken.length; column++) {
      if ((taken[column] ?? 0) === 0) continue;
      taken[column]!--;
      fill();
    }
    closeRow();
    // Columns that nothing from above takes are not gone through again.
    while (taken.at(-1) === 0) taken.pop();
  }
  close();
}
