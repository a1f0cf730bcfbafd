"use client";
import { Tabs as Primitive } from "radix-ui";
import { useState, type ReactNode } from "react";
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
  // Held here as well, so that hidden tabs are known where nobody says which one is shown.
  const [own, setOwn] = useState(first ?? tabs[0]?.value);
  const shown = value ?? own;
  return (
    <Primitive.Root
      value={shown}
      onValueChange={(chosen) => {
        setOwn(chosen);
        onChange?.(chosen);
      }}
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
          {...(keep ? { forceMount: true as const, hidden: shown !== tab.value } : {})}
        >
          {tab.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}
