"use client";
import { Command } from "cmdk";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Trigger } from "@/components/ui/opener";
import { fold } from "@/lib/text/fold";
import { Popover } from "@/components/ui/popover";
import type { FilterChoiceProps } from "./filter-choice";
import { focusAdded } from "./focus-added";
import styles from "./foot.module.css";

interface FilterPopoverProps<T extends string> extends FilterChoiceProps<T> {
  readonly trigger: Trigger;
}

/** Whether a label contains what was typed, as the search compares words. */
function contains(_value: string, typed: string, labels: readonly string[] = []): number {
  return labels.some((label) => fold(label).includes(fold(typed.trim()))) ? 1 : 0;
}

/** The value of no choice: the list passes over an empty one, and then no arrow key leaves it. */
const ALL = "*";

/** One of several, in a list that narrows as one types; open as soon as it is mounted. */
export function FilterPopover<T extends string>({
  trigger,
  label,
  all,
  value,
  options,
  onChange,
}: FilterPopoverProps<T>) {
  const t = useTranslations("Filter");
  const [open, setOpen] = useState(true);
  const hasField = options.length > 8;
  const pick = (next: T | null) => {
    onChange(next);
    setOpen(false);
  };
  return (
    <Popover open={open} onOpenChange={setOpen} label={label} align="start" trigger={trigger}>
      <Command
        ref={hasField ? undefined : focusAdded}
        label={label}
        className={styles.menu}
        defaultValue={value ?? ALL}
        filter={contains}
      >
        {hasField && (
          <Command.Input className={styles.search} placeholder={t("narrow")} autoFocus />
        )}
        <Command.List className={styles.options} tabIndex={-1}>
          <Command.Empty className={styles.none}>{t("none")}</Command.Empty>
          <Command.Item
            className={styles.option}
            value={ALL}
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
