"use client";
import { Command } from "cmdk";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Popover } from "@/components/ui/popover";
import styles from "./foot.module.css";

interface FilterChoiceProps<T extends string> {
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

/** One of several, in a list that narrows as one types. */
export function FilterChoice<T extends string>({
  label,
  all,
  value,
  options,
  onChange,
}: FilterChoiceProps<T>) {
  const t = useTranslations("Filter");
  const [open, setOpen] = useState(false);
  const chosen = options.find((option) => option.value === value);
  const pick = (next: T | null) => {
    onChange(next);
    setOpen(false);
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={label}
      align="start"
      trigger={
        <button type="button" className={styles.pick} data-set={value !== null || undefined}>
          {value === null ? all : (chosen?.label ?? value)} <span aria-hidden="true">▾</span>
        </button>
      }
    >
      <Command label={label} className={styles.menu} defaultValue={value ?? ""}>
        {options.length > 8 && (
          <Command.Input className={styles.search} placeholder={t("narrow")} autoFocus />
        )}
        <Command.List className={styles.options} tabIndex={-1}>
          <Command.Empty className={styles.none}>{t("none")}</Command.Empty>
          <Command.Item
            className={styles.option}
            value=""
            keywords={[all]}
            onSelect={() => pick(null)}
          >
            {all}
          </Command.Item>
          {options.map((option) => (
            <Command.Item
              key={option.value}
              className={styles.option}
              value={option.value}
              keywords={[option.label]}
              onSelect={() => pick(option.value)}
            >
              <span>
                {option.value === value && <span aria-hidden="true">✓ </span>}
                {option.label}
              </span>
              {option.count !== undefined && <small>{option.count}</small>}
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Popover>
  );
}
