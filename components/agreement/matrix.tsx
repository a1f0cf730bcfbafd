"use client";
import type { ReactNode } from "react";
import { Table, type Column } from "../ui/table";

interface MatrixCell {
  readonly words: ReactNode;
  /** How dark it is, from 0 to 1. */
  readonly share: number;
}

interface MatrixProps {
  readonly caption: string;
  /** What rows and columns are. */
  readonly corner: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Null for a cell without anything in it. */
  readonly cell: (row: number, column: number) => MatrixCell | null;
}

interface Row {
  readonly at: number;
  readonly name: string;
}

/** A table of shaded numbers, which scrolls sideways within its own part of the page. */
export function Matrix({ caption, corner, rows, columns, cell }: MatrixProps) {
  const names: Column<Row> = { key: "name", label: corner, cell: ({ name }) => <bdi>{name}</bdi> };
  const numbers = columns.map((label, column): Column<Row> => ({
    key: String(column),
    label,
    align: "end",
    cell: ({ at }) => cell(at, column)?.words,
    shade: ({ at }) => cell(at, column)?.share ?? 0,
  }));
  return (
    <Table
      caption={caption}
      layout="grid"
      columns={[names, ...numbers]}
      rows={rows.map((name, at) => ({ at, name }))}
      rowKey={({ at }) => String(at)}
    />
  );
}
