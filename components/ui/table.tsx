"use client";
import {
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
} from "react";
import { useTranslations } from "use-intl";
import { MoreRows } from "./more-rows";
import { useScrollStop } from "./use-scroll-stop";
import styles from "./table.module.css";

export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  /** The first column names its row; on narrow screens the others are below it. */
  readonly cell: (row: Row) => ReactNode;
  /** The value that rows are sorted by; a column without it can not be sorted. */
  readonly sortBy?: (row: Row) => string | number;
  readonly align?: "end";
  /** A column of buttons: its head is read out, not shown. */
  readonly actions?: boolean;
  /** Words that run on from the cell before: on narrow screens they follow it without a name. */
  readonly runsOn?: boolean;
  /** How dark a cell is, from 0 to 1; its words say the same, so that no colour has to be told apart. */
  readonly shade?: (row: Row) => number;
}

export interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /**
   * What becomes of it on narrow screens: rows become blocks, a grid of numbers stays one and
   * scrolls sideways beside the names of its rows.
   */
  readonly layout?: "rows" | "grid";
  /** A class for the widths of its columns. */
  readonly widths?: string;
  readonly sortedBy?: Sort;
  /** Where the rows come sorted: what they are sorted by is `sortedBy`, and this asks for another. */
  readonly onSort?: (sort: Sort) => void;
  /** Where rows can be chosen, to do something with all of them at once. */
  readonly choose?: {
    readonly chosen: ReadonlySet<string>;
    readonly onChoose: (chosen: ReadonlySet<string>) => void;
    /** The names of the boxes: of all rows, and of one. */
    readonly all: string;
    readonly one: (row: Row) => string;
  };
}

interface Sort {
  readonly key: string;
  readonly down?: boolean;
}

/** More rows are shown when somebody asks for them. */
const ROWS_AT_ONCE = 500;

/** Arrow keys move along the links and buttons of a column; Home and End go to its ends. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
  const cell = (event.target as HTMLElement).closest("tbody td, tbody th");
  const row = cell?.closest("tr");
  if (step === undefined || !cell || !row || (event.target as HTMLElement).matches("input,select"))
    return;
  const rows = [...event.currentTarget.querySelectorAll("tbody tr")];
  const column = [...row.children].indexOf(cell);
  const at = Math.min(rows.length - 1, Math.max(0, rows.indexOf(row) + step));
  const next = rows[at]?.children[column]?.querySelector<HTMLElement>("a, button, select");
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** How much ink the darkest cell has, in per cent: words on it can be read. */
const DARKEST = 34;

function shadeStyle(share: number): CSSProperties {
  return { "--share": `${share}%` } as CSSProperties;
}

/** Explicit roles: laid out as blocks on narrow screens, a table would lose its own. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, sortedBy, onSort, choose } = props;
  const { layout = "rows", widths = "" } = props;
  const t = useTranslations("Ui");
  const box = useRef<HTMLDivElement>(null);
  const scrolls = useScrollStop(box);
  const [ownSort, setOwnSort] = useState(sortedBy);
  const [sort, setSort] = onSort ? [sortedBy, onSort] : [ownSort, setOwnSort];
  const [most, setMost] = useState(ROWS_AT_ONCE);
  const isSorted = onSort !== undefined;
  const ordered = useMemo(() => {
    if (isSorted) return rows;
    const by = columns.find((column) => column.key === sort?.key)?.sortBy;
    if (!by) return rows;
    const sign = sort?.down ? -1 : 1;
    const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
    return [...rows].sort((one, other) => {
      const [a, b] = [by(one), by(other)];
      if (typeof a === "number" && typeof b === "number") return sign * (a - b);
      return sign * collator.compare(String(a), String(b));
    });
  }, [columns, rows, sort, isSorted]);
  const keys = choose ? rows.map(rowKey) : [];
  const areAllChosen = keys.length > 0 && keys.every((key) => choose?.chosen.has(key));
  const chooseRow = (key: string, isChosen: boolean) => {
    const chosen = new Set(choose?.chosen);
    if (isChosen) chosen.add(key);
    else chosen.delete(key);
    choose?.onChoose(chosen);
  };

  return (
    <div
      ref={box}
      role={scrolls ? "group" : undefined}
      aria-label={scrolls ? caption : undefined}
      className={styles.scroll}
    >
      <div role="presentation" onKeyDown={walk}>
        <table
          role="table"
          className={`${styles.table} ${styles[layout]} ${widths}`}
          data-chooses={choose ? "" : undefined}
        >
          <caption className="visually-hidden">{caption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {columns.map(({ key, label, sortBy, align, actions }, at) => {
                const sorted = sort?.key === key;
                const order = sorted ? (sort.down ? "descending" : "ascending") : undefined;
                return (
                  <th
                    key={key}
                    role="columnheader"
                    scope="col"
                    dir="auto"
                    aria-sort={order}
                    aria-label={actions ? label : undefined}
                    className={styles[align ?? "start"]}
                    data-actions={actions || undefined}
                  >
                    {choose && at === 0 && (
                      <input
                        type="checkbox"
                        className={styles.box}
                        aria-label={choose.all}
                        checked={areAllChosen}
                        onChange={() => choose.onChoose(new Set(areAllChosen ? [] : keys))}
                      />
                    )}
                    {sortBy ? (
                      <button
                        type="button"
                        className={styles.sort}
                        data-sorted={sorted || undefined}
                        onClick={() => setSort({ key, down: sorted && !sort.down })}
                      >
                        {label}
                        <span className={styles.arrow} aria-hidden="true">
                          {sorted ? (sort.down ? "↓" : "↑") : "↕"}
                        </span>
                      </button>
                    ) : (
                      !actions && label
                    )}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {ordered.slice(0, most).map((row) => (
              <tr key={rowKey(row)} role="row">
                {columns.map(({ key, label, cell, align, actions, runsOn, shade }, at) => {
                  const look = styles[align ?? "start"];
                  const share = shade && Math.round(shade(row) * DARKEST);
                  return at === 0 ? (
                    <th key={key} role="rowheader" scope="row" className={look}>
                      {choose && (
                        <input
                          type="checkbox"
                          className={styles.box}
                          aria-label={choose.one(row)}
                          checked={choose.chosen.has(rowKey(row))}
                          onChange={({ target }) => chooseRow(rowKey(row), target.checked)}
                        />
                      )}
                      {cell(row)}
                    </th>
                  ) : (
                    <td
                      key={key}
                      role="cell"
                      className={look}
                      data-name={actions || runsOn ? undefined : label}
                      data-actions={actions || undefined}
                      data-runs-on={runsOn}
                      data-shaded={shade && ""}
                      style={share === undefined ? undefined : shadeStyle(share)}
                    >
                      {cell(row)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && <p role="status">{t("nothing")}</p>}
      <MoreRows shown={most} count={rows.length} onMore={() => setMost(most + ROWS_AT_ONCE)} />
    </div>
  );
}
