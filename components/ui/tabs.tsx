"use client";
import { Tabs as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import styles from "./tabs.module.css";

interface Tab {
  readonly value: string;
  readonly label: ReactNode;
  readonly content: ReactNode;
}

export interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly value?: string;
  /** The tab that is shown at first, where `value` does not say which one is shown. */
  readonly first?: string;
  readonly onChange?: (value: string) => void;
  /** Keeps the content of hidden tabs mounted, with everything that was typed. */
  readonly keep?: boolean;
}

export function Tabs({ label, tabs, value, first, onChange, keep }: TabsProps) {
  return (
    <Primitive.Root
      value={value}
      defaultValue={value === undefined ? (first ?? tabs[0]?.value) : undefined}
      onValueChange={onChange}
    >
      <Primitive.List className={styles.list} aria-label={label}>
        {tabs.map((tab) => (
          <Primitive.Trigger key={tab.value} value={tab.value} className={styles.tab}>
            {tab.label}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Content
          key={tab.value}
          value={tab.value}
          {...(keep ? { forceMount: true as const, hidden: value !== tab.value } : {})}
        >
          {tab.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}
