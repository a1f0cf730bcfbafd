"use client";
import type { CSSProperties, ReactNode } from "react";
import styles from "./agreement.module.css";

interface MatrixCell {
  readonly words: ReactNode;
  /** How dark it is, from 0 to 1. The words say the same, so that no colour has to be told apart. */
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

/** A table of shaded numbers, which scrolls sideways within its own part of the page. */
export function Matrix({ caption, corner, rows, columns, cell }: MatrixProps) {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={caption}>
      <table className={styles.matrix}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map((name, at) => (
              <th key={at} scope="col" dir="auto">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((name, row) => (
            <tr key={row}>
              <th scope="row" dir="auto">
                {name}
              </th>
              {columns.map((_, at) => {
                const shown = cell(row, at);
                const style = { "--share": `${Math.round((shown?.share ?? 0) * 34)}%` };
                return (
                  <td key={at} style={style as CSSProperties}>
                    {shown?.words}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
