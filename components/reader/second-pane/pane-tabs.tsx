"use client";
import { useTranslations } from "use-intl";
import type { Pane } from "../context/panes";
import styles from "./second-pane.module.css";

interface PaneTabsProps {
  readonly first: string;
  readonly second: string;
  readonly seen: Pane;
  readonly onSee: (pane: Pane) => void;
}

/** Chooses the visible document where there is room for only one. */
export function PaneTabs({ first, second, seen, onSee }: PaneTabsProps) {
  const t = useTranslations("Beside");
  return (
    <section className={styles.tabs} aria-label={t("which")} data-print="no">
      {(["first", "second"] as const).map((pane) => (
        <button
          key={pane}
          type="button"
          className={styles.tab}
          dir="auto"
          aria-pressed={seen === pane}
          onClick={() => onSee(pane)}
        >
          {pane === "first" ? first : second}
        </button>
      ))}
    </section>
  );
}
