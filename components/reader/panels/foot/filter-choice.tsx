"use client";
import { partOf } from "@/components/ui/later";
import { Opener } from "@/components/ui/opener";
import styles from "./foot.module.css";

export interface FilterChoiceProps<T extends string> {
  readonly label: string;
  /** What stands for no choice: "Everyone". */
  readonly all: string;
  readonly value: T | null;
  readonly options: readonly {
    readonly value: T;
    readonly label: string;
    readonly count?: number;
  }[];
  readonly onChange: (value: T | null) => void;
}

const filterPopover = partOf(async () => (await import("../../later-parts")).FilterPopover);

/** One of several, chosen in a list that is fetched when it is first opened. */
export function FilterChoice<T extends string>(props: FilterChoiceProps<T>) {
  const { all, value, options } = props;
  const chosen = options.find((option) => option.value === value);
  const trigger = (
    <button type="button" className={styles.pick} data-set={value !== null || undefined}>
      <span className={styles.chosen}>{value === null ? all : (chosen?.label ?? value)}</span>
      <span aria-hidden="true">▾</span>
    </button>
  );
  return (
    <Opener trigger={trigger} opens="dialog" part={filterPopover}>
      {(FilterPopover) => <FilterPopover trigger={trigger} {...props} />}
    </Opener>
  );
}
